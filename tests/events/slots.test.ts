import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { addSlots } from '#app/events/add-slots.server.ts'
import { changeSlot, removeSlot } from '#app/events/change-slot.server.ts'
import { createEvent } from '#app/events/create-event.server.ts'
import { duplicateEvent } from '#app/events/duplicate-event.server.ts'
import { getEvent, slotsOfEvent } from '#app/events/save-event.server.ts'
import { slotsLike } from '#app/events/slot-series.ts'
import { addStall, listStalls, removeStall } from '#app/events/stalls.server.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { addDays, dayOf, timeOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { cancelRegistrationsOfSlot } from '#app/registrations/cancel-for-event.server.ts'
import { outboxMessages, slots } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeRegistration, useTestStore } from '#tests/support/world.ts'
import { act, auditActions, inAWeek, makeDraft, makePeople, makePublished, newEvent, rules } from './people.ts'

useTestStore()

const timeAfter = (n: number) => ({ startsAt: after(inAWeek(), hours(n)), endsAt: after(inAWeek(), hours(n + 1)) })

it('a series becomes slots, and the event spans them', async () => {
  const people = await makePeople()
  const { event } = await act(people.organiser, (work) => createEvent(work, newEvent(people.department.id)))
  const times = [timeAfter(0), timeAfter(1), timeAfter(26)]
  const add = () => act(people.organiser, (work) => addSlots(work, event.id, { times, rules: rules() }))
  expect(await add()).toMatchObject({ outcome: 'added', skipped: 0, event: { version: 2 } })
  expect(await add()).toEqual({ outcome: 'nothingToAdd', skipped: 3 })
  // One that only ends at another time is the same slot; a cancelled one is none.
  const longer = { startsAt: times[0]!.startsAt, endsAt: after(times[0]!.endsAt, hours(1)) }
  const isThere = slotsLike([
    { ...times[0]!, reservedFor: null, state: 'open' },
    { ...times[1]!, reservedFor: null, state: 'cancelled' },
  ])
  expect([longer, times[1]!].map((time) => isThere({ ...time, reservedFor: null }))).toEqual([true, false])
  expect(isThere({ ...longer, reservedFor: '企业' })).toBe(false)
  const stored = await slotsOfEvent(reader(), event.id)
  expect(stored).toHaveLength(3)
  expect(stored[0]!.startsAt.getTime() - stored[0]!.signUpClosesAt.getTime()).toBe(hours(1))
  expect(stored[0]!.checkInClosesAt).toEqual(stored[0]!.endsAt)
  const spanned = await getEvent(reader(), event.id)
  expect([spanned.startsAt, spanned.endsAt]).toEqual([times[0]!.startsAt, times[2]!.endsAt])
  expect(await auditActions()).toEqual(['event.created', 'slot.added'])
})

it('nobody else adds slots, and not two hundred and one of them', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const times = Array.from({ length: 201 }, (_, n) => timeAfter(n + 10))
  expect(await act(people.organiser, (work) => addSlots(work, event.id, { times, rules: rules() }))).toEqual({
    outcome: 'tooMany',
  })
  await expect(act(people.outsider, (work) => addSlots(work, event.id, { times: [], rules: rules() }))).rejects.toThrow(
    NotFound,
  )
})

it('a slot moves, its people are to be told, and its windows move with it', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  const time = timeAfter(24)
  const change = () => act(people.organiser, (work) => changeSlot(work, event.id, slot.id, { time, rules: rules0 }))
  const rules0 = { ...rules(), signUpOpensAt: slot.signUpOpensAt, capacity: 60 }
  const changed = await change()
  expect(changed).toMatchObject({
    outcome: 'changed',
    placesAdded: 10,
    tell: [{ label: 'time', slotId: slot.id, to: `${time.startsAt.toISOString()}/${time.endsAt.toISOString()}` }],
    event: { startsAt: time.startsAt },
  })
  expect(await change()).toEqual({ outcome: 'unchanged' })
  expect(await auditActions()).toContain('slot.changed')
})

it('places that people hold cannot be taken away', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { partySize: 3 })
  const time = { startsAt: slot.startsAt, endsAt: slot.endsAt }
  const [stored] = await reader().select({ taken: slots.taken }).from(slots).where(eq(slots.id, slot.id))
  const given = { ...rules(), signUpOpensAt: slot.signUpOpensAt, capacity: (stored?.taken ?? 0) - 1 }
  expect(await act(people.organiser, (work) => changeSlot(work, event.id, slot.id, { time, rules: given }))).toEqual({
    outcome: 'belowTaken',
    taken: stored?.taken,
  })
})

it('an unused slot is removed; a used one is cancelled and its people told; the last one stays', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  expect(await act(people.organiser, (work) => removeSlot(work, event.id, slot.id))).toEqual({ outcome: 'lastSlot' })
  const added = await act(people.organiser, (work) =>
    addSlots(work, event.id, { times: [timeAfter(3), timeAfter(5)], rules: rules() }),
  )
  if (added.outcome !== 'added') throw new Error(added.outcome)
  const [second, third] = added.slots
  expect(await act(people.organiser, (work) => removeSlot(work, event.id, third!.id))).toMatchObject({
    outcome: 'removed',
  })
  await expect(act(people.organiser, (work) => removeSlot(work, event.id, third!.id))).rejects.toThrow(NotFound)
  await makeRegistration(second!, { email: 'sun@example.org' })
  const remove = () =>
    act(people.organiser, async (work) => {
      const removed = await removeSlot(work, event.id, second!.id)
      if (removed.outcome === 'cancelled') await cancelRegistrationsOfSlot(work, second!.id, '设备检修')
      return removed.outcome
    })
  expect([await remove(), await remove()]).toEqual(['cancelled', 'alreadyCancelled'])
  const messages = await reader().select({ kind: outboxMessages.kind }).from(outboxMessages)
  expect(messages.map((message) => message.kind)).toContain('event-cancelled')
  expect((await slotsOfEvent(reader(), event.id)).map((one) => one.state)).toEqual(['open', 'cancelled'])
})

it('a copy has the texts, slots and desks of the original on new days, and nobody signed up', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { email: 'sun@example.org' })
  await act(people.organiser, (work) =>
    addStall(work, event.id, { departmentId: people.foreign.id, name: '水质咨询', nameEn: null }),
  )
  const firstDay = addDays(dayOf(event.startsAt), 364)
  const copy = await act(people.organiser, (work) => duplicateEvent(work, event.id, firstDay))
  if (copy.outcome !== 'duplicated') throw new Error(copy.outcome)
  expect(copy).toMatchObject({ slots: 1, stalls: 1, event: { state: 'draft', title: event.title, publishedAt: null } })
  expect(copy.event.slug).not.toBe(event.slug)
  const [moved] = await slotsOfEvent(reader(), copy.event.id)
  expect([dayOf(moved!.startsAt), timeOf(moved!.startsAt)]).toEqual([firstDay, timeOf(slot.startsAt)])
  expect(moved).toMatchObject({ taken: 0, waiting: 0, capacity: 50 })
  expect(moved!.signUpClosesAt.getTime() - slot.signUpClosesAt.getTime()).toBe(days(364))
  expect(await act(people.organiser, (work) => duplicateEvent(work, event.id, '2026-02-30'))).toEqual({
    outcome: 'notADay',
  })
  expect(await auditActions()).toContain('event.duplicated')
})

it('desks are numbered, and removed once', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const add = (departmentId: string) =>
    act(people.organiser, (work) => addStall(work, event.id, { departmentId, name: '咨询', nameEn: null }))
  const first = await add(people.department.id)
  expect([first, await add(people.foreign.id), await add('nobody')]).toMatchObject([
    { outcome: 'added', code: 'A1' },
    { outcome: 'added', code: 'A2' },
    { outcome: 'unknownDepartment' },
  ])
  if (first.outcome !== 'added') throw new Error(first.outcome)
  const remove = () => act(people.organiser, (work) => removeStall(work, event.id, first.stallId))
  expect([await remove(), await remove()]).toEqual([{ outcome: 'removed' }, { outcome: 'alreadyRemoved' }])
  expect((await listStalls(reader(), event.id)).map((stall) => stall.code)).toEqual(['A2'])
})
