import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { changeEvent } from '#app/events/change-event.server.ts'
import { addComment, countOpenComments, listComments, settleComment } from '#app/events/comment-event.server.ts'
import { duplicateEvent } from '#app/events/duplicate-event.server.ts'
import { contentOf } from '#app/events/event-content.ts'
import { daysOfNotice, EMPTY_PLAN, missingParts, planHeading } from '#app/events/event-plan.ts'
import {
  filePlan,
  findPlanToCopy,
  listPlansToCopy,
  readPlan,
  readPlanFacts,
  receivePlan,
  savePlan,
} from '#app/events/plan-event.server.ts'
import { planForm, rulesForm } from '#app/events/plan-forms.ts'
import { PLAN_OF, PLAN_TEMPLATES } from '#app/events/plan-templates.ts'
import { listPlanVersions } from '#app/events/plan-versions.server.ts'
import { missingForPublishing, publishChecklist } from '#app/events/publish-checklist.ts'
import { changePublishingRules, readPublishingRules } from '#app/events/publishing-rules.server.ts'
import { publishEvent, submitEvent } from '#app/events/review-event.server.ts'
import {
  cancelSchedule,
  findSchedule,
  publishScheduled,
  schedulePublication,
} from '#app/events/schedule-publication.server.ts'
import { days, hours, after as later, now, setClock } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { events, memberships, scheduledPublications } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makeDraft, makePeople } from './people.ts'

useTestStore()
let restore = () => {}
afterEach(() => restore())
const moveTo = (at: Date) => {
  restore()
  restore = setClock(() => at)
}
const stateOf = async (id: string) => (await reader().select().from(events).where(eq(events.id, id)))[0]?.state

async function drafted() {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const save = (version: number, plan = PLAN_OF.visit, actor = people.organiser) =>
    act(actor, (work) => savePlan(work, event.id, plan, version))
  const file = (version: number) => act(people.organiser, (work) => filePlan(work, event.id, version))
  return { people, event, save, file }
}

it('its parts are numbered as readers of each language number them', () => {
  expect([planHeading('zh-CN', 2, '时间'), planHeading('en', 2, 'Time')]).toEqual(['三、时间', '3. Time'])
})

describe('a plan', () => {
  it('is written, filed and taken note of; an edit asks for a new filing', async () => {
    const { people, event, save, file } = await drafted()
    expect(await save(0)).toEqual({ outcome: 'saved' })
    expect(await file(1)).toEqual({ outcome: 'filed' })
    expect(await file(1)).toEqual({ outcome: 'alreadyFiled' })
    const receive = (version: number) => act(people.overseer, (work) => receivePlan(work, event.id, version))
    expect(await receive(1)).toEqual({ outcome: 'received' })
    expect(await receive(1)).toEqual({ outcome: 'notFiled' })
    expect(await save(1, { ...PLAN_OF.visit, purpose: '改过的目的' })).toEqual({ outcome: 'saved' })
    const versions = await listPlanVersions(reader(), event.id)
    expect(versions).toMatchObject([
      {
        version: 2,
        by: people.organiser.name,
        filedAt: null,
        changes: [{ part: 'purpose', from: PLAN_OF.visit.purpose, to: '改过的目的' }],
      },
      { version: 1, changes: null },
    ])
    // What was filed and taken note of stays on record, whatever was written since.
    expect(versions[1]?.filedAt && versions[1].receivedAt).toBeTruthy()
    expect(await readPlan(reader(), event.id)).toMatchObject({
      purpose: '改过的目的',
      version: 2,
      filedAt: null,
      receivedAt: null,
      updatedBy: '王海燕',
    })
    expect((await auditActions()).filter((action) => action.startsWith('plan.'))).toEqual([
      'plan.saved',
      'plan.filed',
      'plan.received',
      'plan.saved',
    ])
  })

  it('is not filed while a part is empty, and never overwritten unseen', async () => {
    const { save, file } = await drafted()
    expect(await file(0)).toEqual({ outcome: 'planIncomplete', missing: [...missingParts(EMPTY_PLAN)] })
    await save(0, { ...PLAN_OF.visit, emergency: '' })
    expect(await file(1)).toEqual({ outcome: 'planIncomplete', missing: ['emergency'] })
    expect(await save(0)).toEqual({ outcome: 'olderVersion' })
    expect(await save(1)).toEqual({ outcome: 'saved' })
    expect(await file(1)).toEqual({ outcome: 'olderVersion' })
  })

  it('is written by organisers of the department, taken note of by the overseer', async () => {
    const { people, event, save } = await drafted()
    await expect(save(0, PLAN_OF.visit, people.outsider)).rejects.toThrow(NotFound)
    await expect(save(0, PLAN_OF.visit, people.reviewer)).rejects.toThrow(Forbidden)
    await expect(act(people.reviewer, (work) => receivePlan(work, event.id, 1))).rejects.toThrow(Forbidden)
  })

  it('goes along when the event is copied, not filed; other departments cannot start from it', async () => {
    const { people, event, save, file } = await drafted()
    await save(0)
    await file(1)
    const copy = await act(people.organiser, (work) => duplicateEvent(work, event.id, '2027-12-04'))
    if (copy.outcome !== 'duplicated') throw new Error(copy.outcome)
    expect(await readPlan(reader(), copy.event.id)).toMatchObject({ ...PLAN_OF.visit, version: 1, filedAt: null })
    expect(await listPlansToCopy(reader(), copy.event)).toMatchObject([{ id: event.id }])
    expect(await findPlanToCopy(reader(), people.organiser, copy.event, event.id)).toEqual(PLAN_OF.visit)
    const foreign = { id: 'x', departmentId: people.foreign.id }
    expect(await findPlanToCopy(reader(), people.outsider, foreign, event.id)).toBeUndefined()
  })

  it('can start from templates that lack nothing', () => {
    for (const key of PLAN_TEMPLATES) expect(missingParts(PLAN_OF[key])).toEqual([])
  })

  it('is read from its form: empty rows fall away, half rows are faults', () => {
    const read = planForm.parse({
      purpose: ' 目的 ',
      dutyTask: ['引导', '', '急救'],
      dutyWho: ['公开科', '', '卫生院'],
      version: '3',
    })
    expect(read).toMatchObject({
      version: 3,
      plan: {
        purpose: '目的',
        duties: [
          { task: '引导', who: '公开科' },
          { task: '急救', who: '卫生院' },
        ],
      },
    })
    const wrong = planForm.safeParse({ dutyTask: ['引导'], dutyWho: [''] })
    expect(wrong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['dutyTask-0', 'dutyIncomplete'],
    ])
  })
})

describe('the rules of publishing', () => {
  it('demand a filed plan where the overseer says so', async () => {
    const { people, event, save, file } = await drafted()
    const rules = { planRequired: true, noticeDays: 15 }
    await expect(act(people.organiser, (work) => changePublishingRules(work, rules))).rejects.toThrow(Forbidden)
    await act(people.overseer, (work) => changePublishingRules(work, rules))
    await act(people.overseer, (work) => changePublishingRules(work, rules))
    expect(await readPublishingRules(reader())).toEqual(rules)
    const submit = () => act(people.organiser, (work) => submitEvent(work, event.id))
    expect(await submit()).toEqual({ outcome: 'incomplete', missing: ['plan'] })
    await save(0)
    await file(1)
    expect(await submit()).toMatchObject({ outcome: 'submitted' })
    // An edit of the plan undoes the filing, and with it what allowed publishing.
    await save(1)
    expect(await act(people.reviewer, (work) => publishEvent(work, event.id, event.version))).toEqual({
      outcome: 'incomplete',
      missing: ['plan'],
    })
  })

  it('warn of a short notice and do not stop it', async () => {
    const { event } = await drafted()
    const facts = await readPlanFacts(reader(), event.id)
    expect(facts).toEqual({ planFiled: false, planRequired: false, noticeDays: 15 })
    const items = publishChecklist(event, [], now(), { plan: facts })
    expect(items.find(({ key }) => key === 'notice')).toEqual({ key: 'notice', done: false, required: false })
    expect(missingForPublishing(items)).not.toContain('plan')
    const at = now()
    expect(daysOfNotice(later(at, days(15)), at)).toBe(15)
    expect(daysOfNotice(later(at, days(15) - 1), at)).toBe(14)
  })

  it('are read from a form with a whole number of days', () => {
    expect(rulesForm.parse({ noticeDays: '20' })).toEqual({ planRequired: false, noticeDays: 20 })
    for (const noticeDays of ['', '-1', '91', '1.5', 'x'])
      expect(rulesForm.safeParse({ noticeDays }).success).toBe(false)
  })
})

describe('comments', () => {
  it('are about a part of a version, and settled once', async () => {
    const { people, event } = await drafted()
    const add = (actor: typeof people.organiser) =>
      act(actor, (work) => addComment(work, event.id, { part: 'place', text: '请写明从哪个门进' }))
    await add(people.reviewer)
    const [comment] = await listComments(reader(), event.id)
    expect(comment).toMatchObject({ part: 'place', version: event.version, by: '李明', resolvedAt: null })
    const settle = (id: string) => act(people.organiser, (work) => settleComment(work, event.id, id))
    expect(await settle(comment?.id ?? '')).toEqual({ outcome: 'settled' })
    expect(await settle(comment?.id ?? '')).toEqual({ outcome: 'alreadySettled' })
    expect(await countOpenComments(reader(), event.id)).toBe(0)
    await expect(add(people.outsider)).rejects.toThrow(NotFound)
  })
})

describe('publishing at a time', () => {
  async function scheduled() {
    const { people, event } = await drafted()
    await act(people.organiser, (work) => submitEvent(work, event.id))
    const at = later(now(), hours(5))
    const schedule = (actor = people.reviewer, publishAt = at) =>
      act(actor, (work) => schedulePublication(work, event.id, event.version, publishAt))
    return { people, event, at, schedule }
  }

  it('happens at the time, once, in the name of the reviewer who passed it', async () => {
    const { people, event, at, schedule } = await scheduled()
    expect(await schedule()).toEqual({ outcome: 'scheduled' })
    await publishScheduled()
    expect(await stateOf(event.id)).toBe('inReview')
    expect(await findSchedule(reader(), { ...event, state: 'inReview' })).toMatchObject({ publishAt: at, by: '李明' })
    moveTo(later(at, 1000))
    await Promise.all([publishScheduled(), publishScheduled()])
    const [published] = await reader().select().from(events).where(eq(events.id, event.id))
    expect(published).toMatchObject({ state: 'published', publishedBy: people.reviewer.staffId })
    expect((await auditActions()).filter((action) => action === 'event.published')).toHaveLength(1)
    expect(await reader().select().from(scheduledPublications)).toEqual([])
    expect(await listComments(reader(), event.id)).toEqual([])
  })

  it('is refused for one’s own work, for a time that is past, for what lacks something, and for other departments', async () => {
    const { people, event, schedule } = await scheduled()
    await expect(schedule(people.organiser)).rejects.toThrow(Forbidden)
    await expect(schedule(people.outsider)).rejects.toThrow(NotFound)
    expect(await schedule(people.reviewer, later(now(), -1))).toEqual({ outcome: 'timePast' })
    expect(await schedule(people.reviewer, later(now(), days(400)))).toEqual({ outcome: 'timePast' })
    moveTo(later(event.endsAt, 1))
    expect(await schedule(people.reviewer, later(event.endsAt, 2))).toMatchObject({ outcome: 'incomplete' })
  })

  it('does not happen when the event was edited meanwhile; a comment says so', async () => {
    const { people, event, at, schedule } = await scheduled()
    await schedule()
    await act(people.organiser, (work) =>
      changeEvent(work, event.id, { ...contentOf(event), summary: '改过了', version: event.version }),
    )
    moveTo(later(at, 1000))
    await publishScheduled()
    expect(await stateOf(event.id)).toBe('draft')
    expect((await listComments(reader(), event.id))[0]?.text).toContain('定时发布没有进行')
    expect(await reader().select().from(scheduledPublications)).toEqual([])
  })

  it('does not happen when the reviewer has lost the role, or has taken the time back', async () => {
    const { people, event, at, schedule } = await scheduled()
    await schedule()
    await store().transaction(async (tx) => {
      await tx.delete(memberships).where(eq(memberships.staffId, people.reviewer.staffId))
    })
    moveTo(later(at, 1000))
    await publishScheduled()
    expect(await stateOf(event.id)).toBe('inReview')
    await schedule(people.overseer, later(at, hours(1)))
    const unschedule = () => act(people.overseer, (work) => cancelSchedule(work, event.id))
    expect(await unschedule()).toEqual({ outcome: 'unscheduled' })
    expect(await unschedule()).toEqual({ outcome: 'notScheduled' })
    moveTo(later(at, hours(2)))
    await publishScheduled()
    expect(await stateOf(event.id)).toBe('inReview')
  })
})
