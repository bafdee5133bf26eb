import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { archiveEvent, cancelEvent } from '#app/events/cancel-event.server.ts'
import { changeEvent } from '#app/events/change-event.server.ts'
import { listVersions } from '#app/events/console-events.server.ts'
import { createEvent } from '#app/events/create-event.server.ts'
import { previewChange } from '#app/events/edit-preview.server.ts'
import { contentOf, type EventContent } from '#app/events/event-content.ts'
import { findPublicEvent } from '#app/events/event-queries.server.ts'
import { readSinceReturn } from '#app/events/last-return.server.ts'
import { savePlan } from '#app/events/plan-event.server.ts'
import { PLAN_OF } from '#app/events/plan-templates.ts'
import { publishEvent, returnEvent, submitEvent } from '#app/events/review-event.server.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { after, days, now, setClock } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { cancelRegistrationsOfEvent } from '#app/registrations/cancel-for-event.server.ts'
import { tellRegisteredOfChange } from '#app/registrations/tell-registered.server.ts'
import { events, outboxMessages, registrations } from '#db/schema.ts'
import { searchDocuments } from '#db/search-index.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeRegistration, useTestStore } from '#tests/support/world.ts'
import { useOutbox } from '../outbox/outbox-world.ts'
import { act, auditActions, makeDraft, makePeople, makePublished, newEvent } from './people.ts'

useTestStore()
useOutbox()

it('an organiser makes a draft that the public does not see', async () => {
  const people = await makePeople()
  const { event } = await act(people.organiser, (work) => createEvent(work, newEvent(people.department.id)))
  expect(event).toMatchObject({
    slug: 'water-for-jimo',
    state: 'draft',
    version: 1,
    createdBy: people.organiser.staffId,
  })
  expect(await findPublicEvent(reader(), event.slug)).toBeUndefined()
  expect(await auditActions()).toEqual(['event.created'])
})

it('two events of one name get two addresses', async () => {
  const people = await makePeople()
  const make = () => act(people.organiser, (work) => createEvent(work, newEvent(people.department.id)))
  expect([(await make()).event.slug, (await make()).event.slug]).toEqual(['water-for-jimo', 'water-for-jimo-2'])
})

it('nobody makes events for another department', async () => {
  const people = await makePeople()
  const input = newEvent(people.department.id)
  await expect(act(people.outsider, (work) => createEvent(work, input))).rejects.toThrow(Forbidden)
  await expect(act(people.reviewer, (work) => createEvent(work, input))).rejects.toThrow(Forbidden)
})

it('a draft is handed in, and published by another person', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  expect(await act(people.organiser, (work) => submitEvent(work, event.id))).toMatchObject({ outcome: 'submitted' })
  expect(await act(people.organiser, (work) => submitEvent(work, event.id))).toEqual({ outcome: 'notDraft' })
  const published = await act(people.reviewer, (work) => publishEvent(work, event.id, event.version))
  expect(published).toMatchObject({ outcome: 'published', event: { publishedBy: people.reviewer.staffId } })
  expect(await act(people.overseer, (work) => publishEvent(work, event.id, event.version))).toEqual({
    outcome: 'notInReview',
  })
  expect(await findPublicEvent(reader(), event.slug)).toMatchObject({ title: event.title, slots: [{ capacity: 50 }] })
  const found = await searchDocuments(reader(), { kind: 'event', query: '鹤山路', limit: 5, offset: 0 })
  expect(found.ids).toEqual([event.id])
  expect(await auditActions()).toEqual(['event.created', 'slot.added', 'event.submitted', 'event.published'])
})

it('what lacks something required is neither handed in nor published', async () => {
  const people = await makePeople()
  const { event } = await act(people.organiser, (work) =>
    createEvent(work, newEvent(people.department.id, { contactPhone: null })),
  )
  expect(await act(people.organiser, (work) => submitEvent(work, event.id))).toEqual({
    outcome: 'incomplete',
    missing: ['slots', 'contact'],
  })
})

it('an event whose time has passed in review is not published', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  await act(people.organiser, (work) => submitEvent(work, event.id))
  const restore = setClock(() => after(event.endsAt, 1))
  const outcome = await act(people.reviewer, (work) => publishEvent(work, event.id, event.version)).finally(restore)
  expect(outcome).toEqual({ outcome: 'incomplete', missing: ['time', 'slots'] })
})

it('neither who handed it in nor who edited it last may publish or return it', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  await act(people.colleague, (work) => submitEvent(work, event.id))
  const publish = (actor: typeof people.colleague) => act(actor, (work) => publishEvent(work, event.id, event.version))
  expect(await publish(people.colleague)).toEqual({ outcome: 'ownWork' })
  const second = await makeDraft(people, { title: '第二场' })
  const content = { ...contentOf(second.event), summary: '改过', version: second.event.version }
  await act(people.colleague, (work) => changeEvent(work, second.event.id, content))
  await act(people.organiser, (work) => submitEvent(work, second.event.id))
  const version = second.event.version + 1
  expect(await act(people.colleague, (work) => publishEvent(work, second.event.id, version))).toEqual({
    outcome: 'ownWork',
  })
  expect(await act(people.colleague, (work) => returnEvent(work, second.event.id, version, '改'))).toEqual({
    outcome: 'ownWork',
  })
  expect(await publish(people.reviewer)).toMatchObject({ outcome: 'published' })
})

it('a reviewer of another department learns nothing; an organiser may not review', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  await act(people.organiser, (work) => submitEvent(work, event.id))
  await expect(act(people.outsider, (work) => publishEvent(work, event.id, event.version))).rejects.toThrow(NotFound)
  await expect(act(people.organiser, (work) => publishEvent(work, event.id, event.version))).rejects.toThrow(Forbidden)
})

it('a reviewer sends it back with a note', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  await act(people.organiser, (work) => submitEvent(work, event.id))
  const outcome = await act(people.overseer, (work) => returnEvent(work, event.id, event.version, '请补英文'))
  expect(outcome).toMatchObject({ outcome: 'returned', event: { state: 'draft', reviewNote: '请补英文' } })
  expect((await auditActions()).at(-1)).toBe('event.returned')
})

it('whoever reviews what was sent back before reads what was asked for and what differs since', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const since = async () => readSinceReturn(reader(), await getEvent(reader(), event.id))
  await act(people.organiser, (work) => submitEvent(work, event.id))
  expect(await since()).toBeUndefined()
  await act(people.overseer, (work) => returnEvent(work, event.id, event.version, '地址写全'))
  const edit = { ...contentOf(event), venueAddress: '鹤山路 1 号南门', version: event.version }
  await act(people.organiser, (work) => changeEvent(work, event.id, edit))
  await inTransaction(people.organiser, (work) => savePlan(work, event.id, PLAN_OF.visit, 0), { at: after(now(), 1) })
  await act(people.organiser, (work) => submitEvent(work, event.id))
  expect(await since()).toMatchObject({
    by: people.overseer.name,
    note: '地址写全',
    changes: [{ field: 'venueAddress', from: '鹤山路 1 号', to: '鹤山路 1 号南门' }],
    plan: true,
  })
  const published = await act(people.reviewer, (work) => publishEvent(work, event.id, event.version + 1))
  expect(published).toMatchObject({ outcome: 'published', event: { reviewNote: null } })
})

it('an edit during the review takes it back to draft, so that nobody publishes what was not read', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  await act(people.organiser, (work) => submitEvent(work, event.id))
  const edit = { ...contentOf(event), summary: '新的介绍', version: event.version }
  const changed = await act(people.organiser, (work) => changeEvent(work, event.id, edit))
  expect(changed).toMatchObject({ outcome: 'changed', event: { state: 'draft', version: event.version + 1 } })
  expect(await act(people.reviewer, (work) => publishEvent(work, event.id, event.version))).toEqual({
    outcome: 'notInReview',
  })
  await act(people.organiser, (work) => submitEvent(work, event.id))
  expect(await act(people.reviewer, (work) => publishEvent(work, event.id, event.version))).toEqual({
    outcome: 'olderVersion',
  })
})

it('a change of place is saved as a version and told to everybody registered', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { email: 'sun@example.org' })
  const edit = { ...contentOf(event), venueName: '新大厅', version: event.version }
  const changed = await act(people.organiser, async (work) => {
    const outcome = await changeEvent(work, event.id, edit)
    if (outcome.outcome === 'changed') await tellRegisteredOfChange(work, event.id, outcome.tell)
    return outcome
  })
  expect(changed).toMatchObject({
    outcome: 'changed',
    tell: [
      { label: 'venue', from: '调度中心 鹤山路 1 号', to: '新大厅 鹤山路 1 号', language: 'zh-CN' },
      { label: 'venue', from: '调度中心, 鹤山路 1 号', to: '新大厅, 鹤山路 1 号', language: 'en' },
    ],
    changes: [{ field: 'venueName' }],
  })
  const messages = await reader().select({ kind: outboxMessages.kind }).from(outboxMessages)
  expect(messages.map((message) => message.kind)).toContain('event-changed')
  const [latest, before] = await listVersions(reader(), event.id)
  expect(latest).toMatchObject({
    version: event.version + 1,
    by: people.organiser.name,
    changes: [{ field: 'venueName', from: '调度中心', to: '新大厅' }],
  })
  expect(before?.version).toBe(event.version)
})

it('English readers get the new place in English; what changes only there is told to them alone', async () => {
  const people = await makePeople()
  const english = { venueNameEn: 'Dispatch Centre', venueAddressEn: '1 Heshan Road' }
  const { event, slot } = await makePublished(people, english)
  await makeRegistration(slot, { email: 'sun@example.org' })
  await makeRegistration(slot, { email: 'ann@example.org', language: 'en' })
  // What came before, the notices of the review among it.
  const seen = new Set((await reader().select().from(outboxMessages)).map(({ id }) => id))
  const lettersOf = async (edit: Partial<EventContent>) => {
    const before = await getEvent(reader(), event.id)
    const input = { ...contentOf(before), ...edit, version: before.version }
    const { told } = await previewChange(reader(), before, input, now())
    await act(people.organiser, async (work) => {
      const outcome = await changeEvent(work, event.id, input)
      if (outcome.outcome === 'changed') await tellRegisteredOfChange(work, event.id, outcome.tell)
    })
    const fresh = (await reader().select().from(outboxMessages)).filter(({ id }) => !seen.has(id))
    for (const { id } of fresh) seen.add(id)
    expect(told).toBe(fresh.length)
    return Object.fromEntries(
      await Promise.all(fresh.map(async (row) => [row.language, (await renderMessage(row)).text] as const)),
    )
  }
  const both = await lettersOf({ venueName: '新大厅', venueNameEn: 'New Hall' })
  expect(both['zh-CN']).toContain('新大厅 鹤山路 1 号')
  expect(both.en).toMatch(/Dispatch Centre, 1 Heshan Road[\s\S]*New Hall, 1 Heshan Road/)
  expect(both.en).not.toContain('新大厅')
  const alone = await lettersOf({ titleEn: 'Water for everybody' })
  expect(Object.keys(alone)).toEqual(['en'])
  expect(alone.en).toMatch(/Water for Jimo[\s\S]*Water for everybody/)
})

it('an edit of an older version is refused and overwrites nothing', async () => {
  const people = await makePeople()
  const { event } = await makePublished(people)
  const edit = (summary: string) => ({ ...contentOf(event), summary, version: event.version })
  await act(people.organiser, (work) => changeEvent(work, event.id, edit('甲')))
  const second = await act(people.colleague, (work) => changeEvent(work, event.id, edit('乙')))
  expect(second).toMatchObject({ outcome: 'olderVersion', event: { summary: '甲', version: event.version + 1 } })
  expect(await findPublicEvent(reader(), event.slug)).toMatchObject({ summary: '甲' })
})

it('the same edit twice saves one version, and a published event keeps what it needs', async () => {
  const people = await makePeople()
  const { event } = await makePublished(people)
  const same = { ...contentOf(event), version: event.version }
  expect(await act(people.organiser, (work) => changeEvent(work, event.id, same))).toMatchObject({
    outcome: 'unchanged',
  })
  const bare = { ...same, contactPhone: null }
  expect(await act(people.organiser, (work) => changeEvent(work, event.id, bare))).toEqual({
    outcome: 'incomplete',
    missing: ['contact'],
  })
  await expect(act(people.reviewer, (work) => changeEvent(work, event.id, bare))).rejects.toThrow(Forbidden)
  await expect(act(people.outsider, (work) => changeEvent(work, event.id, bare))).rejects.toThrow(NotFound)
})

it('cancelling ends all slots and registrations, tells everybody, and stays visible', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { email: 'sun@example.org' })
  const cancel = () =>
    act(people.organiser, async (work) => {
      const outcome = await cancelEvent(work, event.id, '寒潮')
      if (outcome.outcome === 'cancelled') await cancelRegistrationsOfEvent(work, event.id, '寒潮')
      return outcome.outcome
    })
  expect([await cancel(), await cancel()]).toEqual(['cancelled', 'alreadyCancelled'])
  const shown = await findPublicEvent(reader(), event.slug)
  expect(shown).toMatchObject({ state: 'cancelled', cancelReason: '寒潮', slots: [{ state: 'cancelled', taken: 0 }] })
  const [registration] = await reader().select().from(registrations).where(eq(registrations.slotId, slot.id))
  expect(registration).toMatchObject({ status: 'cancelled', cancelledBy: 'organiser' })
  const messages = await reader().select({ kind: outboxMessages.kind }).from(outboxMessages)
  expect(messages.map((message) => message.kind)).toContain('event-cancelled')
  const found = await searchDocuments(reader(), { kind: 'event', query: '善智', limit: 5, offset: 0 })
  expect(found.total).toBe(0)
  expect(await auditActions()).toContain('event.cancelled')
})

it('only what is published and not over can be cancelled; what is over can be archived', async () => {
  const people = await makePeople()
  const draft = await makeDraft(people)
  expect(await act(people.organiser, (work) => cancelEvent(work, draft.event.id, 'x'))).toEqual({
    outcome: 'notPublished',
  })
  const { event } = await makePublished(people)
  expect(await act(people.organiser, (work) => archiveEvent(work, event.id))).toEqual({ outcome: 'notOver' })
  const restore = setClock(() => after(event.endsAt, days(1)))
  expect(await act(people.organiser, (work) => cancelEvent(work, event.id, 'x'))).toEqual({ outcome: 'over' })
  expect(await act(people.organiser, (work) => archiveEvent(work, event.id))).toEqual({ outcome: 'archived' })
  expect(await act(people.organiser, (work) => archiveEvent(work, event.id))).toEqual({ outcome: 'alreadyArchived' })
  restore()
  const edit = { ...contentOf(event), title: '新', version: event.version }
  expect(await act(people.organiser, (work) => changeEvent(work, event.id, edit))).toEqual({ outcome: 'notEditable' })
})

it('of two editors at once one wins and the other is told', async () => {
  const people = await makePeople()
  const { event } = await makePublished(people)
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      act(people.organiser, (work) =>
        changeEvent(work, event.id, { ...contentOf(event), summary: `第 ${n} 稿`, version: event.version }),
      ),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.outcome === 'changed')).toHaveLength(1)
  expect(outcomes.filter((outcome) => outcome.outcome === 'olderVersion')).toHaveLength(39)
  const [stored] = await reader().select({ version: events.version }).from(events).where(eq(events.id, event.id))
  expect(stored?.version).toBe(event.version + 1)
})
