// The draw: recomputed here by other means, held once, told once, and nothing of it foretold.
import { webcrypto } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { hours, after as later, now, setClock } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changeSlot } from '#app/registrations/change-slot.server.ts'
import { drawLots } from '#app/registrations/draw-lots.server.ts'
import { allotSeats } from '#app/registrations/draw-order.ts'
import { readDrawList, readDrawPage } from '#app/registrations/draw-page.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { runDraws } from '#app/registrations/run-draws.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { openStore } from '#db/open-store.ts'
import { auditEntries, draws, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeLottery, makeStaff, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person, registered } from './people.ts'

const storeUrl = useTestStore()
beforeEach(() => useConfig(readConfig({})))
let restore = () => {}
afterEach(() => restore())

const CLOCK = { kind: 'system', job: 'test' } as const
const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex')

/** Web Crypto instead of node:crypto, a sorted list of strings instead of a comparison. */
async function recompute(seed: string, lots: { number: number; people: number }[], seats: number) {
  const text = new TextEncoder()
  const key = await webcrypto.subtle.importKey('raw', text.encode(seed), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const lines: string[] = []
  for (const { number, people } of lots) {
    lines.push(`${hex(await webcrypto.subtle.sign('HMAC', key, text.encode(`${number}`)))} ${number} ${people}`)
  }
  let [free, waiting] = [seats, 0]
  return lines.sort().map((line) => {
    const [, number, people] = line.split(' ').map(Number) as [number, number, number]
    if (people > free) return { number, people, position: ++waiting }
    free -= people
    return { number, people, position: null }
  })
}

async function makeDraw(seats: number, sizes: readonly number[]) {
  const { event } = await makeEvent()
  const slot = await makeLottery(event.id, { capacity: seats, waitingCapacity: 3 })
  const people = []
  for (const partySize of sizes) people.push(await registered(slot.id, { partySize }))
  const view = (at: Date, q = { page: 1 }) =>
    readDrawPage(reader(), { slug: event.slug, slotId: slot.id, language: 'zh-CN', now: at }, q)
  return { event, slot, people, view }
}

const closing = (slot: { signUpClosesAt: Date }) => {
  restore = setClock(() => later(slot.signUpClosesAt, hours(1)))
}
const kindsTold = async (slotId: string) => {
  const rows = await reader()
    .select({ id: outboxMessages.subjectId, kind: outboxMessages.kind })
    .from(outboxMessages)
    .innerJoin(registrations, eq(registrations.id, outboxMessages.subjectId))
    .where(eq(registrations.slotId, slotId))
  return rows.filter(({ kind }) => kind === 'registration-drawn' || kind === 'registration-not-drawn')
}

describe('the draw of a slot', () => {
  it('comes to what anybody computes from the published seed and list', async () => {
    const { slot, event, people, view } = await makeDraw(8, [2, 1, 4, 3, 1, 5, 2])
    const before = await view(now())
    expect(before).toMatchObject({ state: 'open', seed: null, lots: [], parties: 7, people: 18 })
    expect(await readDrawList(reader(), event.slug, slot.id, now())).toBe('')
    closing(slot)
    const listed = await readDrawList(reader(), event.slug, slot.id, now())
    expect(listed).toBe('1 2\n2 1\n3 4\n4 3\n5 1\n6 5\n7 2\n')
    expect((await view(now())).seed).toBeNull()
    expect(await runDraws()).toBe(1)

    const page = await view(now())
    expect(page.state).toBe('drawn')
    const seed = page.seed ?? ''
    const digest = await webcrypto.subtle.digest('SHA-256', new TextEncoder().encode(`${seed}:${slot.id}`))
    expect(hex(digest)).toBe(before.commitment)
    expect(page.commitment).toBe(before.commitment)
    const lots = listed
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number))
      .map(([number = 0, size = 0]) => ({ number, people: size }))
    const expected = await recompute(seed, lots, 8)
    expect(page.lots.map(({ rank: _, ...lot }) => lot)).toEqual(expected)

    const rows = await reader().select().from(registrations).where(eq(registrations.slotId, slot.id))
    for (const row of rows) {
      const lot = expected.find(({ number }) => number === row.drawNumber)
      expect([row.status, row.waitingPosition]).toEqual(
        lot?.position === null ? ['confirmed', null] : ['waiting', lot?.position],
      )
    }
    expect(rows.map(({ drawNumber }) => drawNumber).sort()).toEqual(people.map((_, index) => index + 1))
    expect(await verifySeats(reader(), slot.id)).toEqual([])
    expect((await kindsTold(slot.id)).length).toBe(7)
    const acts = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'registration.drawn'))
    expect(acts.length).toBe(7)
  })

  it('is held once by two processes at once, and tells each party once', async () => {
    const { slot } = await makeDraw(3, [1, 1, 2, 1])
    closing(slot)
    const other = await openStore({ url: storeUrl() })
    const draw = (transaction: typeof other.transaction) =>
      transaction((tx) => drawLots({ tx, actor: CLOCK, now: now(), changed: () => {} }, slot.id))
    const outcomes = await Promise.all([
      inTransaction(CLOCK, (work) => drawLots(work, slot.id)),
      draw(other.transaction),
      draw(other.transaction),
    ])
    await other.close()
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['alreadyDrawn', 'alreadyDrawn', 'drawn'])
    expect((await kindsTold(slot.id)).length).toBe(4)
    expect(await runDraws()).toBe(0)
  })

  it('waits for sign-up to close and for its time, and leaves out who has cancelled', async () => {
    const { slot, people } = await makeDraw(2, [1, 1, 1])
    expect((await inTransaction(CLOCK, (work) => drawLots(work, slot.id))).outcome).toBe('stillOpen')
    const gone = people[1]?.id ?? ''
    await inTransaction(CITIZEN, (work) => cancelRegistration(work, gone, { kind: 'citizen' }))
    await inTransaction(CLOCK, (work) =>
      work.tx
        .update(slots)
        .set({ drawAt: later(slot.signUpClosesAt, hours(2)) })
        .where(eq(slots.id, slot.id)),
    )
    closing(slot)
    expect(await runDraws()).toBe(0)
    restore()
    restore = setClock(() => later(slot.signUpClosesAt, hours(3)))
    expect(await runDraws()).toBe(1)
    const [draw] = await reader().select().from(draws).where(eq(draws.slotId, slot.id))
    expect(draw?.result?.lots.map(({ number }) => number).sort()).toEqual([1, 3])
    expect(draw?.drawnBy).toBeNull()
  })

  it('belongs to the organisers of the department', async () => {
    const { slot, event } = await makeDraw(2, [1])
    closing(slot)
    const outsider = await makeStaff(['organiser'], null, '李强')
    const stranger = { ...outsider, grants: [] }
    await expect(inTransaction(stranger, (work) => drawLots(work, slot.id))).rejects.toBeInstanceOf(NotFound)
    const organiser = await makeStaff(['organiser'], event.departmentId)
    expect(await inTransaction(organiser, (work) => drawLots(work, slot.id))).toMatchObject({ outcome: 'drawn' })
    const [draw] = await reader().select().from(draws).where(eq(draws.slotId, slot.id))
    expect(draw?.drawnBy).toBe(organiser.staffId)
  })

  it('takes nobody past the draw: not by staff, and not into its places', async () => {
    const { slot, event } = await makeDraw(2, [1])
    const organiser = await makeStaff(['organiser'], event.departmentId)
    const { slot: first } = await makeEvent({ departmentId: event.departmentId })
    const mine = await registered(first.id)
    await inTransaction(CLOCK, (work) =>
      work.tx.update(registrations).set({ eventId: event.id }).where(eq(registrations.id, mine.id)),
    )
    await inTransaction(CLOCK, (work) => work.tx.update(slots).set({ eventId: event.id }).where(eq(slots.id, first.id)))
    const moved = await inTransaction(organiser, (work) => changeSlot(work, mine.id, slot.id, 'organiser'))
    expect(moved).toEqual({ outcome: 'changed', status: 'inLottery' })
    const [row] = await reader().select().from(registrations).where(eq(registrations.id, mine.id))
    expect(row?.drawNumber).toBe(2)
    closing(slot)
    const late = await registerParty(organiser, person(slot.id, { source: 'staff' }))
    expect(late.outcome).toBe('closed')
    await runDraws()
    // Afterwards the slot goes on as first come.
    const after = await registerParty(organiser, person(slot.id, { source: 'staff' }))
    expect(after).toMatchObject({ outcome: 'registered', status: 'waiting' })
  })
})

describe('the rule of the draw', () => {
  it('never gives more seats than there are, leaves none that a party waiting would fill, and keeps the order', () => {
    const lot = fc.integer({ min: 1, max: 6 }).map((people) => ({ people }))
    fc.assert(
      fc.property(fc.array(lot, { maxLength: 30 }), fc.integer({ min: 0, max: 25 }), (sizes, seats) => {
        const lots = allotSeats(
          sizes.map(({ people }, index) => ({ number: index + 1, people })),
          seats,
          5,
        )
        const seated = lots.filter(({ position }) => position === null)
        const used = seated.reduce((sum, { people }) => sum + people, 0)
        const line = lots.filter(({ position }) => position !== null)
        expect(used).toBeLessThanOrEqual(seats)
        for (const { people } of line) expect(people).toBeGreaterThan(seats - used)
        expect(line.map(({ position }) => position)).toEqual(line.map((_, index) => index + 5))
      }),
    )
  })
})
