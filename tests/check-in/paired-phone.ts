// A paired phone and its event, for tests of what it decides itself and of how it comes back to the server.
import { afterEach, beforeAll, expect } from 'vitest'
import type { Verdict } from '#app/check-in/decide-scan.ts'
import type { GateAnswer } from '#app/check-in/gate.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import type { KeptPhone } from '#app/check-in/phone-store.ts'
import { readConfig, useConfig } from '#app/config.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { scans } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { PhoneOnAWire } from '#tests/support/phone.ts'
import { makeDevice, makeEvent } from '#tests/support/world.ts'

/** What is waited for comes at once on a machine that has nothing else to do. */
export const SOON = { timeout: 25_000, interval: 50 }

const today = { startsAt: after(now(), minutes(30)) }

/** The phone opened last; it is closed after each test. */
export let phone: PhoneOnAWire

/** For the top of a test file. */
export function usePhones(): void {
  beforeAll(() => useConfig(readConfig({})))
  afterEach(() => phone.close())
}

/** A phone that is paired and has its list. */
export async function pairedPhone(device: GateDevice & { token: string }) {
  phone = new PhoneOnAWire(device)
  const gate = await phone.open()
  await expect.poll(() => phone.status.at(-1)?.ready, SOON).toBe(true)
  await expect.poll(() => phone.status.at(-1)?.connection, SOON).toBe('online')
  return gate
}

/** The page is closed and opened again without network, with what the phone kept or what the test says it did. */
export async function openedAgain(device: GateDevice & { token: string }, kept: KeptPhone = phone.kept) {
  phone.close()
  phone = new PhoneOnAWire(device, kept)
  phone.network = 'down'
  return phone.open()
}

export async function eventToday(given: Parameters<typeof makeDevice>[1] = {}) {
  const { event, slot } = await makeEvent({ seats: 20, slot: today, event: { safetyLimit: 30 } })
  return { event, slot, device: await makeDevice(event.id, given) }
}

export async function backOnline(): Promise<void> {
  phone.network = 'up'
  await expect.poll(() => [phone.status.at(-1)?.connection, phone.waiting], SOON).toEqual(['online', 0])
}

export const verdictOf = (answer: GateAnswer<{ verdict: Verdict }>) =>
  'value' in answer ? answer.value.verdict : answer

/** All attempts on record, in the order in which they happened. */
export const recorded = async () =>
  (await reader().select().from(scans)).sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime())
