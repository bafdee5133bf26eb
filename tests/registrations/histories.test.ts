// A thousand random histories of slots beside a model of a few lines; what the model says is what the rules say. Forty
// slots live through their histories side by side, every step of a slot on one or the other of two workers.
import { asc, eq, inArray } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { changeSlot } from '#app/events/change-slot.server.ts'
import { days, hours, after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { acceptOffer } from '#app/registrations/accept-offer.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changePartySize } from '#app/registrations/change-party-size.server.ts'
import { chooseWaiting } from '#app/registrations/choose-waiting.server.ts'
import { approveApplication, refuseApplication } from '#app/registrations/decide-application.server.ts'
import { expireOffer, expireOffers } from '#app/registrations/expire-offers.server.ts'
import { openRegistration } from '#app/registrations/open-registration.server.ts'
import { prepareRegistration } from '#app/registrations/prepare-registration.server.ts'
import { promoteWaiting } from '#app/registrations/promote-waiting.server.ts'
import { register } from '#app/registrations/register.server.ts'
import type { RegistrationStatus } from '#app/registrations/registration.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { dialect } from '#db/dialect.ts'
import { openStore } from '#db/open-store.ts'
import { outboxMessages, registrations } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { reader, store, type Work } from '#db/work.ts'
import { type MadeSlot, makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person } from './people.ts'

const storeUrl = useTestStore()

let restore = () => {}
afterEach(() => restore())

type Party = { id: string; people: number; status: RegistrationStatus; fewer: boolean }
type Step =
  | { act: 'register'; people: number; fewer: boolean }
  | { act: 'cancel'; who: number }
  | { act: 'accept'; who: number }
  | { act: 'approve'; who: number }
  | { act: 'refuse'; who: number }
  | { act: 'choose'; who: number; fewer: boolean }
  | { act: 'resize'; who: number; people: number }
  | { act: 'capacity'; seats: number }
type History = { approval: boolean; steps: Step[] }

const people = fc.integer({ min: 1, max: 4 })
const fewer = fc.boolean()
const who = fc.nat({ max: 12 })
const one = <Act extends string>(act: Act) => fc.constant(act)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: one('register'), people, fewer }) },
  { weight: 2, arbitrary: fc.record({ act: one('cancel'), who }) },
  { weight: 1, arbitrary: fc.record({ act: one('approve'), who }) },
  { weight: 1, arbitrary: fc.record({ act: one('refuse'), who }) },
  { weight: 2, arbitrary: fc.record({ act: one('accept'), who }) },
  { weight: 1, arbitrary: fc.record({ act: one('choose'), who, fewer }) },
  { weight: 2, arbitrary: fc.record({ act: one('resize'), who, people }) },
  { weight: 1, arbitrary: fc.record({ act: one('capacity'), seats: fc.integer({ min: 2, max: 8 }) }) },
)
// On PostgreSQL each step costs round trips; the rules are the same code.
const ROUNDS = dialect === 'sqlite' ? 9 : 6
/** Every so many rounds a day and a half go by. */
const NIGHT_EVERY = 4
const SLOTS = 40
const history: fc.Arbitrary<History> = fc.record({
  // Two slots in five are given by approval.
  approval: fc.nat({ max: 4 }).map((n) => n < 2),
  steps: fc.array(step, { minLength: 4, maxLength: ROUNDS }),
})

const WAITING = 6

/** The rules, without a database: parties in order of arrival. */
class Model {
  readonly parties: Party[] = []
  readonly offered: string[] = []
  /** whose application was to be decided on, at once or when its turn came */
  readonly reviewed: string[] = []
  seats = 5
  readonly approval: boolean
  constructor(approval: boolean) {
    this.approval = approval
  }

  sum(...statuses: RegistrationStatus[]): number {
    return this.parties
      .filter(({ status }) => statuses.includes(status))
      .reduce((total, party) => total + party.people, 0)
  }
  free = () => this.seats - this.sum('confirmed', 'offered')

  register(size: number): RegistrationStatus | 'full' {
    if (this.sum('waiting') === 0 && size <= this.free()) return this.approval ? 'pendingApproval' : 'confirmed'
    return this.sum('waiting') + size <= WAITING ? 'waiting' : 'full'
  }
  promote(): void {
    for (;;) {
      const first = this.parties.find(({ status }) => status === 'waiting')
      const room = this.approval ? this.free() - this.sum('pendingApproval') : this.free()
      if (!first || room <= 0 || (first.people > room && !first.fewer)) return
      first.people = Math.min(first.people, room)
      first.status = this.approval ? 'pendingApproval' : 'offered'
      ;(this.approval ? this.reviewed : this.offered).push(first.id)
    }
  }
  end(party: Party, status: 'cancelled' | 'expired'): void {
    party.status = status
    this.promote()
  }
  expireAll(): void {
    // One after the other, as they were offered; each frees its seats for the line before the next one ends.
    const due = this.parties.filter(({ status }) => status === 'offered')
    const inOrder = due.toSorted((a, b) => this.offered.indexOf(a.id) - this.offered.indexOf(b.id))
    for (const party of inOrder) this.end(party, 'expired')
  }
  resize(party: Party, size: number): string {
    if (party.status === 'cancelled' || party.status === 'expired') return 'notLive'
    if (size === party.people) return 'unchanged'
    if (size > party.people) {
      if (party.status === 'waiting' || party.status === 'offered') return 'mayOnlyShrink'
      if (party.status === 'pendingApproval' && this.sum('waiting') > 0) return 'full'
      if (party.status === 'confirmed' && (this.sum('waiting') > 0 || size - party.people > this.free())) return 'full'
    }
    const shrinks = size < party.people
    party.people = size
    if (shrinks) this.promote()
    return 'changed'
  }
  capacity(seats: number): string {
    if (seats === this.seats) return 'unchanged'
    if (seats < this.sum('confirmed', 'offered')) return 'belowTaken'
    const grows = seats > this.seats
    this.seats = seats
    if (grows) this.promote()
    return 'changed'
  }
}

type Place = { slot: MadeSlot; model: Model; history: History }
type Staff = Awaited<ReturnType<typeof makeStaff>>

/** One of the two workers: a use case in a transaction of its store. */
const on =
  (worker: Store) =>
  <Result>(actor: Work['actor'], useCase: (work: Work) => Promise<Result>): Promise<Result> =>
    worker.transaction((tx) => useCase({ tx, actor, now: now(), changed: () => {} }))

async function act({ slot, model }: Place, one: Step, run: ReturnType<typeof on>, organiser: Staff): Promise<void> {
  if (one.act === 'register') {
    const expected = model.register(one.people)
    const input = person(slot.id, { partySize: one.people, takesFewer: one.fewer })
    const outcome = await run(CITIZEN, (work) => register(work, prepareRegistration(input)))
    if (outcome.outcome === 'registered' && expected !== 'full') {
      const party: Party = { id: outcome.id, people: one.people, status: expected, fewer: one.fewer }
      model.parties.push(party)
      if (expected === 'pendingApproval') model.reviewed.push(party.id)
      model.promote()
      expect([outcome.status, outcome.partySize]).toEqual([party.status, party.people])
    } else expect(outcome.outcome).toBe(expected)
    return
  }
  if (one.act === 'capacity') {
    const { outcome } = await run(organiser, async (work) => {
      const changed = await changeSlot(work, slot.eventId, slot.id, { time: slot, rules: rulesOf(slot, one.seats) })
      if (changed.outcome === 'changed' && changed.placesAdded > 0) await promoteWaiting(work, slot.id)
      return changed
    })
    expect(outcome).toBe(model.capacity(one.seats))
    return
  }
  const party = model.parties[one.who % Math.max(model.parties.length, 1)]
  if (!party) return
  const { id } = party
  const live = party.status !== 'cancelled' && party.status !== 'expired'
  if (one.act === 'cancel') {
    const { outcome } = await run(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' }))
    expect(outcome).toBe(live ? 'cancelled' : 'alreadyCancelled')
    if (live) model.end(party, 'cancelled')
  } else if (one.act === 'accept') {
    const { outcome } = await run(CITIZEN, (work) => acceptOffer(work, id))
    expect(outcome === 'accepted').toBe(party.status === 'offered')
    if (party.status === 'offered') party.status = 'confirmed'
  } else if (one.act === 'approve') {
    const { outcome } = await run(organiser, (work) => approveApplication(work, id))
    const fits = party.people <= model.free()
    expect(outcome).toBe(party.status !== 'pendingApproval' ? 'alreadyDecided' : fits ? 'approved' : 'full')
    if (outcome === 'approved') party.status = 'confirmed'
  } else if (one.act === 'refuse') {
    const { outcome } = await run(organiser, (work) => refuseApplication(work, id, '名额已满'))
    expect(outcome).toBe(party.status === 'pendingApproval' ? 'refused' : 'alreadyDecided')
    if (outcome === 'refused') model.end(party, 'cancelled')
  } else if (one.act === 'choose') {
    const { outcome } = await run(CITIZEN, (work) => chooseWaiting(work, id, one.fewer))
    expect(outcome).toBe(party.status !== 'waiting' ? 'notWaiting' : party.fewer === one.fewer ? 'unchanged' : 'chosen')
    if (outcome === 'chosen') {
      party.fewer = one.fewer
      model.promote()
    }
  } else {
    const { outcome } = await run(CITIZEN, (work) => changePartySize(work, id, one.people))
    expect(outcome).toBe(model.resize(party, one.people))
  }
}

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / minutes(1))
const rulesOf = (slot: MadeSlot, capacity: number) => ({
  capacity,
  waitingCapacity: slot.waitingCapacity,
  partyMax: slot.partyMax,
  allocation: slot.allocation,
  signUpOpensAt: slot.signUpOpensAt,
  signUpClosesMinutesBefore: minutesBetween(slot.signUpClosesAt, slot.startsAt),
  checkInOpensMinutesBefore: minutesBetween(slot.checkInOpensAt, slot.startsAt),
  drawAt: null,
})

/** The clock's job on both workers at once, each going over the same offers in the same order. */
async function night(places: readonly Place[], other: Store): Promise<void> {
  const run = on(other)
  const ofSlot = async ({ model }: Place) => {
    const due = model.offered.filter((id) =>
      model.parties.some((party) => party.id === id && party.status === 'offered'),
    )
    for (const id of due) {
      await run({ kind: 'system', job: 'other' }, async (work) => {
        const open = await openRegistration(work, id)
        return open ? expireOffer(work, open) : false
      })
    }
  }
  await Promise.all([expireOffers(), ...places.map(ofSlot)])
  for (const { model } of places) model.expireAll()
}

/** Everybody is where the model has them, in its order, and the sums are those of a recount. */
async function check(places: readonly Place[]): Promise<void> {
  const ids = places.map(({ slot }) => slot.id)
  const rows = await reader()
    .select({
      id: registrations.id,
      slotId: registrations.slotId,
      status: registrations.status,
      partySize: registrations.partySize,
      takesFewer: registrations.takesFewer,
      waitingPosition: registrations.waitingPosition,
    })
    .from(registrations)
    .where(inArray(registrations.slotId, ids))
    .orderBy(asc(registrations.arrival))
  for (const { slot, model } of places) {
    const own = rows.filter(({ slotId }) => slotId === slot.id)
    expect(
      own.map(({ id, status, partySize, takesFewer }) => ({ id, status, people: partySize, fewer: takesFewer })),
    ).toEqual(model.parties)
    const numbers = own.flatMap(({ waitingPosition }) => waitingPosition ?? [])
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  }
}

/** Each promotion told its people once, and nobody was offered a place, or decided on, twice. */
async function toldOnce(places: readonly Place[]): Promise<void> {
  const mine = new Set(places.flatMap(({ model }) => model.parties.map(({ id }) => id)))
  const toldBy = async (kind: string) => {
    const messages = await reader()
      .select({ subject: outboxMessages.subjectId })
      .from(outboxMessages)
      .innerJoin(registrations, eq(registrations.id, outboxMessages.subjectId))
      .where(eq(outboxMessages.kind, kind))
    return messages.flatMap(({ subject }) => (subject && mine.has(subject) ? [subject] : [])).sort()
  }
  expect(await toldBy('registration-offered')).toEqual(places.flatMap(({ model }) => model.offered).sort())
  expect(await toldBy('registration-pending')).toEqual(places.flatMap(({ model }) => model.reviewed).sort())
}

async function play(histories: readonly History[], other: Store): Promise<void> {
  let clock = now()
  restore()
  restore = setClock(() => clock)
  const department = await makeDepartment()
  const organiser = await makeStaff(['organiser'], department.id)
  const makePlace = async (one: History): Promise<Place> => {
    const model = new Model(one.approval)
    const allocation = one.approval ? ('approval' as const) : ('firstCome' as const)
    const window = { startsAt: later(clock, days(60)), signUpClosesAt: later(clock, days(59)), allocation }
    const { slot } = await makeEvent({
      departmentId: department.id,
      seats: model.seats,
      waitingCapacity: WAITING,
      slot: window,
    })
    return { slot: slot as MadeSlot, model, history: one }
  }
  const places = await Promise.all(histories.map(makePlace))
  const workers = [on(store()), on(other)] as const
  for (let round = 0; round < ROUNDS; round++) {
    clock = later(clock, 1000)
    await Promise.all(
      places.map(async (place, index) => {
        const next = place.history.steps[round]
        // On SQLite the workers take turns: two that write at once mostly wait for each other's lock.
        const turn = dialect === 'sqlite' ? round : index + round
        if (next) await act(place, next, workers[turn % 2 === 0 ? 0 : 1], organiser)
      }),
    )
    if (round % NIGHT_EVERY === NIGHT_EVERY - 1) {
      clock = later(clock, hours(36))
      await night(places, other)
    }
    await check(places)
  }
  expect(await verifySeats(reader())).toEqual([])
  await toldOnce(places)
}

describe('a thousand histories of slots, on two workers', () => {
  it('keep the sums true and the line in order, nobody twice, and tell each promotion once', async () => {
    const other = await openStore({ url: storeUrl() })
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(history, { minLength: SLOTS, maxLength: SLOTS }), (histories) =>
          play(histories, other),
        ),
        { numRuns: 1000 / SLOTS, endOnFailure: true },
      )
    } finally {
      await other.close()
    }
  }, 240_000)

  it('hold when everything happens to one slot at once', async () => {
    const other = await openStore({ url: storeUrl() })
    const workers = [on(store()), on(other)] as const
    const run = (index: number) => workers[index % 2 === 0 ? 0 : 1]
    try {
      for (let time = 0; time < 5; time++) {
        const { slot } = await makeEvent({ seats: 12, waitingCapacity: 30 })
        const submit = (index: number) => {
          const input = person(slot.id, { partySize: 1 + (index % 3), takesFewer: index % 2 === 0 })
          return run(index)(CITIZEN, (work) => register(work, prepareRegistration(input)))
        }
        const first = await Promise.all(Array.from({ length: 24 }, (_, index) => submit(index)))
        const ids = first.flatMap((outcome) => (outcome.outcome === 'registered' ? [outcome.id] : []))
        await Promise.all([
          ...ids.map((id, index) =>
            run(index)(CITIZEN, async (work): Promise<unknown> => {
              if (index % 4 === 0) return cancelRegistration(work, id, { kind: 'citizen' })
              if (index % 4 === 1) return acceptOffer(work, id)
              return index % 4 === 2 ? changePartySize(work, id, 1) : chooseWaiting(work, id, true)
            }),
          ),
          ...Array.from({ length: 8 }, (_, index) => submit(index)),
        ])
        expect(await verifySeats(reader(), slot.id)).toEqual([])
        const rows = await reader().select().from(registrations).where(eq(registrations.slotId, slot.id))
        const line = rows.filter(({ waitingPosition }) => waitingPosition !== null)
        expect(new Set(line.map(({ waitingPosition }) => waitingPosition)).size).toBe(line.length)
        // Whoever still waits came after everybody who was offered a place.
        const numbers = (status: RegistrationStatus[]) =>
          line.filter((row) => status.includes(row.status)).map(({ waitingPosition }) => waitingPosition ?? 0)
        const served = Math.max(0, ...numbers(['offered', 'confirmed']))
        expect(numbers(['waiting']).every((position) => position > served)).toBe(true)
        const offers = await reader()
          .select({ id: outboxMessages.subjectId })
          .from(outboxMessages)
          .where(eq(outboxMessages.kind, 'registration-offered'))
        expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length)
      }
    } finally {
      await other.close()
    }
  }, 60_000)
})
