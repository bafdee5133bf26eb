// The figures of the first page, and that each leads to a list of just what it counts.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { listConsoleEvents } from '#app/events/console-events.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { days, hours, now } from '#app/platform/clock.ts'
import { hasAnswersOwed } from '#app/questions/owed-at-events.server.ts'
import { todayCards } from '#app/reports/today-cards.server.ts'
import { questions, registrations, slots } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'
import { makePeople, makePublished } from '../events/people.ts'
import { ask, makeCase } from '../questions/case.ts'

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

it('questions of events whose answer is owed lead an organiser to their list, of several events to these events', async () => {
  const file = await makeCase()
  const card = () => cardOf(file.organiser, 'questionsOfEvents')
  expect(await card()).toMatchObject({ count: 0 })
  await ask({ event: file.event.slug })
  const second = await ask({ event: file.event.slug })
  expect(await card()).toMatchObject({ count: 2, href: `/events/${file.event.slug}/questions` })
  await store().transaction((tx) => tx.update(questions).set({ status: 'closed' }).where(eq(questions.id, second.id)))
  const { event } = await makeEvent({ departmentId: file.department.id })
  await ask({ event: event.slug })
  expect(await card()).toMatchObject({ count: 2, href: '/console/events?only=toAnswer' })
  const filter = { only: 'toAnswer', owed: hasAnswersOwed(reader()), page: 1 } as const
  const { rows } = await listConsoleEvents(reader(), file.organiser, filter, now())
  expect(rows.map(({ id }) => id).sort()).toEqual([file.event.id, event.id].sort())
  expect(await cardOf(file.officer, 'questionsOfEvents')).toBeUndefined()
})

it('questions lead to the view of the inbox that has as many', async () => {
  const file = await makeCase()
  const cards = await todayCards(file.both)
  const views = cards.filter(({ key }) => key.startsWith('questions') || key === 'answersInReview')
  expect(views.map(({ href }) => href)).toEqual(
    expect.arrayContaining(['/console/questions?view=toAccept', '/console/questions?view=overdue']),
  )
})
