import { and, eq, gt, gte, like, lt, lte, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { verifyPassword } from '#app/accounts/password.server.ts'
import { useConfig } from '#app/config.server.ts'
import { seedDemo } from '#app/ops/seed-demo.server.ts'
import { verifyAll } from '#app/ops/verify.server.ts'
import { now } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { listAnswers } from '#app/questions/answer-queries.server.ts'
import { monthsUpTo } from '#app/questions/figures.ts'
import { proposeRoute } from '#app/questions/route-proposal.server.ts'
import { listBriefings } from '#app/reports/briefings.server.ts'
import { readLeague } from '#app/reports/month-table.server.ts'
import { dialect } from '#db/dialect.ts'
import {
  answerFiles,
  campaigns,
  campaignTasks,
  companionTickets,
  departments,
  events,
  interimReplies,
  memberships,
  questionFiles,
  questions,
  registrations,
  reportNotices,
  reportUrgings,
  slots,
  staff,
  supervisions,
} from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'

useTestStore()

it('the sample data go only into an empty database, show every state, and hold every invariant', {
  timeout: 60_000,
}, async () => {
  useConfig(testConfig())
  // All of them once: on PostgreSQL each of their many statements is a journey.
  const past = dialect === 'postgresql' ? 1 : undefined
  expect(await seedDemo({ past })).toBe(true)
  expect(await seedDemo()).toBe(false)
  const states = await reader().selectDistinct({ state: events.state }).from(events)
  expect(states.map((row) => row.state).sort()).toEqual(['archived', 'cancelled', 'draft', 'inReview', 'published'])
  const statuses = await reader().selectDistinct({ status: questions.status }).from(questions)
  expect(statuses.map((row) => row.status).sort()).toEqual([
    'accepted',
    'acknowledged',
    'approved',
    'closed',
    'drafting',
    'inReview',
    'published',
    'redirected',
    'submitted',
    'withdrawn',
  ])
  const rules = new Set<string>()
  for (const row of await reader().select().from(questions)) {
    for (const { rule, words } of (await proposeRoute(reader(), row, 'en')).rules) {
      rules.add(rule)
      // Places and departments by their English names; duty words are those that stand in the question.
      if (['3', '4', '5', 'firstContact'].includes(rule)) expect(words.join()).not.toMatch(/\p{Script=Han}/u)
    }
  }
  expect([...rules]).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6']))
  expect(await reader().$count(questionFiles)).toBeGreaterThan(0)
  expect(await reader().$count(answerFiles, eq(answerFiles.publicity, 'public'))).toBeGreaterThan(0)
  const orders = await reader()
    .select({ level: supervisions.level, closedAt: supervisions.closedAt, clockId: supervisions.clockId })
    .from(supervisions)
  const open = orders.filter(({ closedAt }) => !closedAt)
  expect([...new Set(open.map(({ level }) => level))].sort()).toEqual(['blue', 'nudge', 'orange'])
  // One by hand, and those that went out by themselves.
  expect(open.filter(({ level, clockId }) => level === 'nudge' && clockId === null)).toHaveLength(1)
  expect(open.some(({ clockId }) => clockId !== null)).toBe(true)
  expect(await reader().$count(interimReplies, eq(interimReplies.state, 'sent'))).toBe(1)
  expect(await reader().$count(reportNotices)).toBeGreaterThan(0)
  expect(await reader().$count(reportUrgings)).toBeGreaterThan(0)
  expect((await listBriefings(reader())).map(({ number }) => number)).toEqual([null, 2, 1])
  const rush = await reader()
    .select({ capacity: slots.capacity, waitingCapacity: slots.waitingCapacity, taken: slots.taken })
    .from(slots)
    .innerJoin(events, sql`${events.id} = ${slots.eventId} and ${events.slug} = 'jimo-water-open-day'`)
    .orderBy(slots.startsAt)
  expect(rush[0]).toEqual({ capacity: 50, waitingCapacity: 9950, taken: 0 })
  expect(await reader().$count(companionTickets)).toBe(3)
  expect(await reader().$count(staff)).toBeGreaterThanOrEqual(7)
  expect(await reader().$count(registrations)).toBeGreaterThan(100)
  if (past === undefined) {
    const months = monthsUpTo(monthOf(now()), 3).slice(0, 2)
    const tables = await Promise.all(months.map((month) => readLeague(reader(), month, now())))
    const answering = tables.flatMap((rows) => rows ?? []).filter(({ counts }) => counts.answered > 0)
    expect(new Set(answering.map(({ code }) => code)).size).toBeGreaterThanOrEqual(4)
    expect(new Set(answering.map(({ rates }) => rates.onTimeRate)).size).toBeGreaterThan(1)
  }
  const shown = await listAnswers(reader(), { limit: 100, offset: 0 })
  expect(JSON.stringify(shown)).not.toMatch(/\{[+-]\d/)
  await expectPromisedDemo()
  expect((await verifyAll()).filter((verdict) => !verdict.ok)).toEqual([])
})

/** Names, accounts and states that outside programs rely on. */
async function expectPromisedDemo(): Promise<void> {
  const units = (await reader().select({ name: departments.name }).from(departments)).map(({ name }) => name)
  const promised = [
    ['人力资源和社会保障局', '水利局', '民政局', '住房和城乡建设局', '政务公开办'].map((unit) => `即墨区${unit}`),
    ['水利局', '信访局', '文化旅游广电局', '卫生健康委'].map((unit) => `长沙市${unit}`),
  ].flat()
  expect(promised.filter((start) => !units.some((name) => name.startsWith(start)))).toEqual([])
  const [campaign] = await reader().select().from(campaigns).where(like(campaigns.title, '%政务公开主题日%'))
  expect(await reader().$count(campaignTasks, eq(campaignTasks.campaignId, campaign?.id ?? ''))).toBeGreaterThan(1)
  const held = await reader().select({ id: events.id, title: events.title, slug: events.slug }).from(events)
  expect(held.length).toBeGreaterThanOrEqual(8)
  const titles = ['全民参保，共享美好', '善智墨水，惠泽民生', '走进养老机构，感受“银龄”生活']
  expect(held.map(({ title }) => title)).toEqual(expect.arrayContaining(titles))
  const [first] = await reader()
    .select({ opensAt: slots.signUpOpensAt, closesAt: slots.signUpClosesAt })
    .from(slots)
    .innerJoin(events, and(eq(events.id, slots.eventId), eq(events.slug, 'jimo-water-open-day')))
    .orderBy(slots.startsAt)
  expect([first!.opensAt <= now(), first!.closesAt > now()]).toEqual([true, true])
  expect(await reader().$count(slots, and(gte(slots.taken, slots.capacity), gt(slots.waiting, 0)))).toBeGreaterThan(0)
  expect(await reader().$count(slots, eq(slots.allocation, 'lottery'))).toBeGreaterThan(0)
  const asked = await reader()
    .select({ eventId: questions.eventId, publishedAt: questions.publishedAt, dueAt: questions.dueAt })
    .from(questions)
    .innerJoin(events, and(eq(events.id, questions.eventId), lte(events.endsAt, now())))
  const standing = held.map(({ id }) => {
    const own = asked.filter(({ eventId }) => eventId === id)
    const open = own.filter(({ publishedAt }) => !publishedAt)
    return [
      own.some(({ publishedAt }) => publishedAt),
      open.some(({ dueAt }) => dueAt > now()),
      open.some(({ dueAt }) => dueAt <= now()),
    ]
  })
  expect(standing).toContainEqual([true, true, true])
  // Nobody asked at an event that had not begun.
  const tooEarly = await reader()
    .select({ id: questions.id })
    .from(questions)
    .innerJoin(events, eq(events.id, questions.eventId))
    .where(and(eq(questions.source, 'onSite'), lt(questions.receivedAt, events.startsAt)))
  expect(tooEarly).toEqual([])
  const people = await reader()
    .select({ id: staff.id, email: staff.email, passwordHash: staff.passwordHash })
    .from(staff)
  const of = (name: string) => people.find(({ email }) => email === `${name}@demo.example`)
  for (const name of ['admin', 'organiser', 'gate', 'answerer', 'reviewer', 'overseer', 'organiser2'])
    expect(of(name)).toBeDefined()
  expect(await verifyPassword(of('organiser2')?.passwordHash, 'open-day-demo')).toBe(true)
  const departmentOf = async (name: string) =>
    (
      await reader()
        .select()
        .from(memberships)
        .where(eq(memberships.staffId, of(name)!.id))
    )[0]?.departmentId
  expect(await departmentOf('organiser')).not.toBe(await departmentOf('organiser2'))
}
