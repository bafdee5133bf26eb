// Places kept for groups at one time: each with its own counter, a contact in one of them only.
import { eq } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import { slotsOfGate } from '#app/check-in/pair-gate.server.ts'
import { addSlots } from '#app/events/add-slots.server.ts'
import { createEvent } from '#app/events/create-event.server.ts'
import { publishEvent, submitEvent } from '#app/events/review-event.server.ts'
import { slotsOfEvent } from '#app/events/save-event.server.ts'
import { now } from '#app/platform/clock.ts'
import { changeSlot } from '#app/registrations/change-slot.server.ts'
import { closeSlot, readClosing } from '#app/registrations/close-slot.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { readSlot } from '#app/registrations/slot-seats.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { act, makePeople, newEvent, rules } from '#tests/events/people.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person, registerAlone, registered } from './people.ts'

useTestStore()
afterEach(async () => expect(await verifySeats(reader())).toEqual([]))

const GROUPS = [
  { name: '人大代表', nameEn: 'Deputies', capacity: 2 },
  { name: '企业', nameEn: null, capacity: 3 },
  { name: '社会公众', nameEn: 'Everybody else', capacity: 4 },
]

/** A published event whose only time has a slot for each group. */
async function makeGroups() {
  const people = await makePeople()
  const { event } = await act(people.organiser, (work) => createEvent(work, newEvent(people.department.id)))
  const times = [{ startsAt: event.startsAt, endsAt: event.endsAt }]
  const input = { times, rules: { ...rules(), partyMax: 2, waitingCapacity: 5, groups: GROUPS } }
  const add = () => act(people.organiser, (work) => addSlots(work, event.id, input))
  const added = await add()
  const again = await add()
  const slots = await slotsOfEvent(reader(), event.id)
  await act(people.organiser, (work) => submitEvent(work, event.id))
  const { version } = added.outcome === 'added' ? added.event : event
  const published = await act(people.reviewer, (work) => publishEvent(work, event.id, version))
  if (published.outcome !== 'published') throw new Error(published.outcome)
  const ofGroup = (name: string) => {
    const slot = slots.find(({ reservedFor }) => reservedFor === name)
    if (!slot) throw new Error(`no slot for ${name}`)
    return slot
  }
  const taken = async () =>
    Object.fromEntries((await slotsOfEvent(reader(), event.id)).map((slot) => [slot.reservedFor, slot.taken]))
  return { people, event, again, slots, ofGroup, taken }
}

it('each group has its own places and its own waiting list', async () => {
  const { again, slots, ofGroup, taken } = await makeGroups()
  expect(again).toEqual({ outcome: 'nothingToAdd', skipped: 3 })
  expect(slots.map(({ reservedFor, reservedForEn, capacity }) => [reservedFor, reservedForEn, capacity])).toEqual(
    GROUPS.map(({ name, nameEn, capacity }) => [name, nameEn, capacity]),
  )
  await registered(ofGroup('人大代表').id, { partySize: 2 })
  expect(await registered(ofGroup('人大代表').id)).toMatchObject({ status: 'waiting', waitingPosition: 1 })
  expect(await registered(ofGroup('企业').id, { partySize: 2 })).toMatchObject({ status: 'confirmed' })
  expect(await taken()).toEqual({ 人大代表: 2, 企业: 2, 社会公众: 0 })
})

it('a contact has a place in one group of a time, also when it asks in all of them at once', async () => {
  const { slots, ofGroup, taken } = await makeGroups()
  await registered(ofGroup('企业').id, { phone: '13905320101' })
  for (const name of ['人大代表', '社会公众', '企业']) {
    const outcome = await registerParty(CITIZEN, person(ofGroup(name).id, { phone: '13905320101' }))
    expect(outcome).toMatchObject({ outcome: 'alreadyRegistered' })
  }
  const links = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'registration-links'))
  expect(links).not.toEqual([])
  const race = await Promise.all(slots.map(({ id }) => registerAlone(person(id, { phone: '13905320102' }))))
  expect(race.map(({ outcome }) => outcome).sort()).toEqual(['alreadyRegistered', 'alreadyRegistered', 'registered'])
  expect(Object.values(await taken()).reduce((all: number, one) => all + Number(one), 0)).toBe(2)
})

it('a party that changes its group is told so, and cannot join one in which it is already', async () => {
  const { ofGroup, taken } = await makeGroups()
  const { id } = await registered(ofGroup('企业').id, { partySize: 2 })
  const move = (slotId: string) => inTransaction(CITIZEN, (work) => changeSlot(work, id, slotId))
  expect(await move(ofGroup('社会公众').id)).toMatchObject({ outcome: 'changed', status: 'confirmed' })
  expect(await taken()).toEqual({ 人大代表: 0, 企业: 0, 社会公众: 2 })
  const [told] = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'registration-changed'))
  expect(told?.values).toEqual({ 'group.from': '企业', 'group.to': '社会公众' })
})

it('a group whose slot is taken out may go on in another of the same time', async () => {
  const { people, event, ofGroup, taken } = await makeGroups()
  const { id } = await registered(ofGroup('企业').id)
  const target = ofGroup('社会公众')
  const { mark, lines } = await act(people.organiser, async (work) =>
    readClosing(work.tx, ofGroup('企业').id, await readSlot(work.tx, target.id), now()),
  )
  expect(lines.map(({ fate }) => fate)).toEqual(['moves'])
  const plan = { moveTo: target.id, reason: '场地调整', mark }
  const closed = await act(people.organiser, (work) => closeSlot(work, event.id, ofGroup('企业').id, plan))
  expect(closed).toEqual({ outcome: 'closed', moved: 1, waiting: 0, cancelled: 0 })
  expect((await taken()).社会公众).toBe(1)
  const [row] = await reader().select().from(registrations).where(eq(registrations.id, id))
  expect(row).toMatchObject({ slotId: target.id, status: 'confirmed' })
  const [left] = (await slotsOfEvent(reader(), event.id)).filter(({ reservedFor }) => reservedFor === '企业')
  expect(left?.sharesTime).toBe(false)
})

it('the gate and the board name the group; slots for everybody travel as before', async () => {
  const { event, ofGroup } = await makeGroups()
  const named = await slotsOfGate(reader(), event.id)
  expect(named.map(({ reservedFor, reservedForEn }) => [reservedFor, reservedForEn])).toEqual([
    ['人大代表', 'Deputies'],
    ['企业', undefined],
    ['社会公众', 'Everybody else'],
  ])
  const { bySlot } = await headCountOf(reader(), event.id)
  expect(bySlot.find(({ slotId }) => slotId === ofGroup('企业').id)).toMatchObject({ reservedFor: '企业' })
  const { event: open } = await makeEvent()
  expect(Object.keys((await slotsOfGate(reader(), open.id))[0] ?? {}).sort()).toEqual([
    'checkInClosesAt',
    'checkInOpensAt',
    'endsAt',
    'id',
    'startsAt',
  ])
})
