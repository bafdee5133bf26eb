import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attempt, decideScan, REFUSALS, type TicketFacts } from '#app/check-in/decide-scan.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'

const opens = new Date('2026-12-05T08:00:00+08:00')
const closes = new Date('2026-12-05T11:00:00+08:00')
const within = new Date('2026-12-05T08:50:00+08:00')

const ticket = (given: Partial<TicketFacts> = {}): TicketFacts => ({
  eventId: 'event',
  slotId: 'morning',
  status: 'confirmed',
  slotCancelled: false,
  partySize: 1,
  arrivedPeople: 0,
  insidePeople: 0,
  checkInOpensAt: opens,
  checkInClosesAt: closes,
  ...given,
})
const attempt = (given: Partial<Attempt> = {}): Attempt => ({ kind: 'entry', eventId: 'event', at: within, ...given })
const verdictOf = (facts: TicketFacts | undefined, given: Partial<Attempt> = {}) =>
  decideScan(facts, attempt(given)).verdict

test('a confirmed ticket in its window is welcome, with the whole party', () => {
  expect(decideScan(ticket({ partySize: 3 }), attempt())).toMatchObject({
    verdict: 'welcome',
    people: 3,
    arrivedPeople: 3,
    insidePeople: 3,
    forced: false,
    conflict: false,
  })
})

test('each reason has its verdict', () => {
  expect(verdictOf(undefined)).toBe('unknown')
  expect(verdictOf(ticket({ eventId: 'other' }))).toBe('wrongEvent')
  expect(verdictOf(ticket({ status: 'cancelled' }))).toBe('cancelled')
  expect(verdictOf(ticket({ status: 'expired' }))).toBe('cancelled')
  expect(verdictOf(ticket({ slotCancelled: true }))).toBe('cancelled')
  expect(verdictOf(ticket({ status: 'waiting' }))).toBe('waiting')
  expect(verdictOf(ticket({ status: 'offered' }))).toBe('waiting')
  expect(verdictOf(ticket({ status: 'pendingApproval' }))).toBe('notApproved')
  expect(verdictOf(ticket({ status: 'inLottery' }))).toBe('notApproved')
  expect(verdictOf(ticket(), { slotId: 'afternoon' })).toBe('wrongSlot')
  expect(verdictOf(ticket(), { at: new Date(opens.getTime() - 1) })).toBe('tooEarly')
  expect(verdictOf(ticket(), { at: new Date(closes.getTime() + 1) })).toBe('tooLate')
  expect(verdictOf(ticket({ arrivedPeople: 1, insidePeople: 1 }))).toBe('alreadyIn')
  expect(verdictOf(ticket({ partySize: 2, arrivedPeople: 1, insidePeople: 1 }))).toBe('partlyIn')
  expect(verdictOf(ticket({ arrivedPeople: 1, insidePeople: 1 }), { kind: 'exit' })).toBe('left')
})

test('of several reasons the first in the fixed order is told', () => {
  const everything = ticket({ eventId: 'other', status: 'cancelled', arrivedPeople: 1, insidePeople: 1 })
  const wrong = { slotId: 'afternoon', at: new Date(0) }
  expect(verdictOf(everything, wrong)).toBe('wrongEvent')
  expect(verdictOf({ ...everything, eventId: 'event' }, wrong)).toBe('cancelled')
  expect(verdictOf({ ...everything, eventId: 'event', status: 'waiting' }, wrong)).toBe('waiting')
  expect(verdictOf({ ...everything, eventId: 'event', status: 'confirmed' }, wrong)).toBe('wrongSlot')
  expect(verdictOf({ ...everything, eventId: 'event', status: 'confirmed' }, { at: new Date(0) })).toBe('tooEarly')
})

test('a party may come in parts, and never more than belong to it', () => {
  const first = decideScan(ticket({ partySize: 5 }), attempt({ count: 3 }))
  expect(first).toMatchObject({ verdict: 'welcome', people: 3, arrivedPeople: 3, insidePeople: 3 })
  const rest = decideScan(ticket({ partySize: 5, arrivedPeople: 3, insidePeople: 3 }), attempt())
  expect(rest).toMatchObject({ verdict: 'partlyIn', people: 2, arrivedPeople: 5, insidePeople: 5 })
  const tooMany = decideScan(ticket({ partySize: 5, arrivedPeople: 3, insidePeople: 3 }), attempt({ count: 4 }))
  expect(tooMany).toMatchObject({ people: 2, insidePeople: 5 })
})

test('who left by a scan comes back without being counted as arrived twice', () => {
  const left = decideScan(ticket({ partySize: 2, arrivedPeople: 2, insidePeople: 2 }), attempt({ kind: 'exit' }))
  expect(left).toMatchObject({ verdict: 'left', people: 2, arrivedPeople: 2, insidePeople: 0 })
  const back = decideScan(ticket({ partySize: 2, arrivedPeople: 2, insidePeople: 0 }), attempt())
  expect(back).toMatchObject({ verdict: 'welcome', people: 2, arrivedPeople: 2, insidePeople: 2 })
})

test('an exit is never refused and never takes out who is not inside', () => {
  expect(decideScan(ticket({ status: 'cancelled' }), attempt({ kind: 'exit', at: new Date(0) }))).toMatchObject({
    verdict: 'left',
    people: 0,
  })
})

test('a supervisor lets in against the rule, but not on a cancelled or a foreign ticket', () => {
  const force = 'override' as const
  expect(decideScan(ticket({ status: 'waiting' }), attempt({ force }))).toMatchObject({
    verdict: 'welcome',
    people: 1,
    forced: true,
    conflict: false,
  })
  expect(decideScan(ticket({ status: 'cancelled' }), attempt({ force }))).toMatchObject({
    verdict: 'cancelled',
    people: 0,
    forced: false,
  })
  expect(verdictOf(ticket({ eventId: 'other' }), { force })).toBe('wrongEvent')
  expect(verdictOf(undefined, { force })).toBe('unknown')
})

test('who went out without a scan is let in again without being counted twice', () => {
  const again = decideScan(ticket({ arrivedPeople: 1, insidePeople: 1 }), attempt({ force: 'override' }))
  expect(again).toMatchObject({ verdict: 'welcome', people: 0, insidePeople: 1, forced: true, conflict: false })
})

test('what a phone without network decided is kept, and marked where the rule says otherwise', () => {
  const force = 'afterTheFact' as const
  expect(decideScan(ticket(), attempt({ force }))).toMatchObject({ verdict: 'welcome', people: 1, conflict: false })
  expect(decideScan(ticket({ arrivedPeople: 1, insidePeople: 1 }), attempt({ force }))).toMatchObject({
    verdict: 'alreadyIn',
    people: 0,
    conflict: true,
  })
  expect(decideScan(ticket({ status: 'cancelled' }), attempt({ force }))).toMatchObject({
    verdict: 'cancelled',
    people: 1,
    forced: true,
    conflict: true,
  })
})

test('more than are outside, let in without network, are a conflict; the party is counted', () => {
  const force = 'afterTheFact' as const
  const party = ticket({ partySize: 4, arrivedPeople: 3, insidePeople: 3 })
  expect(decideScan(party, attempt({ force, count: 3 }))).toMatchObject({
    verdict: 'partlyIn',
    people: 1,
    insidePeople: 4,
    overlap: 2,
    conflict: true,
  })
  expect(decideScan(party, attempt({ force, count: 1 }))).toMatchObject({ people: 1, conflict: false })
  expect(decideScan(party, attempt({ count: 3 }))).toMatchObject({ people: 1, conflict: false })
  const late = decideScan(party, attempt({ force, count: 3, at: new Date(0) }))
  expect(late).toMatchObject({ verdict: 'tooEarly', people: 1, overlap: 2, conflict: true })
})

test('who was seen leaving before the entry was known has come, and is not inside', () => {
  const exit = decideScan(ticket({ partySize: 3 }), attempt({ kind: 'exit' }))
  expect(exit).toMatchObject({ verdict: 'left', people: 0, uncounted: 3 })
  const entry = decideScan(
    ticket({ partySize: 3 }),
    attempt({ force: 'afterTheFact', count: 2, leftSince: exit.uncounted }),
  )
  expect(entry).toMatchObject({ verdict: 'welcome', people: 2, arrivedPeople: 2, insidePeople: 0, gone: 2 })
  expect(entry.conflict).toBe(false)
})

const own = (inside = false, isVoid = false) => ({ person: { inside, void: isVoid } })

test('a companion’s own code lets in one, whatever number is asked for, and only once', () => {
  const party = ticket({ partySize: 4, arrivedPeople: 1, insidePeople: 1 })
  expect(decideScan({ ...party, ...own() }, attempt({ count: 3 }))).toMatchObject({
    verdict: 'partlyIn',
    people: 1,
    arrivedPeople: 2,
    insidePeople: 2,
    ownInside: 1,
  })
  expect(decideScan({ ...party, ownInside: 1, ...own(true) }, attempt())).toMatchObject({
    verdict: 'alreadyIn',
    people: 0,
    insidePeople: 1,
    ownInside: 1,
    conflict: false,
  })
  expect(decideScan(ticket({ partySize: 4, ...own() }), attempt())).toMatchObject({ verdict: 'welcome', people: 1 })
})

test('when the whole party is in by its own code, a companion’s code lets in nobody more', () => {
  const full = ticket({ partySize: 4, arrivedPeople: 4, insidePeople: 4, ...own() })
  expect(decideScan(full, attempt())).toMatchObject({ verdict: 'alreadyIn', people: 0, insidePeople: 4 })
})

test('an exit by an own code takes out one; who comes back is let in again', () => {
  const party = ticket({ partySize: 4, arrivedPeople: 3, insidePeople: 3, ownInside: 2, ...own(true) })
  const left = decideScan(party, attempt({ kind: 'exit', count: 3 }))
  expect(left).toMatchObject({ verdict: 'left', people: 1, insidePeople: 2, ownInside: 1 })
  const back = decideScan({ ...party, ...left, ...own() }, attempt())
  expect(back).toMatchObject({ people: 1, arrivedPeople: 3, insidePeople: 3, ownInside: 2 })
})

test('when the party’s code takes out so many that it may have been they, nobody is known to be inside', () => {
  const party = ticket({ partySize: 4, arrivedPeople: 4, insidePeople: 4, ownInside: 3 })
  expect(decideScan(party, attempt({ kind: 'exit', count: 1 }))).toMatchObject({ insidePeople: 3, ownInside: 3 })
  expect(decideScan(party, attempt({ kind: 'exit', count: 2 }))).toMatchObject({ insidePeople: 2, ownInside: 0 })
  expect(decideScan(party, attempt({ kind: 'exit' }))).toMatchObject({ insidePeople: 0, ownInside: 0 })
})

test('a code of somebody who no longer comes is refused as cancelled; a supervisor cannot insist, what happened is on record', () => {
  const gone = ticket({ partySize: 3, ...own(false, true) })
  expect(verdictOf(gone)).toBe('cancelled')
  expect(verdictOf({ ...gone, status: 'waiting' })).toBe('cancelled')
  expect(decideScan(gone, attempt({ force: 'override' }))).toMatchObject({ verdict: 'cancelled', people: 0 })
  expect(decideScan(gone, attempt({ force: 'afterTheFact' }))).toMatchObject({
    verdict: 'cancelled',
    people: 1,
    conflict: true,
  })
})

test('one companion let in at two gates without network is a conflict, two companions are none', () => {
  const force = 'afterTheFact' as const
  const party = ticket({ partySize: 4, arrivedPeople: 1, insidePeople: 1, ownInside: 1 })
  expect(decideScan({ ...party, ...own(true) }, attempt({ force }))).toMatchObject({ people: 0, conflict: true })
  expect(decideScan({ ...party, ...own(false) }, attempt({ force }))).toMatchObject({ people: 1, conflict: false })
})

test('who went out without a scan comes in again by the own code, if a supervisor says so, and is not counted twice', () => {
  const party = ticket({ partySize: 4, arrivedPeople: 1, insidePeople: 1, ownInside: 1, ...own(true) })
  expect(decideScan(party, attempt({ force: 'override' }))).toMatchObject({
    verdict: 'welcome',
    people: 0,
    insidePeople: 1,
    forced: true,
  })
})

test('a code that was replaced lets nobody in, and says why where the registration itself stands', () => {
  const old = ticket({ partySize: 3, replaced: true })
  for (const force of [undefined, 'override'] as const)
    expect(decideScan(old, attempt({ force }))).toMatchObject({ verdict: 'cancelled', people: 0, replaced: true })
  expect(decideScan({ ...old, status: 'waiting' }, attempt())).toMatchObject({ verdict: 'cancelled', replaced: true })
  // Called off is called off, by whichever code.
  for (const ended of [{ status: 'cancelled' as const }, { slotCancelled: true }])
    expect(decideScan({ ...old, ...ended }, attempt()).replaced).toBeUndefined()
  expect(decideScan({ ...old, eventId: 'other' }, attempt())).toMatchObject({ verdict: 'wrongEvent' })
  expect(decideScan(old, attempt({ turnedAway: 'cancelled' }))).toMatchObject({ replaced: true, people: 0 })
  expect(decideScan(old, attempt({ turnedAway: 'tooEarly' })).replaced).toBeUndefined()
})

test('let in by an old code without network they are inside, and somebody looks; who leaves by it is counted out', () => {
  const old = ticket({ partySize: 3, replaced: true })
  expect(decideScan(old, attempt({ force: 'afterTheFact', count: 2 }))).toMatchObject({
    verdict: 'cancelled',
    people: 2,
    conflict: true,
    replaced: true,
  })
  const inside = { ...old, arrivedPeople: 3, insidePeople: 3 }
  expect(decideScan(inside, attempt({ kind: 'exit' }))).toMatchObject({ verdict: 'left', people: 3 })
})

const facts = fc
  .record({
    eventId: fc.constantFrom('event', 'other'),
    slotId: fc.constantFrom('morning', 'afternoon'),
    status: fc.constantFrom(...REGISTRATION_STATUSES),
    slotCancelled: fc.boolean(),
    partySize: fc.integer({ min: 1, max: 30 }),
    arrived: fc.nat(30),
    inside: fc.nat(30),
    known: fc.nat(30),
    own: fc.option(fc.record({ inside: fc.boolean(), void: fc.boolean() }), { nil: undefined }),
    replaced: fc.boolean(),
    checkInOpensAt: fc.constant(opens),
    checkInClosesAt: fc.constant(closes),
  })
  .map(({ arrived, inside, known, own: person, ...rest }): TicketFacts => {
    const arrivedPeople = Math.min(arrived, rest.partySize)
    const insidePeople = Math.min(inside, arrivedPeople)
    const ownInside = Math.min(known, insidePeople)
    // Who is known to be inside is one of those who are.
    const by = person && { person: { ...person, inside: person.inside && ownInside > 0 } }
    return { ...rest, arrivedPeople, insidePeople, ownInside, ...by }
  })
const attempts = fc.record(
  {
    kind: fc.constantFrom('entry' as const, 'exit' as const),
    eventId: fc.constant('event'),
    slotId: fc.constantFrom('morning', 'afternoon', undefined),
    count: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    at: fc.constantFrom(within, new Date(0), new Date('2030-01-01')),
    force: fc.constantFrom('override' as const, 'afterTheFact' as const, undefined),
  },
  { requiredKeys: ['kind', 'eventId', 'at'] },
)

test('whatever is scanned: 0 ≤ known by own codes ≤ inside ≤ arrived ≤ party size, and a refusal lets nobody in', () => {
  fc.assert(
    fc.property(facts, attempts, (ticketFacts, given) => {
      const decision = decideScan(ticketFacts, given)
      if (ticketFacts.eventId !== given.eventId) {
        expect(decision).toMatchObject({ verdict: 'wrongEvent', people: 0 })
        return
      }
      expect(decision.insidePeople).toBeGreaterThanOrEqual(0)
      expect(decision.insidePeople).toBeLessThanOrEqual(decision.arrivedPeople)
      expect(decision.arrivedPeople).toBeLessThanOrEqual(ticketFacts.partySize)
      expect(decision.arrivedPeople).toBeGreaterThanOrEqual(ticketFacts.arrivedPeople)
      const change = decision.insidePeople - ticketFacts.insidePeople
      expect(change).toBe(given.kind === 'exit' ? 0 - decision.people : decision.people)
      expect(decision.ownInside).toBeGreaterThanOrEqual(0)
      expect(decision.ownInside).toBeLessThanOrEqual(decision.insidePeople)
      if (ticketFacts.person) expect(decision.people).toBeLessThanOrEqual(1)
      if (ticketFacts.person?.inside && given.kind === 'entry') expect(decision.people).toBe(0)
      if (given.count !== undefined) expect(decision.people).toBeLessThanOrEqual(given.count)
      if (REFUSALS.includes(decision.verdict) && !decision.forced) expect(decision.people).toBe(0)
      if (decision.people > 0 && !decision.forced) expect(['welcome', 'partlyIn', 'left']).toContain(decision.verdict)
    }),
    { numRuns: 2000 },
  )
})

test('any sequence of entries and exits leaves a head count equal to entries minus exits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(attempts, { maxLength: 40 }), (partySize, given) => {
      const state = ticket({ partySize })
      let balance = 0
      for (const one of given) {
        const decision = decideScan(state, one)
        balance += one.kind === 'entry' ? decision.people : -decision.people
        state.arrivedPeople = decision.arrivedPeople
        state.insidePeople = decision.insidePeople
        expect(balance).toBe(state.insidePeople)
      }
    }),
  )
})

const act = fc.record({ phone: fc.constantFrom(0, 1), count: fc.integer({ min: 1, max: 9 }) })

test('two phones without network: what both let in is counted, or marked as a conflict that says how many more', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(act, { maxLength: 12 }), (partySize, acts) => {
      const phones = [ticket({ partySize }), ticket({ partySize })]
      const uploads = acts.flatMap(({ phone, count }) => {
        const list = phones[phone] as TicketFacts
        const { people, ...after } = decideScan(list, attempt({ count }))
        list.arrivedPeople = after.arrivedPeople
        list.insidePeople = after.insidePeople
        return people > 0 ? [{ phone, count: people }] : []
      })
      // Each uploads its own in their order, one after the other.
      const state = ticket({ partySize })
      let besides = 0
      for (const { count } of [...uploads].sort((a, b) => a.phone - b.phone)) {
        const decision = decideScan(state, attempt({ force: 'afterTheFact', count }))
        const more = count - decision.people
        expect(decision.conflict).toBe(more > 0)
        if (decision.people > 0) expect(decision.overlap ?? 0).toBe(more)
        besides += more
        state.arrivedPeople = decision.arrivedPeople
        state.insidePeople = decision.insidePeople
      }
      const atTheDoor = uploads.reduce((sum, { count }) => sum + count, 0)
      expect(state.insidePeople + besides).toBe(atTheDoor)
    }),
  )
})
