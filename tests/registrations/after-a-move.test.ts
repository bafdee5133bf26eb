// What a registration is owed after its session has moved, or it has moved to another session.
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { changeSlot as changeSlotOfEvent } from '#app/events/change-slot.server.ts'
import { days, hours, after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { acceptOffer } from '#app/registrations/accept-offer.server.ts'
import { calendarOfRegistration } from '#app/registrations/calendar-of-registration.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changeSlot } from '#app/registrations/change-slot.server.ts'
import { approveApplication } from '#app/registrations/decide-application.server.ts'
import { expireOffers } from '#app/registrations/expire-offers.server.ts'
import { readManagePage } from '#app/registrations/manage-page.server.ts'
import { byManageToken } from '#app/registrations/registration-queries.server.ts'
import { remindRegistered } from '#app/registrations/remind-registered.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()

beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

let restore = () => {}
afterEach(async () => {
  restore()
  expect(await verifySeats(reader())).toEqual([])
})

const at = (moment: Date) => {
  restore()
  restore = setClock(() => moment)
}
const told = async (id: string, kind: string) =>
  reader()
    .select({ key: outboxMessages.dedupeKey, at: outboxMessages.createdAt })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.subjectId, id), eq(outboxMessages.kind, kind as 'event-reminder')))
const RULES = {
  capacity: 50,
  waitingCapacity: 20,
  partyMax: 5,
  allocation: 'firstCome' as const,
  signUpOpensAt: later(now(), -days(1)),
  signUpClosesMinutesBefore: 60,
  checkInOpensMinutesBefore: 30,
  drawAt: null,
}

it('a session that is put off is reminded of anew, before its new time', async () => {
  const { event, slot, departmentId } = await makeEvent()
  const organiser = await makeStaff(['organiser'], departmentId)
  const { id } = await registered(slot.id)
  at(later(slot.startsAt, -hours(19)))
  await remindRegistered()
  expect(await told(id, 'event-reminder')).toHaveLength(1)
  const time = { startsAt: later(slot.startsAt, days(7)), endsAt: later(slot.endsAt, days(7)) }
  const moved = await inTransaction(organiser, (work) =>
    changeSlotOfEvent(work, event.id, slot.id, { time, rules: RULES }),
  )
  expect(moved.outcome).toBe('changed')
  await remindRegistered()
  expect(await told(id, 'event-reminder')).toHaveLength(1)
  at(later(time.startsAt, -days(3)))
  await remindRegistered()
  at(later(time.startsAt, -hours(23)))
  await remindRegistered()
  at(later(time.startsAt, -hours(2)))
  await remindRegistered()
  expect((await told(id, 'event-reminder')).map(({ key }) => key.split(':')[2]).sort()).toEqual([
    'reminder-day',
    'reminder-day',
    'reminder-days',
    'reminder-hours',
  ])
})

it('who was reminded of one session and moves to a later one is reminded of that too', async () => {
  const { event, slot } = await makeEvent()
  const next = await makeSlot(event.id, { startsAt: later(slot.startsAt, days(7)) })
  const { id } = await registered(slot.id)
  at(later(slot.startsAt, -hours(20)))
  await remindRegistered()
  await inTransaction(CITIZEN, (work) => changeSlot(work, id, next.id))
  at(later(next.startsAt, -hours(20)))
  await remindRegistered()
  expect(await told(id, 'event-reminder')).toHaveLength(2)
})

it('a mailbox that somebody else registers many times is not filled with reminders', async () => {
  const sessions = []
  for (let n = 0; n < 14; n++)
    sessions.push((await makeEvent({ slot: { signUpOpensAt: later(now(), -days(40)) } })).slot)
  const restoreStart = now()
  for (const [n, slot] of sessions.entries()) {
    // Two a day: the confirmations themselves stay below the limit.
    at(later(restoreStart, -days(20) + n * hours(12)))
    await registered(slot.id, { email: 'victim@example.org' })
  }
  at(later(sessions[0]!.startsAt, -hours(20)))
  await remindRegistered()
  const rows = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'event-reminder'))
  expect(rows).toHaveLength(10)
})

it('an approval after a move is told, with an invitation that outranks the withdrawal', async () => {
  const { event, slot, departmentId } = await makeEvent()
  const organiser = await makeStaff(['organiser'], departmentId)
  const other = await makeSlot(event.id, { startsAt: later(slot.startsAt, days(1)), allocation: 'approval' })
  const { id, manageToken } = await registered(slot.id, { email: 'sun@example.org' })
  await inTransaction(CITIZEN, (work) => changeSlot(work, id, other.id))
  const found = await byManageToken(reader(), manageToken)
  expect(found.registration).toMatchObject({ status: 'pendingApproval', calendarSequence: 1 })
  expect(calendarOfRegistration(found, 'zh-CN')).toMatch(
    /STATUS:TENTATIVE[\s\S]*TRANSP:TRANSPARENT|TRANSP:TRANSPARENT[\s\S]*STATUS:TENTATIVE/,
  )
  await inTransaction(organiser, (work) => approveApplication(work, id))
  expect(await told(id, 'registration-confirmed')).toHaveLength(2)
  const after = await byManageToken(reader(), manageToken)
  expect(after.registration).toMatchObject({ status: 'confirmed', calendarSequence: 2 })
  expect(calendarOfRegistration(after, 'zh-CN')).toContain('STATUS:CONFIRMED')
})

it('only what the organiser changed is called so on the page', async () => {
  const { event, slot, departmentId } = await makeEvent()
  const organiser = await makeStaff(['organiser'], departmentId)
  const second = await makeSlot(event.id, { startsAt: later(slot.startsAt, days(1)) })
  const { id, manageToken } = await registered(slot.id)
  const page = () => readManagePage(reader(), manageToken, 'zh-CN', now())
  expect(await page()).toMatchObject({
    changedByOrganiser: false,
    remindersAhead: ['reminderDays', 'reminderDay', 'reminderHours'],
  })
  await inTransaction(CITIZEN, (work) => changeSlot(work, id, second.id))
  expect(await page()).toMatchObject({ changedByOrganiser: false })
  await inTransaction(organiser, (work) => changeSlot(work, id, slot.id, 'organiser'))
  expect(await page()).toMatchObject({ changedByOrganiser: true })
  at(later(slot.startsAt, -hours(20)))
  expect(await page()).toMatchObject({ remindersAhead: ['reminderHours'] })
})

it('an offer ends when its session, moved forward, begins', async () => {
  const { slot } = await makeEvent({ seats: 1 })
  const first = await registered(slot.id)
  const second = await registered(slot.id)
  await inTransaction(CITIZEN, (work) => cancelRegistration(work, first.id, { kind: 'citizen' }))
  const [offered] = await reader().select().from(registrations).where(eq(registrations.id, second.id))
  expect(offered?.status).toBe('offered')
  const startsAt = later(now(), hours(3))
  await store().transaction((tx) =>
    tx
      .update(slots)
      .set({ startsAt, endsAt: later(startsAt, hours(1)) })
      .where(eq(slots.id, slot.id)),
  )
  at(later(startsAt, minutes(1)))
  expect(await inTransaction(CITIZEN, (work) => acceptOffer(work, second.id))).toEqual({ outcome: 'expired' })
  expect(await expireOffers()).toBe(0)
  const [ended] = await reader().select().from(registrations).where(eq(registrations.id, second.id))
  expect(ended?.status).toBe('expired')
})
