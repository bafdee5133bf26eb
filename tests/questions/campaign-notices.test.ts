// Departments that are late with their task in a campaign: reminded, escalated, urged.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCampaign, moveCampaign, setCampaignTasks } from '#app/events/campaigns.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { campaignStages } from '#app/questions/campaign-notices.ts'
import { editOversight } from '#app/questions/oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { sendCampaignNotices } from '#app/questions/send-campaign-notices.server.ts'
import { listCampaignReminders, urgeCampaign } from '#app/questions/urge-campaign.server.ts'
import { auditEntries, campaignReminders, departments, outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, run } from '#tests/support/late-case.ts'
import { makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { makePeople } from '../events/people.ts'

useTestStore()

/** A Wednesday. */
const DUE = '2026-12-16'

async function makeOwing() {
  const people = await makePeople()
  const above = await makeDepartment({ name: '即墨区人民政府' })
  const chief = await makeStaff(['reviewer'], above.id, '高健')
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.update(departments).set({ parentId: above.id }).where(eq(departments.id, people.department.id)),
  )
  const { campaign } = await run(people.overseer, at('2026-11-02'), (work) =>
    createCampaign(work, {
      ...{ departmentId: people.foreign.id, theme: 'general', title: '十二月主题日', titleEn: null },
      ...{ summary: '各部门开放。', summaryEn: null, startsOn: '2026-12-01', endsOn: '2026-12-31' },
    }),
  )
  const owe = (departmentId: string, owedEvents: number, dueOn: string) => ({ departmentId, owedEvents, dueOn })
  const tasks = [owe(people.department.id, 2, DUE), owe(people.foreign.id, 1, DUE)]
  const set = (given: typeof tasks) =>
    run(people.overseer, at('2026-11-02'), (work) => setCampaignTasks(work, campaign.id, given))
  await set(tasks)
  // The other department has done what it owes.
  await makeEvent({ departmentId: people.foreign.id, event: { campaignId: campaign.id, state: 'published' } })
  const publish = (state: 'published' | 'archived') =>
    run(people.overseer, at('2026-11-02'), (work) => moveCampaign(work, campaign.id, state))
  return { ...people, above, chief, campaign, set, owe, publish }
}

const told = async () => {
  const rows = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'campaign-notice'))
  return rows.map(({ recipient, values }) => `${(values as { notice: string }).notice} ${recipient.name}`).sort()
}

test('the stages of a task follow the working days around its due day, in office hours', () => {
  const settings = { remindWorkdays: 1, tellHead: true, escalateWorkdays: 2 }
  const on = (day: string, time = '10:00', given = {}) => campaignStages(DUE, { ...settings, ...given }, at(day, time))
  expect(on('2026-12-08')).toEqual([])
  expect(on('2026-12-09')).toEqual(['beforeDue'])
  expect(on('2026-12-09', '10:00', { remindWorkdays: 0 })).toEqual([])
  expect(on('2026-12-08', '10:00', { remindWorkdays: 6 })).toEqual(['beforeDue'])
  expect(on('2026-12-09', '07:59')).toEqual([])
  expect(on('2026-12-12')).toEqual([])
  expect(on(DUE)).toEqual(['atDue'])
  expect(on(DUE, '10:00', { tellHead: false })).toEqual([])
  expect(on('2026-12-17')).toEqual(['late'])
  expect(on('2026-12-18')).toEqual(['late', 'escalated'])
  expect(on('2026-12-18', '10:00', { escalateWorkdays: 0 })).toEqual(['late'])
  expect(on('2027-01-15')).toEqual(['late', 'escalated'])
  expect(on('2027-01-18')).toEqual([])
  // Due on a Sunday: spoken of on the Friday before.
  expect(campaignStages('2026-12-20', settings, at('2026-12-18'))).toEqual(['atDue'])
})

test('each stage is told once to those whom it concerns, by however many processes', async () => {
  const { organiser, campaign, publish, set, owe, department, foreign } = await makeOwing()
  expect(await sendCampaignNotices(undefined, at('2026-12-09'))).toEqual({ sent: 0 })
  await publish('published')
  const twice = await Promise.all([1, 2].map(() => sendCampaignNotices(undefined, at('2026-12-09'))))
  expect(twice.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(1)
  expect(await told()).toEqual(['beforeDue 孙丽', `beforeDue ${organiser.name}`].sort())

  await sendCampaignNotices(undefined, at(DUE))
  expect((await told()).filter((one) => one.startsWith('atDue'))).toEqual(['atDue 孙丽', 'atDue 李明'])

  await sendCampaignNotices(undefined, at('2026-12-17'))
  await sendCampaignNotices(undefined, at('2026-12-18'))
  expect((await told()).filter((one) => one.startsWith('escalated'))).toEqual(['escalated 赵敏', 'escalated 高健'])
  expect((await told()).filter((one) => one.startsWith('late'))).toHaveLength(3)
  const [late] = await reader().select().from(campaignReminders).where(eq(campaignReminders.kind, 'late'))
  expect(late).toMatchObject({ departmentId: department.id, causeOn: DUE, dueOn: DUE, owedEvents: 2, published: 0 })
  const acts = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'campaign.reminded'))
  expect(acts.map(({ detail }) => (detail as { reminder: string }).reminder).sort()).toEqual(
    ['beforeDue', 'atDue', 'late', 'escalated'].sort(),
  )

  // A due day that moved is a new cause; a task that is done is not spoken of.
  await set([owe(department.id, 2, '2026-12-21'), owe(foreign.id, 1, DUE)])
  expect(await sendCampaignNotices(undefined, at('2026-12-18'))).toEqual({ sent: 1 })
  for (const title of ['一', '二']) {
    await makeEvent({ departmentId: department.id, event: { title, campaignId: campaign.id, state: 'published' } })
  }
  expect(await sendCampaignNotices(undefined, at('2026-12-22'))).toEqual({ sent: 0 })
  await publish('archived')
})

test('escalation waits as many working days as the place has set', async () => {
  const { overseer, publish } = await makeOwing()
  await publish('published')
  const { version: _, ...preset } = DEFAULT_OVERSIGHT
  const waits = { ...preset, escalateWorkdays: 3, basedOn: 1 }
  await inTransaction(overseer, (work) => editOversight(work, waits))
  await sendCampaignNotices(undefined, at('2026-12-18'))
  expect((await told()).filter((one) => one.startsWith('escalated'))).toEqual([])
  await sendCampaignNotices(undefined, at('2026-12-21'))
  expect((await told()).filter((one) => one.startsWith('escalated'))).toHaveLength(2)
})

test('the overseer urges those who still owe, once a day, with a note that is kept', async () => {
  const world = await makeOwing()
  const { overseer, organiser, department, foreign, campaign, publish } = world
  const when = at('2026-12-18')
  const note = '请本周内报送安排。'
  const urge = (departmentIds: string[], actor = overseer, at = when) =>
    run(actor, at, (work) => urgeCampaign(work, campaign.id, { departmentIds, note }))
  expect(await urge([department.id])).toEqual({ outcome: 'campaignNotRunning' })
  await publish('published')
  await expect(urge([department.id], organiser)).rejects.toThrow(Forbidden)
  expect(await urge([foreign.id])).toEqual({ outcome: 'nothingToUrge' })
  const outcomes = await Promise.all([1, 2, 3].map(() => urge([department.id, foreign.id])))
  expect(outcomes.filter(({ outcome }) => outcome === 'urged')).toEqual([{ outcome: 'urged', urged: 1, before: 0 }])
  expect(outcomes.filter(({ outcome }) => outcome === 'urgedToday')).toHaveLength(2)
  expect(await told()).toHaveLength(3)
  expect(await urge([department.id], overseer, at('2026-12-21'))).toMatchObject({ urged: 1 })

  const seen = await listCampaignReminders(reader(), organiser, campaign.id)
  expect(seen).toMatchObject([
    { kind: 'urged', causeOn: '2026-12-21', note, by: '赵敏', published: 0, owedEvents: 2 },
    { kind: 'urged', causeOn: '2026-12-18' },
  ])
  expect(await listCampaignReminders(reader(), world.chief, campaign.id)).toHaveLength(2)
  expect(await listCampaignReminders(reader(), world.outsider, campaign.id)).toEqual([])
  const acts = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'campaign.urged'))
  expect(acts).toHaveLength(2)
  expect(JSON.stringify(acts)).not.toContain(note)
})
