// The rehearsal: what the printed sheet promises is what the rule decides, and nothing is asked or counted anywhere.
import { afterEach, expect, test } from 'vitest'
import type { GateSession } from '#app/check-in/gate.ts'
import { gateMessages } from '#app/check-in/gate-messages.ts'
import {
  PRACTICE_CASES,
  type PracticeCase,
  practiceDigits,
  practiceNumber,
  practiceText,
  practiceVerdict,
} from '#app/check-in/practice-codes.ts'
import { PracticeGate } from '#app/check-in/practice-gate.ts'
import { practiceMessages } from '#app/check-in/practice-messages.ts'
import { ticketIn } from '#app/check-in/scanned-text.ts'
import { viewOf } from '#app/check-in/verdict-view.ts'
import { newId } from '#app/platform/ids.ts'
import { translator } from '#app/platform/messages.ts'

const PROMISED: Record<PracticeCase, { verdict: string; tone: string; admitted: number }> = {
  single: { verdict: 'welcome', tone: 'go', admitted: 1 },
  party: { verdict: 'welcome', tone: 'go', admitted: 4 },
  already: { verdict: 'alreadyIn', tone: 'look', admitted: 0 },
  partly: { verdict: 'partlyIn', tone: 'look', admitted: 3 },
  care: { verdict: 'welcome', tone: 'look', admitted: 2 },
  early: { verdict: 'tooEarly', tone: 'stop', admitted: 0 },
  cancelled: { verdict: 'cancelled', tone: 'stop', admitted: 0 },
  waiting: { verdict: 'waiting', tone: 'stop', admitted: 0 },
  replaced: { verdict: 'cancelled', tone: 'stop', admitted: 0 },
  otherEvent: { verdict: 'wrongEvent', tone: 'stop', admitted: 0 },
}
const COLOURS: Record<string, string> = { go: '绿色', look: '黄色', stop: '红色' }

const session: GateSession = {
  deviceToken: 't',
  deviceId: 'd',
  expiresAt: '2030-01-01T00:00:00Z',
  gate: '1 号口',
  deviceName: '手机 A',
  profile: 'supervisor',
  event: { id: 'e', slug: 'e', title: '', titleEn: null },
  slots: [],
}
const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})
function rehearsal() {
  const asked: unknown[] = []
  globalThis.fetch = (address) => {
    asked.push(address)
    return Promise.reject(new Error('no network'))
  }
  return { gate: new PracticeGate(session, { gate: '2 号口', phone: '演练手机 B' }), asked }
}
const scanOf = (number: number, given: object = {}) => ({
  nonce: newId(),
  ticket: { secret: practiceText(number) },
  kind: 'entry' as const,
  happenedAt: new Date().toISOString(),
  ...given,
})
const resultOf = async (gate: PracticeGate, number: number, given: object = {}) => {
  const answer = await gate.scan(scanOf(number, given))
  if ('failed' in answer) throw new Error(answer.failed)
  return answer.value
}

test('each of the ten codes is read as itself, and is no ticket of any event', () => {
  expect(PRACTICE_CASES).toHaveLength(10)
  for (const [index] of PRACTICE_CASES.entries()) {
    const text = practiceText(index + 1)
    expect(practiceNumber(` ${text.toLowerCase()} `)).toBe(index + 1)
    expect(ticketIn(text)).toBeUndefined()
  }
  for (const text of [
    'OPEN-DAY-PRACTICE-00',
    'OPEN-DAY-PRACTICE-11',
    'OPEN-DAY-PRACTICE-1',
    '',
    'OPEN-DAY-PRACTICE-0x1',
  ])
    expect(practiceNumber(text)).toBeUndefined()
})

test('what the sheet promises the phone shows: verdict, colour and word', async () => {
  const { gate, asked } = rehearsal()
  const sheet = translator('zh-CN', practiceMessages)
  const words = translator('zh-CN', gateMessages)
  for (const [index, which] of PRACTICE_CASES.entries()) {
    const result = await resultOf(gate, index + 1)
    const view = viewOf(result, 'scan')
    const { verdict, admitted } = result
    expect({ verdict, admitted, tone: view.tone }, which).toEqual(PROMISED[which])
    expect(practiceVerdict(index + 1, Date.now())).toBe(verdict)
    expect(sheet(`what.${which}`)).toContain(COLOURS[view.tone])
    expect(sheet(`what.${which}`)).toContain(words(view.word))
    if (view.tone === 'stop') expect(sheet(`what.${which}`)).toContain(words(view.reason))
  }
  expect(asked).toEqual([])
})

test('the sheet’s exercises go as it says: again, in part, out, over the rule and back', async () => {
  const { gate, asked } = rehearsal()
  await resultOf(gate, 1)
  expect(await resultOf(gate, 1)).toMatchObject({ verdict: 'alreadyIn', previous: { gate: '1 号口', phone: '手机 A' } })
  const family = scanOf(2)
  await gate.scan(family)
  await gate.undo(family.nonce)
  expect(await resultOf(gate, 2, { count: 3 })).toMatchObject({ verdict: 'welcome', admitted: 3 })
  expect(await resultOf(gate, 2)).toMatchObject({ verdict: 'partlyIn', admitted: 1 })
  expect(await resultOf(gate, 3)).toMatchObject({ previous: { gate: '2 号口', phone: '演练手机 B' } })
  expect(await resultOf(gate, 3, { kind: 'exit' })).toMatchObject({ verdict: 'left', admitted: 1 })
  expect(await resultOf(gate, 5)).toMatchObject({ care: ['guest', 'wheelchair'] })
  // Its slot says when to come back.
  const { slotId } = await resultOf(gate, 6)
  const slot = gate.slots.find(({ id }) => id === slotId)
  expect(Date.parse(slot?.checkInOpensAt ?? '')).toBeGreaterThan(Date.now())
  expect(await resultOf(gate, 6, { force: true })).toMatchObject({ verdict: 'welcome', admitted: 1 })
  expect(await resultOf(gate, 9)).toMatchObject({ replaced: true, name: '' })
  const typed = await gate.scan({ ...scanOf(1), ticket: { shortCode: practiceDigits(8) } })
  expect(typed).toMatchObject({ value: { verdict: 'waiting' } })
  expect(asked).toEqual([])
})

test('a real ticket is unknown to a rehearsal, and counts stay its own', async () => {
  const { gate, asked } = rehearsal()
  const real = { ...scanOf(1), ticket: { secret: 'a'.repeat(26) } }
  expect(await gate.scan(real)).toMatchObject({ value: { verdict: 'unknown', admitted: 0 } })
  const at = { nonce: newId(), happenedAt: new Date().toISOString() }
  expect(await gate.countCrowd({ ...at, people: -1 })).toEqual({ failed: 'refused', code: 'nobodyInside' })
  expect(await gate.countCrowd({ ...at, people: 1 })).toMatchObject({ value: { crowd: [{ entered: 1 }] } })
  expect(await gate.walkIn({ ...at, partySize: 2 })).toMatchObject({ value: { verdict: 'welcome', label: 'P-01' } })
  expect(asked).toEqual([])
})
