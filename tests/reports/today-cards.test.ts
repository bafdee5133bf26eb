// The figures of the first page, and that each leads to a list of just what it counts.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { listConsoleEvents } from '#app/events/console-events.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { days, hours, now } from '#app/platform/clock.ts'
import { todayCards } from '#app/reports/today-cards.server.ts'
import { registrations, slots } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { makeRegistration, useTestStore } from '#tests/support/world.ts'
import { makePeople, makePublished } from '../events/people.ts'
import { makeCase } from '../questions/case.ts'

useTestStore()

const cardOf = async (actor: StaffActor, key: string) => (await todayCards(actor)).find((card) => card.key === key)
const setSlot = (id: string, values: Partial<typeof slots.$inferInsert>) =>
  store().transaction((tx) => tx.update(slots).set(values).where(eq(slots.id, id)))

it('counts events nearly full: nine tenths taken, and one can still sign up', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  const count = async () => (await cardOf(people.organiser, 'eventsNearlyFull'))?.count
  const listed = async () =>
    (await listConsoleEvents(reader(), people.organiser, { only: 'nearlyFull', page: 1 }, now())).rows.map(
      ({ id }) => id,
    )
  await setSlot(slot.id, { capacity: 50, taken: 44 })
  expect([await count(), await listed()]).toEqual([0, []])
  await setSlot(slot.id, { taken: 45 })
  expect([await count(), await listed()]).toEqual([1, [event.id]])
  expect((await cardOf(people.outsider, 'eventsNearlyFull'))?.count).toBe(0)
  await setSlot(slot.id, { taken: 50 })
  expect(await count()).toBe(0)
  await setSlot(slot.id, { taken: 45, signUpClosesAt: new Date(now().getTime() - hours(1)) })
  expect(await count()).toBe(0)
})

it('registrations to decide lead to their sign-ups, of several events to these events', async () => {
  const people = await makePeople()
  const first = await makePublished(people)
  await makeRegistration(first.slot, { status: 'pendingApproval' })
  await makeRegistration(first.slot, { status: 'pendingApproval' })
  await makeRegistration(first.slot)
  expect(await cardOf(people.organiser, 'registrationsPending')).toEqual({
    key: 'registrationsPending',
    count: 2,
    href: `/console/events/${first.event.id}/registrations?status=pendingApproval`,
  })
  const second = await makePublished(people, { title: '另一场' })
  await makeRegistration(second.slot, { status: 'pendingApproval' })
  const card = await cardOf(people.organiser, 'registrationsPending')
  expect(card).toMatchObject({ count: 3, href: '/console/events?only=toApprove' })
  const { rows } = await listConsoleEvents(reader(), people.organiser, { only: 'toApprove', page: 1 }, now())
  expect(rows.map(({ id }) => id).sort()).toEqual([first.event.id, second.event.id].sort())
  await store().transaction((tx) => tx.update(registrations).set({ status: 'confirmed' }))
  expect((await cardOf(people.organiser, 'registrationsPending'))?.count).toBe(0)
})

it('events of today are there in the evening too, and not those of another day', async () => {
  const people = await makePeople()
  const on = await makePublished(people)
  const later = await makePublished(people, { title: '另一天' })
  const at = on.event.startsAt
  const { rows, total } = await listConsoleEvents(reader(), people.organiser, { only: 'today', page: 1 }, at)
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([on.event.id, later.event.id]))
  expect(total).toBe(2)
  const other = new Date(at.getTime() + days(3))
  expect((await listConsoleEvents(reader(), people.organiser, { only: 'today', page: 1 }, other)).total).toBe(0)
})

it('questions lead to the view of the inbox that has as many', async () => {
  const file = await makeCase()
  const cards = await todayCards(file.both)
  const views = cards.filter(({ key }) => key.startsWith('questions') || key === 'answersInReview')
  expect(views.map(({ href }) => href)).toEqual(
    expect.arrayContaining(['/console/questions?view=toAccept', '/console/questions?view=overdue']),
  )
})
