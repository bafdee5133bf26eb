import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { after as later, minutes, setClock } from '#app/platform/clock.ts'
import { cancelRegistrationsOfEvent } from '#app/registrations/cancel-for-event.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changePartySize } from '#app/registrations/change-party-size.server.ts'
import { changeRegistration } from '#app/registrations/change-registration.server.ts'
import { changeSlot } from '#app/registrations/change-slot.server.ts'
import { approveApplication, refuseApplication } from '#app/registrations/decide-application.server.ts'
import { tellRegisteredOfChange } from '#app/registrations/tell-registered.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()

let restore = () => {}
afterEach(async () => {
  restore()
  expect(await verifySeats(reader())).toEqual([])
})

const row = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]
const taken = async (id: string) => (await reader().select().from(slots).where(eq(slots.id, id)))[0]?.taken
const messages = () => reader().select().from(outboxMessages)
const size = (id: string, people: number) => inTransaction(CITIZEN, (work) => changePartySize(work, id, people))
const move = (id: string, slotId: string) => inTransaction(CITIZEN, (work) => changeSlot(work, id, slotId))

describe('changing how many people come', () => {
  it('takes and gives back seats, cuts the list of companions, and is told', async () => {
    const { slot } = await makeEvent({ seats: 5 })
    const { id } = await registered(slot.id, { partySize: 2, companions: [{ name: '李明' }] })
    expect(await size(id, 4)).toEqual({ outcome: 'changed' })
    expect(await taken(slot.id)).toBe(4)
    expect(await size(id, 4)).toEqual({ outcome: 'unchanged' })
    expect(await size(id, 1)).toEqual({ outcome: 'changed' })
    expect(await taken(slot.id)).toBe(1)
    expect((await row(id))?.companions).toEqual([])
    expect((await messages()).map(({ kind }) => kind)).toEqual([
      'registration-confirmed',
      'registration-changed',
      'registration-changed',
    ])
  })

  it('is refused beyond the free seats, the limit of a party, and after sign-up has closed', async () => {
    const { slot } = await makeEvent({ seats: 3, partyMax: 5 })
    const { id } = await registered(slot.id, { partySize: 2 })
    expect(await size(id, 4)).toEqual({ outcome: 'full' })
    expect(await size(id, 6)).toEqual({ outcome: 'partyTooLarge', partyMax: 5 })
    restore = setClock(() => later(slot.signUpClosesAt, minutes(1)))
    expect(await size(id, 3)).toEqual({ outcome: 'closed' })
    expect(await size(id, 1)).toEqual({ outcome: 'changed' })
    restore()
    restore = setClock(() => slot.endsAt)
    expect(await size(id, 2)).toEqual({ outcome: 'over' })
  })
})

describe('moving to another slot', () => {
  it('takes the new seats before it gives the old ones to the line, and raises the calendar sequence', async () => {
    const { event, slot } = await makeEvent({ seats: 1 })
    const other = await makeSlot(event.id, { capacity: 2 })
    const mover = await registered(slot.id)
    const first = await registered(slot.id)
    expect(await move(mover.id, other.id)).toEqual({ outcome: 'changed', status: 'confirmed' })
    expect(await row(mover.id)).toMatchObject({ slotId: other.id, calendarSequence: 1, status: 'confirmed' })
    expect((await row(first.id))?.status).toBe('offered')
  })

  it('without a free seat, to a foreign event, or where the contact is registered already changes nothing', async () => {
    const { event, slot } = await makeEvent({ seats: 1 })
    const full = await makeSlot(event.id, { capacity: 1, waitingCapacity: 5 })
    const both = await makeSlot(event.id)
    const foreign = await makeEvent()
    const { id } = await registered(slot.id, { phone: '13905320174' })
    await registered(full.id)
    await registered(both.id, { phone: '13905320174' })
    expect(await move(id, full.id)).toEqual({ outcome: 'full' })
    expect(await move(id, both.id)).toEqual({ outcome: 'alreadyRegistered' })
    expect(await move(id, foreign.slot.id)).toEqual({ outcome: 'unknownSlot' })
    expect(await row(id)).toMatchObject({ slotId: slot.id, calendarSequence: 0 })
  })

  it('together with other changes is all or nothing', async () => {
    const { event, slot } = await makeEvent({ seats: 2 })
    const other = await makeSlot(event.id, { capacity: 2 })
    const { id } = await registered(slot.id)
    const tooMany = await changeRegistration(CITIZEN, id, { name: '孙玉美', slotId: other.id, partySize: 3 })
    expect(tooMany).toEqual({ outcome: 'full' })
    expect(await row(id)).toMatchObject({ name: '孙玉梅', slotId: slot.id, partySize: 1 })
    await changeRegistration(CITIZEN, id, { name: '孙玉美', slotId: other.id, partySize: 2 })
    expect(await row(id)).toMatchObject({ name: '孙玉美', nameInitials: 'sym', slotId: other.id, partySize: 2 })
  })

  it('two people changing places at once both arrive', async () => {
    const { event, slot } = await makeEvent({ seats: 2 })
    const other = await makeSlot(event.id, { capacity: 2 })
    const a = await registered(slot.id)
    const b = await registered(other.id)
    await Promise.all([move(a.id, other.id), move(b.id, slot.id)])
    expect([(await row(a.id))?.slotId, (await row(b.id))?.slotId]).toEqual([other.id, slot.id])
  })
})

describe('cancelling', () => {
  it('forty times at once gives the seats back once', async () => {
    const { slot } = await makeEvent({ seats: 5, waitingCapacity: 5 })
    const { id } = await registered(slot.id, { partySize: 5 })
    const waiting = await registered(slot.id, { partySize: 5 })
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () =>
        inTransaction(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' })),
      ),
    )
    expect(outcomes.filter(({ outcome }) => outcome === 'cancelled')).toHaveLength(1)
    expect((await row(waiting.id))?.status).toBe('offered')
  })

  it('is over when the session is over', async () => {
    const { slot } = await makeEvent()
    const { id } = await registered(slot.id)
    restore = setClock(() => slot.endsAt)
    expect(await inTransaction(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' }))).toEqual({
      outcome: 'over',
    })
  })
})

describe('when an event is called off', () => {
  it('everybody live is cancelled and told the reason once, and nobody moves up', async () => {
    const { event, slot } = await makeEvent({ seats: 1 })
    await registered(slot.id)
    await registered(slot.id)
    const gone = await registered(slot.id)
    await inTransaction(CITIZEN, (work) => cancelRegistration(work, gone.id, { kind: 'citizen' }))
    const staff = await makeStaff(['organiser'], event.departmentId)
    const cancel = () => inTransaction(staff, (work) => cancelRegistrationsOfEvent(work, event.id, '台风'))
    expect(await cancel()).toBe(2)
    expect(await cancel()).toBe(0)
    const told = (await messages()).filter(({ kind }) => kind === 'event-cancelled')
    expect(told.map(({ values }) => values)).toEqual([{ reason: '台风' }, { reason: '台风' }])
  })
})

describe('when an event changes', () => {
  it('those concerned are told, and a new time raises the calendar sequence', async () => {
    const { event, slot } = await makeEvent()
    const other = await makeSlot(event.id)
    const here = await registered(slot.id)
    const there = await registered(other.id)
    const told = await inTransaction(CITIZEN, (work) =>
      tellRegisteredOfChange(work, event.id, [{ label: 'time', from: 'a/b', to: 'c/d', slotId: slot.id }]),
    )
    expect(told).toBe(1)
    expect([(await row(here.id))?.calendarSequence, (await row(there.id))?.calendarSequence]).toEqual([1, 0])
    const [message] = (await messages()).filter(({ kind }) => kind === 'event-changed')
    expect(message).toMatchObject({ subjectId: here.id, values: { 'time.from': 'a/b', 'time.to': 'c/d' } })
  })
})

describe('an application', () => {
  it('is approved while seats are free, by an organiser of the department only', async () => {
    const { event, slot } = await makeEvent({ seats: 1, slot: { allocation: 'approval' } })
    const a = await registered(slot.id)
    const b = await registered(slot.id)
    const organiser = await makeStaff(['organiser'], event.departmentId)
    const outsider = await makeStaff(['organiser'], (await makeEvent()).departmentId)
    const approve = (id: string, by = organiser) => inTransaction(by, (work) => approveApplication(work, id))
    await expect(approve(a.id, outsider)).rejects.toThrow()
    expect(await approve(a.id)).toEqual({ outcome: 'approved' })
    expect(await approve(a.id)).toEqual({ outcome: 'alreadyDecided' })
    expect(await approve(b.id)).toEqual({ outcome: 'full' })
    const refuse = () => inTransaction(organiser, (work) => refuseApplication(work, b.id, '名额已满'))
    expect(await refuse()).toEqual({ outcome: 'refused' })
    expect((await messages()).map(({ kind }) => kind).sort()).toEqual([
      'registration-confirmed',
      'registration-pending',
      'registration-pending',
      'registration-refused',
    ])
  })
})
