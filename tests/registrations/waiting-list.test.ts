import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { days, after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { acceptOffer } from '#app/registrations/accept-offer.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changePartySize } from '#app/registrations/change-party-size.server.ts'
import { expireOffers } from '#app/registrations/expire-offers.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()

let restore = () => {}
afterEach(() => restore())
const moveTo = (at: Date) => {
  restore()
  restore = setClock(() => at)
}

const row = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]
const statusOf = async (id: string) => (await row(id))?.status
const kindsOf = async (id: string) =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, id))).map(({ kind }) => kind)
const actsOn = async (id: string) =>
  (await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))).map(({ action }) => action)
const cancel = (id: string) => inTransaction(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' }))
const accept = (id: string) => inTransaction(CITIZEN, (work) => acceptOffer(work, id))

afterEach(async () => {
  expect(await verifySeats(reader())).toEqual([])
})

describe('a cancelled seat', () => {
  it('is offered to the first in the waiting list, who is told once and keeps it by accepting', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const holder = await registered(slot.id)
    const first = await registered(slot.id)
    const second = await registered(slot.id)
    expect(await cancel(holder.id)).toEqual({ outcome: 'cancelled', passedOn: true })
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['offered', 'waiting'])
    expect(await cancel(holder.id)).toEqual({ outcome: 'alreadyCancelled' })
    expect(await accept(first.id)).toEqual({ outcome: 'accepted' })
    expect(await accept(first.id)).toEqual({ outcome: 'alreadyAccepted' })
    expect(await kindsOf(first.id)).toEqual(['registration-waiting', 'registration-offered', 'registration-promoted'])
    expect(await kindsOf(holder.id)).toEqual(['registration-confirmed', 'registration-cancelled'])
    expect(await actsOn(first.id)).toEqual([
      'registration.created',
      'registration.offered',
      'registration.offer-accepted',
    ])
  })

  it('waits for a large party at the head of the line; nobody behind overtakes', async () => {
    const { slot } = await makeEvent({ seats: 3, waitingCapacity: 10 })
    const one = await registered(slot.id)
    const two = await registered(slot.id, { partySize: 2 })
    const family = await registered(slot.id, { partySize: 3 })
    const single = await registered(slot.id)
    expect(await cancel(one.id)).toEqual({ outcome: 'cancelled', passedOn: false })
    expect([await statusOf(family.id), await statusOf(single.id)]).toEqual(['waiting', 'waiting'])
    await cancel(two.id)
    expect([await statusOf(family.id), await statusOf(single.id)]).toEqual(['offered', 'waiting'])
  })

  it('goes to the head of the line when that party becomes smaller', async () => {
    const { slot } = await makeEvent({ seats: 2, waitingCapacity: 10 })
    await registered(slot.id)
    const family = await registered(slot.id, { partySize: 3 })
    const size = (people: number) => inTransaction(CITIZEN, (work) => changePartySize(work, family.id, people))
    expect(await size(4)).toEqual({ outcome: 'mayOnlyShrink' })
    expect(await size(1)).toEqual({ outcome: 'changed' })
    expect(await statusOf(family.id)).toBe('offered')
  })

  it('is offered to nobody when the doors open within the hour', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const holder = await registered(slot.id)
    const first = await registered(slot.id)
    moveTo(later(slot.checkInOpensAt, -minutes(30)))
    await cancel(holder.id)
    expect(await statusOf(first.id)).toBe('waiting')
  })
})

describe('an offer', () => {
  it('that runs out ends, is told once, and goes to the next', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const holder = await registered(slot.id)
    const first = await registered(slot.id)
    const second = await registered(slot.id)
    await cancel(holder.id)
    expect(await expireOffers()).toBe(0)
    moveTo(later(now(), days(2)))
    expect(await accept(first.id)).toEqual({ outcome: 'expired' })
    expect(await Promise.all([expireOffers(), expireOffers()])).toEqual([0, 0])
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['expired', 'offered'])
    expect(await kindsOf(first.id)).toEqual([
      'registration-waiting',
      'registration-offered',
      'registration-offer-expired',
    ])
    expect(await accept(first.id)).toEqual({ outcome: 'expired' })
  })

  it('is ended by the clock’s job exactly once, however many processes run it', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const holder = await registered(slot.id)
    const first = await registered(slot.id)
    await cancel(holder.id)
    moveTo(later(now(), days(2)))
    const ended = await Promise.all([expireOffers(), expireOffers(), expireOffers()])
    expect(ended.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await statusOf(first.id)).toBe('expired')
    expect((await kindsOf(first.id)).filter((kind) => kind === 'registration-offer-expired')).toHaveLength(1)
  })

  it('can be declined; nobody newer gets the seat before the line', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const holder = await registered(slot.id)
    const first = await registered(slot.id)
    await cancel(holder.id)
    expect((await registered(slot.id)).status).toBe('waiting')
    await cancel(first.id)
    const [waiting] = await reader().select().from(registrations).where(eq(registrations.status, 'offered'))
    expect(waiting?.waitingPosition).toBe(2)
  })

  it('is made by the clock’s job when the organiser adds seats', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    await registered(slot.id)
    const first = await registered(slot.id)
    await store().transaction(async (tx) => {
      await tx.update(slots).set({ capacity: 3 }).where(eq(slots.id, slot.id))
    })
    await expireOffers()
    expect(await statusOf(first.id)).toBe('offered')
    await expireOffers()
    expect(await kindsOf(first.id)).toEqual(['registration-waiting', 'registration-offered'])
  })
})
