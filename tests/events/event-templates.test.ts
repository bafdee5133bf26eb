// 范本: what an event hands on, who keeps and who uses it, and the draft with its plan that begins with one.
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFromTemplate } from '#app/events/create-from-template.server.ts'
import type { EventContent } from '#app/events/event-content.ts'
import { eventForm } from '#app/events/event-forms.ts'
import { EMPTY_PLAN } from '#app/events/event-plan.ts'
import { templateOf, templateValues, typedOver } from '#app/events/event-template.ts'
import { makeTemplateForm, renameTemplateForm } from '#app/events/event-template-forms.ts'
import {
  builtInTemplate,
  getTemplate,
  getTemplateToUse,
  listTemplates,
} from '#app/events/event-template-queries.server.ts'
import { archiveTemplate, makeTemplate, renameTemplate } from '#app/events/keep-event-templates.server.ts'
import { readPlan, savePlan } from '#app/events/plan-event.server.ts'
import { planForm } from '#app/events/plan-forms.ts'
import { PLAN_OF, PLAN_TEMPLATES } from '#app/events/plan-templates.ts'
import type { Actor } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { auditEntries, events } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makeDraft, makePeople, newEvent, type People } from './people.ts'

useTestStore()

const FULL: Partial<EventContent> = {
  ...{ title: '走进水厂', titleEn: 'Into the waterworks', summary: '看一滴水', summaryEn: 'A drop of water' },
  ...{ venueName: '自来水厂', venueAddress: '鹤山路 1 号', contactPhone: '0532-88512345', whatToBring: '入场码' },
  agenda: [{ time: '09:00', text: '签到', textEn: 'Check-in' }],
  coHosts: [{ name: '某街道' }],
}

describe('what a template hands on', () => {
  const content = { ...newEvent('d'), ...FULL, campaignId: 'c', liveUrl: 'https://a.gov.cn' } as EventContent
  const plan = { ...PLAN_OF.visit, duties: [{ task: '讲解', who: '李明' }] }

  it('is the event without day, campaign and broadcast, and its plan', () => {
    const { event, plan: kept } = templateOf(content, plan, { common: false })
    expect(event).toMatchObject({ title: '走进水厂', venueName: '自来水厂', coHosts: [{ name: '某街道' }] })
    for (const field of ['campaignId', 'liveUrl', 'startsAt', 'departmentId']) expect(event).not.toHaveProperty(field)
    expect(kept).toEqual(plan)
  })

  it('a common one names no place, no phone, no partner, and nobody beside a duty', () => {
    const text = JSON.stringify(templateOf(content, plan, { common: true }))
    for (const word of ['自来水厂', '鹤山路', '88512345', '某街道', '李明']) expect(text).not.toContain(word)
    for (const word of ['走进水厂', '签到', '讲解', PLAN_OF.visit.purpose]) expect(text).toContain(word)
  })

  it('fills in the form; English goes with the Chinese it belongs to', () => {
    const template = templateOf(content, plan, { common: false })
    const kept = typedOver(template, { title: '走进水厂', summary: '看一滴水', agendaText: ['签到', '参观'] })
    expect(kept).toMatchObject({ titleEn: 'Into the waterworks', agendaTextEn: ['Check-in', ''] })
    const changed = typedOver(template, { title: '走进污水厂', summary: '看一滴水' })
    expect(changed).toMatchObject({ titleEn: '', summaryEn: 'A drop of water', venueName: '自来水厂' })
  })

  it.each(PLAN_TEMPLATES)('%s of the house fills in a plan and an event that can be saved', (key) => {
    const values = { ...templateValues(builtInTemplate(key)), title: '走进单位' }
    expect(planForm.parse(values).plan).toEqual(PLAN_OF[key])
    expect(eventForm.parse(values).agenda.length).toBeGreaterThan(2)
  })
})

describe('keeping templates', () => {
  let people: People
  let eventId: string
  beforeEach(async () => {
    people = await makePeople()
    const { event } = await makeDraft(people, FULL)
    eventId = event.id
    await act(people.organiser, (work) => savePlan(work, eventId, PLAN_OF.visit, 0))
  })
  const make = (actor: Actor, common: boolean, name = '走进水厂') =>
    act(actor, (work) => makeTemplate(work, eventId, { name, common }))
  const made = async (actor: Actor, common: boolean) => {
    const outcome = await make(actor, common)
    if (outcome.outcome !== 'made') throw new Error(outcome.outcome)
    return outcome.id
  }

  it('organisers make those of their department, the overseer the common ones; others learn nothing', async () => {
    const own = await made(people.organiser, false)
    const common = await made(people.overseer, true)
    await expect(make(people.organiser, true)).rejects.toThrow(Forbidden)
    await expect(make(people.overseer, false)).rejects.toThrow(Forbidden)
    await expect(make(people.reviewer, false)).rejects.toThrow(Forbidden)
    await expect(make(people.outsider, false)).rejects.toThrow(NotFound)
    const seen = async (actor: Actor) => (await listTemplates(reader(), actor)).map(({ id, mayKeep }) => [id, mayKeep])
    expect(await seen(people.organiser)).toEqual(
      expect.arrayContaining([
        [own, true],
        [common, false],
      ]),
    )
    expect(await seen(people.outsider)).toEqual([[common, false]])
    expect(await seen(people.overseer)).toEqual([[common, true]])
    await expect(getTemplate(reader(), people.outsider, own)).rejects.toThrow(NotFound)
    expect(await auditActions()).toContain('event-template.made')
  })

  it('is renamed as it was seen, and archived once', async () => {
    const id = await made(people.organiser, false)
    const { updatedAt } = await getTemplate(reader(), people.organiser, id)
    const rename = (seen: Date, actor: Actor = people.colleague) =>
      act(actor, (work) => renameTemplate(work, id, { name: '走进水厂（新）', seen }))
    await expect(rename(updatedAt, people.outsider)).rejects.toThrow(NotFound)
    await expect(rename(updatedAt, people.overseer)).rejects.toThrow(NotFound)
    expect(await rename(new Date(0))).toEqual({ outcome: 'changedMeanwhile' })
    expect(await rename(updatedAt)).toEqual({ outcome: 'renamed' })
    const archive = (actor: Actor = people.organiser) => act(actor, (work) => archiveTemplate(work, id))
    await expect(archive(people.outsider)).rejects.toThrow(NotFound)
    expect(await archive()).toEqual({ outcome: 'archived' })
    expect(await archive()).toEqual({ outcome: 'archivedAlready' })
    const again = await getTemplate(reader(), people.organiser, id)
    expect(again).toMatchObject({ name: '走进水厂（新）', changedBy: people.organiser.name })
    expect(await rename(again.updatedAt)).toEqual({ outcome: 'archivedAlready' })
    expect(await listTemplates(reader(), people.organiser)).toEqual([])
    await expect(getTemplateToUse(reader(), people.organiser, id)).rejects.toThrow(NotFound)
    expect((await auditActions()).filter((action) => action.startsWith('event-template.'))).toEqual([
      'event-template.made',
      'event-template.renamed',
      'event-template.archived',
    ])
  })

  it('a talk makes none, and a template needs a name', async () => {
    const { event } = await makeDraft(people, { kind: 'pressConference' })
    expect(
      await act(people.organiser, (work) => makeTemplate(work, event.id, { name: '发布会', common: false })),
    ).toEqual({ outcome: 'notOfTalks' })
    const fault = (name: string) => makeTemplateForm.safeParse({ name }).error?.issues[0]?.message
    expect([fault('  '), fault('长'.repeat(41)), fault('走进水厂')]).toEqual(['nameMissing', 'nameTooLong', undefined])
    expect(renameTemplateForm.safeParse({ name: '走进水厂', seen: 'x' }).success).toBe(false)
  })

  it('begins a draft with its plan, not filed, in one act, and stays as it is', async () => {
    const id = await made(people.organiser, false)
    const input = newEvent(people.department.id, { title: '走进污水厂' })
    const plan = { ...PLAN_OF.visit, purpose: '这一次的目的' }
    const { event } = await act(people.organiser, (work) =>
      createFromTemplate(work, { template: id, event: input, plan }),
    )
    expect(event).toMatchObject({ title: '走进污水厂', state: 'draft', version: 1 })
    expect(await readPlan(reader(), event.id)).toMatchObject({ purpose: '这一次的目的', version: 1, filedAt: null })
    const [entry] = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, event.id)).limit(1)
    expect(entry).toMatchObject({ action: 'event.created', detail: { template: id } })
    const kept = await getTemplate(reader(), people.organiser, id)
    expect(kept.content.plan).toEqual(PLAN_OF.visit)
  })

  it('an empty plan is not written; nobody begins in a department or with a template of others', async () => {
    const begin = (actor: Actor, departmentId: string, template: string) =>
      act(actor, (work) => createFromTemplate(work, { template, event: newEvent(departmentId), plan: EMPTY_PLAN }))
    const { event } = await begin(people.organiser, people.department.id, 'visit')
    expect((await readPlan(reader(), event.id)).version).toBe(0)
    const before = await reader().$count(events)
    await expect(begin(people.organiser, people.foreign.id, 'visit')).rejects.toThrow(Forbidden)
    const id = await made(people.organiser, false)
    await expect(begin(people.outsider, people.foreign.id, id)).rejects.toThrow(NotFound)
    await expect(begin(people.organiser, people.department.id, 'nothing')).rejects.toThrow(NotFound)
    expect(await reader().$count(events)).toBe(before)
  })
})
