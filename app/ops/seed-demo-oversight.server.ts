// Sample cases of duty and oversight, brought to where they stand by the use cases that people use.
import { eq } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days, hours, seconds } from '#app/platform/clock.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { replyToSupervision } from '#app/questions/answer-supervision.server.ts'
import { askCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { decideInterim, writeInterim } from '#app/questions/interim-replies.server.ts'
import { issueSupervision, raiseSupervision } from '#app/questions/issue-supervision.server.ts'
import { logOverdueClocks } from '#app/questions/log-overdue.server.ts'
import { isOfficeTime } from '#app/questions/office-hours.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import { splitQuestion } from '#app/questions/split-question.server.ts'
import { settleSupplements } from '#app/questions/supplement-deadlines.server.ts'
import { urgeOverdue } from '#app/questions/urge-overdue.server.ts'
import { withdrawQuestion } from '#app/questions/withdraw-question.server.ts'
import { areas, departments } from '#db/schema.ts'
import { DEMO_DUTY } from '#db/seed/demo-duty.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome, seedQuestion } from './seed-demo-questions.server.ts'

export async function seedOversight(world: DemoWorld): Promise<void> {
  const { now } = world
  const person = (key: string) => world.staff.get(key) as StaffActor
  const department = (code: string) => world.departments.get(code) as string
  const overseer = person('overseer')
  const ids = {} as Record<keyof typeof DEMO_DUTY, string>
  for (const [index, key] of Object.keys(DEMO_DUTY).entries()) {
    const name = key as keyof typeof DEMO_DUTY
    ids[name] = await seedQuestion(world, DEMO_DUTY[name], index + 2)
  }
  const run = async <T extends { outcome: string }>(
    actor: StaffActor,
    at: Date,
    wanted: string,
    useCase: (work: Work) => Promise<T>,
  ): Promise<T> => {
    const outcome = await inTransaction(actor, useCase, { at })
    expectOutcome(outcome, wanted)
    return outcome
  }
  const ago = (n: number) => after(now, -days(n))
  const day = (n: number) => addDays(dayOf(now), n)

  const blue = await run(overseer, ago(6), 'issued', (work) =>
    issueSupervision(work, ids.supervised, {
      level: 'blue',
      reason: '群众集中反映摇号结果查询问题，请明确公布时间和查询方式。',
      demandedOn: day(-4),
      copyTo: '即墨区人民政府督查室',
    }),
  )
  await run(overseer, ago(2), 'raised', (work) =>
    raiseSupervision(work, 'id' in blue ? blue.id : '', {
      reason: '蓝色提醒逾期未回复。请分管负责同志过问，并书面说明原因。',
      demandedOn: day(1),
    }),
  )
  await run(overseer, after(now, -hours(2)), 'issued', (work) =>
    issueSupervision(work, ids.urged, {
      level: 'nudge',
      reason: '已逾期，商户多次反映，请抓紧现场处置并答复。',
      demandedOn: day(2),
    }),
  )
  const order = await run(overseer, ago(2), 'issued', (work) =>
    issueSupervision(work, ids.replied, {
      level: 'blue',
      reason: '涉及农民工工资，请说明调查进展和支付安排。',
      demandedOn: day(1),
    }),
  )
  await run(person('hrss-officer'), ago(1), 'replied', (work) =>
    replyToSupervision(
      work,
      'id' in order ? order.id : '',
      '已约谈施工单位，责令在本月 30 日前付清所欠工资，劳动监察大队跟进到账情况。',
    ),
  )
  await run(person('answerer'), ago(1), 'clarificationAsked', (work) =>
    requestClarification(work, ids.paused, { request: '请告知所在小区和楼号，以及水压小的时段，方便上门检测。' }),
  )
  await run(person('answerer'), ago(15), 'clarificationAsked', (work) =>
    requestClarification(work, ids.unsupplied, { request: '请告知户号，以及去年和今年同期的用水量（水费单上有）。' }),
  )
  expectOutcome(
    await inTransaction({ kind: 'citizen' }, (work) => withdrawQuestion(work, ids.withdrawn), { at: ago(1) }),
    'withdrawn',
  )
  await run(person('answerer'), ago(1), 'extensionRequested', (work) =>
    requestExtension(work, ids.extended, { workdays: 3, reason: '需与城管部门现场踏勘后确定方案。' }),
  )
  await run(person('reviewer'), after(now, -hours(20)), 'extended', (work) =>
    decideExtension(work, ids.extended, { verdict: 'approved', note: '同意，按期答复。' }),
  )
  const interim = await run(person('answerer'), after(now, -hours(6)), 'interimWritten', (work) =>
    writeInterim(work, ids.extended, {
      text: '已会同城管部门到现场踏勘，照明和护栏的方案正在比选，预算报财政部门审核。方案确定后答复您。',
    }),
  )
  await run(person('reviewer'), after(now, -hours(5)), 'interimSent', (work) =>
    decideInterim(work, ids.extended, {
      id: 'id' in interim ? interim.id : '',
      verdict: 'send',
      reviews: REQUIRED_REVIEWS,
    }),
  )
  await run(person('answerer'), after(now, -hours(5)), 'coUnitAsked', (work) =>
    askCoUnit(work, ids.coUnit, {
      departmentId: department('jimo-housing'),
      part: '老旧小区改造能否同步改造二次供水泵房，费用如何分担。',
    }),
  )
  await run(person('answerer'), after(now, -hours(4)), 'split', (work) =>
    splitQuestion(work, ids.split, {
      firstText: '水厂的水质检测报告在哪里能看到？',
      secondText: '学校组织参观怎么预约，一次最多多少人？',
      isSummary: false,
      basedOn: 0,
    }),
  )
  await run(overseer, after(now, -hours(3)), 'dispatched', (work) =>
    dispatchQuestion(work, ids.returned, { departmentId: department('jimo-water'), reason: '涉及漏水' }),
  )
  await run(person('answerer'), after(now, -hours(2)), 'returnedToDispatcher', (work) =>
    returnQuestion(work, ids.returned, {
      reason: '供暖由住房和城乡建设部门主管，不属于本单位职责。',
      basis: '区水利局“三定”规定第三条；《青岛市供热条例》第五条',
    }),
  )
  const calm = { topic: '', concernKind: null, gravity: 'normal', statePolicy: false, areaIds: [] } as const
  await run(overseer, after(now, -seconds(20)), 'assessed', (work) =>
    assessQuestion(work, ids.emergency, {
      ...calm,
      kind: 'help',
      concernKind: 'emergencyDisaster',
      gravity: 'major',
      note: '主干道爆管停水，需尽快发布权威信息。',
    }),
  )
  await run(overseer, after(now, -seconds(20)), 'assessed', (work) =>
    assessQuestion(work, ids.vertical, { ...calm, kind: 'consult', note: '税务事项，垂直管理。' }),
  )
  await run(overseer, after(now, -seconds(20)), 'assessed', (work) =>
    assessQuestion(work, ids.policy, {
      ...calm,
      kind: 'consult',
      concernKind: 'policyMisread',
      statePolicy: true,
      note: '国务院部署的政策，网上有误读。',
    }),
  )
  await run(overseer, after(now, -seconds(20)), 'assessed', (work) =>
    assessQuestion(work, ids.grave, {
      ...calm,
      kind: 'help',
      concernKind: 'vitalInterest',
      gravity: 'exceptional',
      note: '涉及下游多个村的防汛安全，影响特别重大。',
    }),
  )
  const places = await reader().select({ id: areas.id, code: areas.code }).from(areas)
  await run(overseer, after(now, -seconds(20)), 'assessed', (work) =>
    assessQuestion(work, ids.places, {
      ...calm,
      kind: 'complaint',
      areaIds: places.filter(({ code }) => code === '370215' || code === '370202').map(({ id }) => id),
      note: '涉及即墨区和市南区。',
    }),
  )
  await logOverdueClocks()
  await settleSupplements()
  await setLeader(department('jimo-water'), person('reviewer').staffId)
  await urgeOverdue(undefined, lastOfficeTime(now))
}

async function setLeader(departmentId: string, leaderId: string): Promise<void> {
  await inTransaction({ kind: 'system', job: 'seed' }, async ({ tx }) => {
    await tx.update(departments).set({ leaderId }).where(eq(departments.id, departmentId))
  })
}

/** The latest moment up to now at which offices are open: whenever the demo is made, what went out by itself is there. */
function lastOfficeTime(now: Date): Date {
  let at = now
  while (!isOfficeTime(at)) at = after(at, -hours(1))
  return at
}
