// The people around an event, and a draft that lacks nothing but its review.
import { addSlots } from '#app/events/add-slots.server.ts'
import { createEvent, type NewEvent } from '#app/events/create-event.server.ts'
import { publishEvent, submitEvent } from '#app/events/review-event.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { auditEntries } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeStaff } from '#tests/support/world.ts'

export async function makePeople() {
  const department = await makeDepartment()
  const foreign = await makeDepartment({ name: '长沙市水利局' })
  return {
    department,
    foreign,
    organiser: await makeStaff(['organiser'], department.id),
    colleague: await makeStaff(['organiser', 'reviewer'], department.id, '孙丽'),
    reviewer: await makeStaff(['reviewer'], department.id, '李明'),
    overseer: await makeStaff(['overseer'], null, '赵敏'),
    outsider: await makeStaff(['organiser', 'reviewer'], foreign.id, '周涛'),
  }
}
export type People = Awaited<ReturnType<typeof makePeople>>

export const inAWeek = () => after(now(), days(7))

export function newEvent(departmentId: string, given: Partial<NewEvent> = {}): NewEvent {
  return {
    departmentId,
    kind: 'openDay',
    theme: 'water',
    campaignId: null,
    title: '善智墨水，惠泽民生',
    titleEn: 'Water for Jimo',
    summary: '看一滴水怎样走到水龙头。',
    summaryEn: null,
    description: '',
    descriptionEn: null,
    coHosts: [],
    venueName: '调度中心',
    venueNameEn: null,
    venueAddress: '鹤山路 1 号',
    venueAddressEn: null,
    transport: null,
    transportEn: null,
    latitude: null,
    longitude: null,
    accessibility: null,
    accessibilityEn: null,
    audience: null,
    audienceEn: null,
    whatToBring: null,
    whatToBringEn: null,
    contactPhone: '0532-8855 1234',
    agenda: [],
    safetyLimit: null,
    startsAt: inAWeek(),
    endsAt: after(inAWeek(), hours(2)),
    ...given,
  }
}

export const rules = () => ({
  capacity: 50,
  waitingCapacity: 20,
  partyMax: 5,
  allocation: 'firstCome' as const,
  signUpOpensAt: after(now(), -hours(1)),
  signUpClosesMinutesBefore: 60,
  checkInOpensMinutesBefore: 30,
  drawAt: null,
})

export const act = <Result>(actor: Actor, useCase: Parameters<typeof inTransaction<Result>>[1]) =>
  inTransaction(actor, useCase)

/** A draft with one slot a week from now. */
export async function makeDraft(people: People, given: Partial<NewEvent> = {}) {
  const { event } = await act(people.organiser, (work) => createEvent(work, newEvent(people.department.id, given)))
  const time = { startsAt: event.startsAt, endsAt: event.endsAt }
  const added = await act(people.organiser, (work) => addSlots(work, event.id, { times: [time], rules: rules() }))
  if (added.outcome !== 'added') throw new Error(added.outcome)
  return { event: added.event, slot: added.slots[0]! }
}

/** The same, handed in and published. */
export async function makePublished(people: People, given: Partial<NewEvent> = {}) {
  const { event, slot } = await makeDraft(people, given)
  await act(people.organiser, (work) => submitEvent(work, event.id))
  const published = await act(people.reviewer, (work) => publishEvent(work, event.id, event.version))
  if (published.outcome !== 'published') throw new Error(published.outcome)
  return { event: published.event, slot }
}

/** The acts in the audit trail, in order. */
export async function auditActions(): Promise<string[]> {
  const rows = await reader().select({ action: auditEntries.action }).from(auditEntries).orderBy(auditEntries.id)
  return rows.map((row) => row.action)
}
