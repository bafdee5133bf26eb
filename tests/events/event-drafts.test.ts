import { asc, eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import { changeEvent } from '#app/events/change-event.server.ts'
import { readOlderDraft } from '#app/events/edit-preview.server.ts'
import { contentOf } from '#app/events/event-content.ts'
import { discardEventDraft, keepEventDraft } from '#app/events/event-drafts.server.ts'
import { eventFormValues } from '#app/events/event-forms.ts'
import { EMPTY_PLAN } from '#app/events/event-plan.ts'
import { readPlan, savePlan } from '#app/events/plan-event.server.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { applyRetention } from '#app/ops/retention.server.ts'
import { days, after as later, now, setClock } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { auditEntries, events, eventVersions, outboxMessages, workingDrafts } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

async function desk() {
  const { id: departmentId } = await makeDepartment()
  const { event } = await makeEvent({ departmentId, event: { state: 'draft', publishedAt: null } })
  const wang = await makeStaff(['organiser'], departmentId, '王海燕')
  const liu = await makeStaff(['organiser'], departmentId, '刘洋')
  const reviewer = await makeStaff(['reviewer'], departmentId, '赵敏')
  const outsider = await makeStaff(['organiser'], (await makeDepartment()).id, '外人')
  return { id: event.id, wang, liu, reviewer, outsider }
}
type Desk = Awaited<ReturnType<typeof desk>>
type Person = Desk['wang']

const keep = (who: Person, id: string, values: Record<string, string | string[]>, kind: 'event' | 'plan' = 'event') =>
  inTransaction(who, (work) => keepEventDraft(work, kind, id, values))
const draftOf = (who: Person, id: string, kind: 'event' | 'plan' = 'event') =>
  findWorkingDraft(reader(), { kind, id }, who.staffId)
const acts = async (id: string) =>
  (
    await reader()
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(asc(auditEntries.id))
  ).map(({ action }) => action)

describe('a working draft of an event', () => {
  it('is kept as it stands, complete or not, each person’s own, and is on record once', async () => {
    const { id, wang, liu } = await desk()
    const kept = await keep(wang, id, { version: '1', title: '', agendaText: ['讲解', ''], intent: 'save' })
    expect(kept.newer).toBe(false)
    await keep(wang, id, { version: '1', title: '看一滴水', latitude: '不是数' })
    await keep(liu, id, { version: '1', title: '刘洋的题目' })
    expect((await draftOf(wang, id))?.values).toEqual({ version: '1', title: '看一滴水', latitude: '不是数' })
    expect((await draftOf(liu, id))?.values).toEqual({ version: '1', title: '刘洋的题目' })
    expect(await acts(id)).toEqual(['draft.kept', 'draft.kept'])
  })

  it('changes nothing of the event: no version, no message, and its words lie in cipher', async () => {
    const { id, wang } = await desk()
    const before = await getEvent(reader(), id)
    await keep(wang, id, { version: '1', title: '看一滴水' })
    expect(await getEvent(reader(), id)).toEqual(before)
    expect(await reader().$count(eventVersions)).toBe(0)
    expect(await reader().$count(outboxMessages)).toBe(0)
    const [stored] = await reader().select({ text: sql<string>`"values"` }).from(workingDrafts)
    expect(stored?.text).not.toContain('看一滴水')
  })

  it('is kept for organisers of the department only', async () => {
    const { id, reviewer, outsider } = await desk()
    await expect(keep(reviewer, id, { version: '1' })).rejects.toThrow(Forbidden)
    await expect(keep(outsider, id, { version: '1' })).rejects.toThrow(NotFound)
    expect(await reader().$count(workingDrafts)).toBe(0)
  })

  it('goes when its writer saves the event, and only theirs', async () => {
    const { id, wang, liu } = await desk()
    await keep(wang, id, { version: '1', title: '看一滴水' })
    await keep(liu, id, { version: '1', title: '刘洋的题目' })
    const event = await getEvent(reader(), id)
    await inTransaction(wang, (work) =>
      changeEvent(work, id, { ...contentOf(event), title: '看一滴水', version: event.version }),
    )
    expect(await draftOf(wang, id)).toBeUndefined()
    expect(await draftOf(liu, id)).toBeDefined()
  })

  it('of an older version says so, is kept beside the newer one, and both can be shown', async () => {
    const { id, wang, liu } = await desk()
    const event = await getEvent(reader(), id)
    const typed = { ...eventFormValues(contentOf(event)), version: '1', summary: '王海燕写的简介' }
    await keep(wang, id, typed)
    await inTransaction(liu, (work) =>
      changeEvent(work, id, { ...contentOf(event), title: '刘洋的题目', version: event.version }),
    )
    expect((await keep(wang, id, typed)).newer).toBe(true)
    const current = await getEvent(reader(), id)
    expect(current.title).toBe('刘洋的题目')
    const draft = await draftOf(wang, id)
    const older = await readOlderDraft(reader(), current, draft!)
    expect(older).toMatchObject({ yours: 1, current: 2 })
    expect(older.mine?.map(({ field }) => field)).toEqual(['title', 'summary'])
    const incomplete = { values: { ...typed, title: '' }, basedOn: 1 }
    expect((await readOlderDraft(reader(), current, incomplete)).mine).toBeNull()
  })

  it('can be thrown away, once', async () => {
    const { id, wang } = await desk()
    await keep(wang, id, { version: '1', title: '看一滴水' })
    await inTransaction(wang, (work) => discardEventDraft(work, 'event', id))
    await inTransaction(wang, (work) => discardEventDraft(work, 'event', id))
    expect(await draftOf(wang, id)).toBeUndefined()
    expect(await acts(id)).toEqual(['draft.kept', 'draft.discarded'])
  })

  it('goes by itself thirty days after it was last written', async () => {
    const { id, wang } = await desk()
    const start = now()
    await keep(wang, id, { version: '1', title: '看一滴水' })
    let passed = days(20)
    const back = setClock(() => later(start, passed))
    try {
      await keep(wang, id, { version: '1', title: '看一滴水，再看' })
      passed = days(49)
      expect(await applyRetention({ dryRun: false })).toMatchObject({ workingDrafts: 0 })
      passed = days(51)
      expect(await applyRetention({ dryRun: true })).toMatchObject({ workingDrafts: 1 })
      expect(await applyRetention({ dryRun: false })).toMatchObject({ workingDrafts: 1 })
    } finally {
      back()
    }
    expect(await draftOf(wang, id)).toBeUndefined()
  })
})

describe('a working draft of a plan', () => {
  it('stands beside that of the event, and goes when the plan is saved', async () => {
    const { id, wang } = await desk()
    await keep(wang, id, { version: '0', purpose: '让市民看到', dutyTask: ['引导'], dutyWho: ['李静'] }, 'plan')
    expect(await draftOf(wang, id)).toBeUndefined()
    expect(await draftOf(wang, id, 'plan')).toMatchObject({ basedOn: 0, values: { purpose: '让市民看到' } })
    expect((await readPlan(reader(), id)).version).toBe(0)
    await inTransaction(wang, (work) => savePlan(work, id, { ...EMPTY_PLAN, purpose: '让市民看到' }, 0))
    expect(await draftOf(wang, id, 'plan')).toBeUndefined()
    expect((await keep(wang, id, { version: '0', purpose: '旧页面' }, 'plan')).newer).toBe(true)
    expect((await reader().select({ state: events.state }).from(events))[0]?.state).toBe('draft')
  })
})
