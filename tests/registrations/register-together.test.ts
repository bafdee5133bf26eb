// Many who register at the same moment are served by the same few statements; what each gets is what it would get alone.
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { now } from '#app/platform/clock.ts'
import { prepareRegistration, type RegistrationInput } from '#app/registrations/prepare-registration.server.ts'
import { register } from '#app/registrations/register.server.ts'
import type { RegisterOutcome } from '#app/registrations/register-outcome.ts'
import { registerTogether } from '#app/registrations/register-together.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { dialect } from '#db/dialect.ts'
import { auditEntries, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeEvent, useTestStore } from '#tests/support/world.ts'
import { person } from './people.ts'

useTestStore()

const SYSTEM = { kind: 'system', job: 'test' } as const
type Party = { contact: number; key: number; people: number; fewer: boolean; tooLarge: boolean; shortCode: number }
const party: fc.Arbitrary<Party> = fc.record({
  // Few contacts, keys and short codes: they meet.
  contact: fc.nat({ max: 14 }),
  key: fc.nat({ max: 14 }),
  people: fc.integer({ min: 1, max: 3 }),
  fewer: fc.boolean(),
  tooLarge: fc.nat({ max: 9 }).map((n) => n === 0),
  shortCode: fc.nat({ max: 30 }),
})
const course = fc.record({
  allocation: fc.constantFrom('firstCome', 'firstCome', 'firstCome', 'approval', 'lottery') as fc.Arbitrary<
    'firstCome' | 'approval' | 'lottery'
  >,
  parties: fc.array(party, { minLength: 2, maxLength: 24 }),
})

const of = (contact: number, key: number, people: number, more: Partial<Party> = {}): Party => ({
  ...{ contact, key, people, fewer: false, tooLarge: false, shortCode: 0 },
  ...more,
})
/** Short codes meet and somebody takes what is left: those behind are gone through once more, and hear of their places once. */
const OFFERED_BETWEEN = {
  allocation: 'firstCome' as const,
  parties: [
    ...[of(0, 1, 1), of(14, 0, 3), of(0, 0, 1), of(2, 2, 2), of(1, 3, 1, { fewer: true })],
    ...[of(14, 4, 1, { tooLarge: true }), of(0, 0, 1, { tooLarge: true }), of(0, 0, 1, { tooLarge: true })],
  ],
}

let runs = 0
/** Each slot has contacts of its own: what an address may be sent is counted over all slots. */
function prepared(slotId: string, half: '138' | '139', { contact, key, people, fewer, tooLarge, shortCode }: Party) {
  const input: RegistrationInput = person(slotId, {
    phone: `${half}${String(runs).padStart(6, '0')}${String(contact).padStart(2, '0')}`,
    idempotencyKey: `${slotId}-${key}`,
    partySize: tooLarge ? 9 : people,
    takesFewer: fewer,
    arrivedAt: now(),
  })
  return { ...prepareRegistration(input), shortCode: String(10_000_000 + shortCode) }
}

const seen = (outcome: RegisterOutcome) => ({
  outcome: outcome.outcome,
  ...(outcome.outcome === 'registered'
    ? {
        status: outcome.status,
        position: outcome.waitingPosition,
        people: outcome.partySize,
        repeated: outcome.repeated,
      }
    : {}),
})

async function left(slotId: string) {
  const rows = await reader()
    .select({
      phone: registrations.phone,
      status: registrations.status,
      people: registrations.partySize,
      position: registrations.waitingPosition,
      draw: registrations.drawNumber,
    })
    .from(registrations)
    .where(eq(registrations.slotId, slotId))
    .orderBy(asc(registrations.arrival))
  const [slot] = await reader().select().from(slots).where(eq(slots.id, slotId))
  for (const row of rows) row.phone = row.phone?.slice(-2) ?? null
  return { rows, taken: slot?.taken, waiting: slot?.waiting, last: slot?.lastPosition, draw: slot?.lastDrawNumber }
}

const written = () => Promise.all([reader().$count(outboxMessages), reader().$count(auditEntries)])

it('registers many at once as one after the other', async () => {
  const { id: departmentId } = await makeDepartment()
  const make = (allocation: 'firstCome' | 'approval' | 'lottery') =>
    makeEvent({ departmentId, seats: 6, waitingCapacity: 9, partyMax: 3, slot: { allocation } })
  await fc.assert(
    fc.asyncProperty(course, async ({ allocation, parties }) => {
      runs += 1
      const [apart, together] = [await make(allocation), await make(allocation)]
      const before = await written()
      const one = await inTransaction(SYSTEM, async (work) => {
        const outcomes: RegisterOutcome[] = []
        for (const each of parties) outcomes.push(await register(work, prepared(apart.slot.id, '138', each)))
        return outcomes
      })
      const between = await written()
      const calls = parties.map((each) => prepared(together.slot.id, '139', each))
      const many = await inTransaction(SYSTEM, (work) => registerTogether(calls.map((input) => ({ work, input }))))
      const after = await written()
      expect(many.map(seen)).toEqual(one.map(seen))
      expect(await left(together.slot.id)).toEqual(await left(apart.slot.id))
      expect(after.map((count, index) => count - (between[index] ?? 0))).toEqual(
        between.map((count, index) => count - (before[index] ?? 0)),
      )
      const made = many.filter((each) => each.outcome === 'registered' && !each.repeated)
      // A short code is of one party of the event.
      const codes = made.map((each) => (each.outcome === 'registered' ? each.shortCode : ''))
      expect(new Set(codes).size).toBe(codes.length)
    }),
    { numRuns: dialect === 'sqlite' ? 60 : 15, examples: [[OFFERED_BETWEEN]] },
  )
  expect(await verifySeats(reader())).toEqual([])
})
