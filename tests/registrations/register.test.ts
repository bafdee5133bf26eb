import { eq, getTableColumns, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { hours, after as later, minutes, now } from '#app/platform/clock.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, outboxMessages, registrations, slots } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person, registerAlone, registered } from './people.ts'

useTestStore()

const rowsOf = (slotId: string) => reader().select().from(registrations).where(eq(registrations.slotId, slotId))
const messages = () => reader().select().from(outboxMessages)
const trail = () => reader().select().from(auditEntries)
const slotNow = async (id: string) => (await reader().select().from(slots).where(eq(slots.id, id)))[0]

describe('registering', () => {
  it('takes the seats, writes the trail and owes one message', async () => {
    const { slot, event } = await makeEvent({ seats: 5 })
    const outcome = await registerParty(
      CITIZEN,
      person(slot.id, { partySize: 3, companions: [{ name: '李明' }], needs: '轮椅席', phone: '13905320174' }),
    )
    expect(outcome).toMatchObject({ outcome: 'registered', status: 'confirmed', partySize: 3, waitingPosition: null })
    const [row] = await rowsOf(slot.id)
    expect(row).toMatchObject({
      eventId: event.id,
      name: '孙玉梅',
      nameInitials: 'sym',
      phone: '13905320174',
      companions: [{ name: '李明' }],
      needs: '轮椅席',
      consentVersion: CURRENT_CONSENT.version,
      source: 'web',
    })
    expect(row?.shortCode).toMatch(/^\d{8}$/)
    expect((await slotNow(slot.id))?.taken).toBe(3)
    expect(await messages()).toMatchObject([
      {
        kind: 'registration-confirmed',
        channel: 'sms',
        recipient: { address: '13905320174', name: '孙玉梅' },
        subjectId: row?.id,
      },
    ])
    const [entry] = await trail()
    expect(entry).toMatchObject({ action: 'registration.created', actorKind: 'citizen', address: '203.0.113.7' })
    expect(JSON.stringify(entry?.detail)).not.toMatch(/孙玉梅|13905320174/)
  })

  it('keeps nothing of the person readable in the database', async () => {
    const { slot } = await makeEvent()
    const { ticketSecret, manageToken } = await registered(slot.id, {
      name: 'Ouyang Jing',
      email: 'ouyang@example.org',
      phone: '13905320174',
      companions: [{ name: 'Li Ming' }],
      guardian: { name: 'Wang Fang' },
    })
    const asStored = Object.entries(getTableColumns(registrations)).map(([key, column]) => [
      key,
      sql<string>`${column}`,
    ])
    const [row] = await reader().select(Object.fromEntries(asStored)).from(registrations)
    expect(JSON.stringify(row)).not.toMatch(
      new RegExp(`Ouyang|Li Ming|Wang Fang|example\\.org|13905320174|0174|${ticketSecret}|${manageToken}`, 'i'),
    )
  })

  it('puts whoever finds no seat on the waiting list, in order, and then says that it is full', async () => {
    const { slot } = await makeEvent({ seats: 1, waitingCapacity: 2 })
    expect((await registered(slot.id)).status).toBe('confirmed')
    expect(await registered(slot.id)).toMatchObject({ status: 'waiting', waitingPosition: 1 })
    expect(await registered(slot.id)).toMatchObject({ status: 'waiting', waitingPosition: 2 })
    expect(await registerParty(CITIZEN, person(slot.id))).toEqual({ outcome: 'full' })
    expect((await messages()).map(({ kind }) => kind)).toEqual([
      'registration-confirmed',
      'registration-waiting',
      'registration-waiting',
    ])
    expect(await verifySeats(reader())).toEqual([])
  })

  it('lets nobody jump the queue: while a large party waits, a single person joins the line', async () => {
    const { slot } = await makeEvent({ seats: 4, waitingCapacity: 10 })
    await registered(slot.id, { partySize: 2 })
    expect((await registered(slot.id, { partySize: 3 })).status).toBe('waiting')
    expect(await registered(slot.id)).toMatchObject({ status: 'waiting', waitingPosition: 2 })
  })

  it('takes a party onto the waiting list whole or not at all', async () => {
    const { slot } = await makeEvent({ seats: 1, waitingCapacity: 3 })
    await registered(slot.id)
    expect((await registered(slot.id, { partySize: 2 })).status).toBe('waiting')
    expect(await registerParty(CITIZEN, person(slot.id, { partySize: 2 }))).toEqual({ outcome: 'full' })
    expect((await registered(slot.id, { partySize: 1 })).waitingPosition).toBe(2)
  })

  it('asks the organiser or the lot where the slot says so', async () => {
    const approval = await makeEvent({ seats: 1, slot: { allocation: 'approval' } })
    const lottery = await makeEvent({ seats: 1, slot: { allocation: 'lottery' } })
    expect((await registered(approval.slot.id)).status).toBe('pendingApproval')
    expect((await registered(lottery.slot.id)).status).toBe('inLottery')
    expect((await slotNow(approval.slot.id))?.taken).toBe(0)
    expect((await messages()).map(({ kind }) => kind)).toEqual(['registration-pending', 'registration-in-lottery'])
  })
})

describe('a refusal', () => {
  it('names the reason: not open yet, closed, cancelled, too many, outdated consent, no such slot', async () => {
    const early = await makeEvent({ slot: { signUpOpensAt: later(now(), hours(1)) } })
    const closed = await makeEvent({ slot: { signUpClosesAt: later(now(), -minutes(1)) } })
    const draft = await makeEvent({ event: { state: 'draft' } })
    const off = await makeEvent({ event: { state: 'cancelled' } })
    const slotOff = await makeEvent({ slot: { state: 'cancelled' } })
    const { slot } = await makeEvent({ partyMax: 2 })
    const tried = async (slotId: string, given = {}) => registerParty(CITIZEN, person(slotId, given))
    expect(await tried(early.slot.id)).toEqual({ outcome: 'notOpenYet' })
    expect(await tried(closed.slot.id)).toEqual({ outcome: 'closed' })
    expect(await tried(draft.slot.id)).toEqual({ outcome: 'closed' })
    expect(await tried(off.slot.id)).toEqual({ outcome: 'cancelled' })
    expect(await tried(slotOff.slot.id)).toEqual({ outcome: 'cancelled' })
    expect(await tried(slot.id, { partySize: 3 })).toEqual({ outcome: 'partyTooLarge', partyMax: 2 })
    expect(await tried(slot.id, { consentVersion: 'older' })).toEqual({ outcome: 'consentOutdated' })
    expect(await tried('no-such-slot')).toEqual({ outcome: 'unknownSlot' })
    expect(await trail()).toEqual([])
    expect(await messages()).toEqual([])
  })

  it('follows the arrival, not the moment of writing', async () => {
    const { slot } = await makeEvent({ slot: { signUpClosesAt: later(now(), -minutes(1)) } })
    const inTime = person(slot.id, { arrivedAt: later(now(), -minutes(2)) })
    expect((await registerParty(CITIZEN, inTime)).outcome).toBe('registered')
  })

  it('of a second live registration sends the owner the link and takes no seat', async () => {
    const { slot } = await makeEvent({ seats: 5, waitingCapacity: 5 })
    await registered(slot.id, { phone: '13905320174', email: 'sun@example.org' })
    expect(await registerParty(CITIZEN, person(slot.id, { phone: '13905320174' }))).toEqual({
      outcome: 'alreadyRegistered',
    })
    expect(await registerParty(CITIZEN, person(slot.id, { email: 'SUN@example.org' }))).toEqual({
      outcome: 'alreadyRegistered',
    })
    expect((await slotNow(slot.id))?.taken).toBe(1)
    expect((await messages()).map(({ kind, channel }) => [kind, channel])).toEqual([
      ['registration-confirmed', 'email'],
      ['registration-links', 'email'],
      ['registration-links', 'email'],
    ])
    expect(await verifySeats(reader())).toEqual([])
  })

  it('of somebody registered already says so even when the slot is full, and gives no number away', async () => {
    const { slot } = await makeEvent({ seats: 1, waitingCapacity: 3 })
    const known = person(slot.id)
    await registerParty(CITIZEN, known)
    const waiting = person(slot.id)
    await registerParty(CITIZEN, waiting)
    expect(await registerParty(CITIZEN, { ...waiting })).toEqual({ outcome: 'alreadyRegistered' })
    expect(await registered(slot.id)).toMatchObject({ waitingPosition: 2 })
    expect(await verifySeats(reader())).toEqual([])
  })
})

describe('the same submission again', () => {
  it('is answered like the first and changes nothing, also after sign-up has closed', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const submission = person(slot.id, { idempotencyKey: 'one', arrivedAt: now() })
    const first = await registerParty(CITIZEN, submission)
    const again = await registerParty(CITIZEN, submission)
    const late = await registerParty(CITIZEN, { ...submission, arrivedAt: slot.signUpClosesAt })
    for (const repeat of [again, late]) expect(repeat).toEqual({ ...first, repeated: true })
    expect(await rowsOf(slot.id)).toHaveLength(1)
    expect(await messages()).toHaveLength(1)
    expect((await slotNow(slot.id))?.taken).toBe(1)
  })

  it('with other content is refused', async () => {
    const { slot } = await makeEvent()
    const submission = person(slot.id, { idempotencyKey: 'one' })
    await registerParty(CITIZEN, submission)
    expect(await registerParty(CITIZEN, { ...submission, partySize: 2 })).toEqual({ outcome: 'idempotencyKeyReused' })
    expect((await slotNow(slot.id))?.taken).toBe(1)
  })
})

describe('messages to one address', () => {
  it('are at most three in ten minutes and ten in a day, whatever strangers do', async () => {
    const victim = 'victim@example.org'
    const start = now()
    for (let n = 0; n < 15; n++) {
      const { slot } = await makeEvent()
      await registered(slot.id, { email: victim, arrivedAt: start })
    }
    const sent = await messages()
    expect(sent).toHaveLength(10)
    expect(sent.filter(({ nextAttemptAt }) => nextAttemptAt <= start)).toHaveLength(3)
    expect(Math.max(...sent.map(({ nextAttemptAt }) => nextAttemptAt.getTime()))).toBe(
      later(start, minutes(10)).getTime(),
    )
  })

  it('are no more when twenty sign-ups in one name come at once, each for an event of its own', async () => {
    const slots = await Promise.all(Array.from({ length: 20 }, () => makeEvent()))
    const outcomes = await Promise.all(
      slots.map(({ slot }) => registerAlone(person(slot.id, { email: 'victim@example.org' }))),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'registered')).toHaveLength(20)
    expect(await messages()).toHaveLength(10)
  })
})

describe('forty people at once', () => {
  it('take the last seats exactly, and the line has no gap and no order but that of arrival', async () => {
    const { slot } = await makeEvent({ seats: 10, waitingCapacity: 20 })
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => registerParty(CITIZEN, person(slot.id))))
    expect(outcomes.filter((o) => o.outcome === 'registered' && o.status === 'confirmed')).toHaveLength(10)
    expect(outcomes.filter((o) => o.outcome === 'full')).toHaveLength(10)
    const waiting = outcomes.flatMap((o) =>
      o.outcome === 'registered' && o.waitingPosition ? [o.waitingPosition] : [],
    )
    expect(waiting).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(await verifySeats(reader())).toEqual([])
  })

  it('from several processes take the last seats exactly', async () => {
    const { slot } = await makeEvent({ seats: 10, waitingCapacity: 40 })
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => registerAlone(person(slot.id))))
    expect(outcomes.filter((o) => o.outcome === 'registered' && o.status === 'confirmed')).toHaveLength(10)
    const waiting = (await rowsOf(slot.id)).flatMap((row) => row.waitingPosition ?? [])
    expect(waiting.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1))
    expect(await verifySeats(reader())).toEqual([])
  })

  it('with parties of all sizes and some contacts twice leave true sums', async () => {
    const { slot } = await makeEvent({ seats: 25, waitingCapacity: 30 })
    const people = Array.from({ length: 30 }, (_, n) => person(slot.id, { partySize: (n % 5) + 1 }))
    await Promise.all([...people, ...people.slice(0, 10)].map((input) => registerAlone(input)))
    expect(await verifySeats(reader())).toEqual([])
  })
})
