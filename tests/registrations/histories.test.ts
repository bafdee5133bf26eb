// Random histories of one slot beside a model of a few lines. What the model says is what the rules say.
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { days, hours, after as later, now, setClock } from '#app/platform/clock.ts'
import { acceptOffer } from '#app/registrations/accept-offer.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changePartySize } from '#app/registrations/change-party-size.server.ts'
import { expireOffers } from '#app/registrations/expire-offers.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import type { RegistrationStatus } from '#app/registrations/registration.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { dialect } from '#db/dialect.ts'
import { outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person } from './people.ts'

useTestStore()

let restore = () => {}
afterEach(() => restore())

type Party = { id: string; people: number; status: RegistrationStatus }
type Step =
  | { act: 'register'; people: number }
  | { act: 'cancel'; who: number }
  | { act: 'accept'; who: number }
  | { act: 'resize'; who: number; people: number }
  | { act: 'wait' }

const people = fc.integer({ min: 1, max: 4 })
const who = fc.nat({ max: 12 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('register' as const), people }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('accept' as const), who }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('resize' as const), who, people }) },
  { weight: 1, arbitrary: fc.constant({ act: 'wait' as const }) },
)

const SEATS = 5
const WAITING = 6

/** The rules, without a database: parties in order of arrival. */
class Model {
  readonly parties: Party[] = []

  sum(...statuses: RegistrationStatus[]): number {
    return this.parties
      .filter(({ status }) => statuses.includes(status))
      .reduce((total, party) => total + party.people, 0)
  }
  taken = () => this.sum('confirmed', 'offered')

  register(size: number): RegistrationStatus | 'full' {
    if (this.sum('waiting') === 0 && this.taken() + size <= SEATS) return 'confirmed'
    return this.sum('waiting') + size <= WAITING ? 'waiting' : 'full'
  }
  promote(): void {
    for (;;) {
      const first = this.parties.find(({ status }) => status === 'waiting')
      if (!first || this.taken() + first.people > SEATS) return
      first.status = 'offered'
    }
  }
  end(party: Party, status: 'cancelled' | 'expired'): void {
    party.status = status
    this.promote()
  }
  expireAll(): void {
    // One after the other, as they were offered; each frees its seats for the line before the next one ends.
    const due = this.parties.filter(({ status }) => status === 'offered')
    for (const party of due) this.end(party, 'expired')
  }
  resize(party: Party, size: number): string {
    if (party.status === 'cancelled' || party.status === 'expired') return 'notLive'
    if (size === party.people) return 'unchanged'
    if (size > party.people) {
      if (party.status !== 'confirmed') return 'mayOnlyShrink'
      if (this.sum('waiting') > 0 || this.taken() + size - party.people > SEATS) return 'full'
    }
    party.people = size
    this.promote()
    return 'changed'
  }
}

async function check(model: Model, slotId: string): Promise<void> {
  const rows = await reader()
    .select()
    .from(registrations)
    .where(eq(registrations.slotId, slotId))
    .orderBy(asc(registrations.arrival))
  expect(rows.map(({ id, status, partySize }) => ({ id, status, people: partySize }))).toEqual(model.parties)
  expect(await verifySeats(reader(), slotId)).toEqual([])
}

async function play(steps: readonly Step[]): Promise<void> {
  let clock = now()
  restore()
  restore = setClock(() => clock)
  const { slot } = await makeEvent({
    seats: SEATS,
    waitingCapacity: WAITING,
    slot: { startsAt: later(clock, days(60)), signUpClosesAt: later(clock, days(59)) },
  })
  const model = new Model()
  const act = async (one: Step): Promise<void> => {
    clock = later(clock, 1000)
    if (one.act === 'register') {
      const expected = model.register(one.people)
      const outcome = await registerParty(CITIZEN, person(slot.id, { partySize: one.people }))
      expect(outcome.outcome === 'registered' ? outcome.status : outcome.outcome).toBe(expected)
      if (outcome.outcome === 'registered') {
        model.parties.push({ id: outcome.id, people: one.people, status: outcome.status })
      }
      return
    }
    if (one.act === 'wait') {
      clock = later(clock, hours(36))
      model.expireAll()
      await expireOffers()
      return
    }
    const party = model.parties[one.who % Math.max(model.parties.length, 1)]
    if (!party) return
    const { id } = party
    if (one.act === 'cancel') {
      const { outcome } = await inTransaction(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' }))
      const live = party.status !== 'cancelled' && party.status !== 'expired'
      expect(outcome).toBe(live ? 'cancelled' : 'alreadyCancelled')
      if (live) model.end(party, 'cancelled')
    } else if (one.act === 'accept') {
      const { outcome } = await inTransaction(CITIZEN, (work) => acceptOffer(work, id))
      expect(outcome === 'accepted').toBe(party.status === 'offered')
      if (party.status === 'offered') party.status = 'confirmed'
    } else {
      const { outcome } = await inTransaction(CITIZEN, (work) => changePartySize(work, id, one.people))
      expect(outcome).toBe(model.resize(party, one.people))
    }
  }
  for (const one of steps) {
    await act(one)
    await check(model, slot.id)
  }
  await toldOnce()
}

/** Each promotion told its people once, and nobody was offered a place twice. */
async function toldOnce(): Promise<void> {
  const offers = await reader()
    .select({ subject: outboxMessages.subjectId })
    .from(outboxMessages)
    .innerJoin(registrations, eq(registrations.id, outboxMessages.subjectId))
    .where(eq(outboxMessages.kind, 'registration-offered'))
  const subjects = offers.map(({ subject }) => subject)
  expect(new Set(subjects).size).toBe(subjects.length)
}

describe('any history of a slot', () => {
  it('keeps the sums true and the line in order, and tells each promotion once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), play),
      // On PostgreSQL each step costs a round trip or ten; the rules are the same code.
      { numRuns: dialect === 'sqlite' ? 200 : 25 },
    )
  }, 240_000)
})
