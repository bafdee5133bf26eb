// Sample questions, each taken as far on its way as the data say, by the people who would have done it.
import { eq } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { acceptQuestion, acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { addChannel, readProgress, releaseProgress, writeProgress } from '#app/questions/answer-channels.server.ts'
import { attachFile, checkFile } from '#app/questions/answer-files.server.ts'
import { askCoUnit, confirmConsistency, replyAsCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { askFollowUp } from '#app/questions/ask-follow-up.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import type { Citation } from '#app/questions/citation.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { checkQuestionFiles } from '#app/questions/question-files.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { addWorkdays, isWorkday } from '#app/questions/working-calendar.ts'
import { events, questions } from '#db/schema.ts'
import { demoPaper } from '#db/seed/demo-papers.ts'
import { DEMO_QUESTIONS, type DemoQuestion } from '#db/seed/demo-questions.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'

const HOUR = 3_600_000

export async function seedQuestions(world: DemoWorld): Promise<void> {
  for (const [index, demo] of DEMO_QUESTIONS.entries()) await seedQuestion(world, demo, index)
}

/** What must come out of each step; anything else is a fault of the sample data. */
export function expectOutcome(outcome: { outcome: string }, ...wanted: string[]): void {
  if (!wanted.includes(outcome.outcome)) throw new Error(`a sample question stopped at: ${outcome.outcome}`)
}

/** The working day `n` working days before `day`. */
export function workdaysBefore(day: string, n: number): string {
  let at = day
  for (let left = n; left > 0; ) {
    at = addDays(at, -1)
    if (isWorkday(at)) left--
  }
  return at
}

/** Takes it as far as its data say; answers its id. */
export async function seedQuestion(world: DemoWorld, demo: DemoQuestion, index: number): Promise<string> {
  const today = dayOf(world.now)
  const askedDay = workdaysBefore(today, demo.askedDaysAgo)
  const askedAt = momentOn(askedDay, 9 * HOUR + index * 7 * 60_000, world.now)
  const officer = world.staff.get(demo.officer) as StaffActor
  const reviewer = world.staff.get(demo.reviewer) as StaffActor
  const id = await ask(world, demo, askedAt)
  if (demo.reached === 'submitted') return id

  const next = (hours: number) => new Date(Math.min(askedAt.getTime() + hours * HOUR, world.now.getTime()))
  const sentOn = await sendToDepartment(world, demo, id, next(1))
  const step = (actor: StaffActor, at: Date, useCase: (work: Work) => Promise<{ outcome: string }>) =>
    inTransaction(actor, useCase, { at })
  if (demo.reached === 'declined') {
    const input = { reason: demo.declineReason ?? '', route: 'court' as const }
    const decider = sentOn ? (world.staff.get('overseer') as StaffActor) : officer
    expectOutcome(await step(decider, next(5), (work) => declineQuestion(work, id, input)), 'declined', 'redirected')
    return id
  }
  const taking = sentOn ? acknowledgeQuestion : acceptQuestion
  expectOutcome(await step(officer, next(3), (work) => taking(work, id)), 'accepted', 'acknowledged')
  const publicText = demo.publicText ?? demo.text
  expectOutcome(
    await step(officer, next(4), (work) => redactQuestion(work, id, { publicText, keepHints: true })),
    'redacted',
    'unchanged',
  )
  if (demo.concern) {
    const { kind, topic, concern: concernKind } = demo
    const calm = { gravity: 'normal', statePolicy: false, areaIds: [], note: '关系居民日常用水，优先办理。' } as const
    const assessing = { kind, topic, concernKind, ...calm }
    expectOutcome(await step(officer, next(4), (work) => assessQuestion(work, id, assessing)), 'assessed')
  }
  if (demo.reached === 'accepted') return id

  if (demo.coUnit) await seedCoUnit(world, demo.coUnit, id, officer, next(5))

  const answeredAt = momentOn(addWorkdays(askedDay, demo.publishedAfterDays ?? 1), 15 * HOUR, world.now)
  const hoursBefore = (hours: number) => new Date(Math.max(answeredAt.getTime() - hours * HOUR, next(5).getTime()))
  const draft = {
    text: demo.answer ?? '您好，您反映的问题正在核实，请稍候。',
    policyBasis: demo.basis ?? '',
    publicity: 'public' as const,
    withholdReason: null,
    basedOn: 0,
    keepHints: true,
    citations: citationsOf(demo, askedDay),
    ...(demo.kind === 'suggestion'
      ? {
          adoption: demo.adoption ?? ('adopted' as const),
          adoptionReason: demo.adoptionReason ?? '已列入年度工作安排。',
        }
      : {}),
  }
  expectOutcome(await step(officer, hoursBefore(24), (work) => draftAnswer(work, id, draft)), 'drafted')
  if (demo.attached) {
    const { name, title, lines } = demo.attached
    const file = checkFile(demoPaper(title, lines))
    if (!file) throw new Error('a sample paper is no PDF')
    const attaching = { ...file, name, publicity: 'public' as const }
    expectOutcome(await step(officer, hoursBefore(22), (work) => attachFile(work, id, attaching)), 'drafted')
  }
  if (demo.reached === 'drafting') return id
  expectOutcome(await step(officer, hoursBefore(20), (work) => requestReview(work, id)), 'requested')
  if (demo.reached === 'inReview') return id

  const version = await latestVersion(reader(), id)
  const versionHash = version?.hash ?? ''
  for (const type of REQUIRED_REVIEWS) {
    const review = { type, verdict: 'passed' as const, note: '', criteria: REVIEW_CRITERIA[type], versionHash }
    expectOutcome(await step(reviewer, hoursBefore(4), (work) => reviewAnswer(work, id, review)), 'passed')
  }
  if (demo.reached === 'approved') return id
  if (demo.coUnit) {
    const confirmed = { versionHash, verdict: 'confirmed' as const, note: '' }
    const unit = world.staff.get(demo.coUnit.officer) as StaffActor
    expectOutcome(
      await step(unit, hoursBefore(3), (work) => confirmConsistency(work, id, confirmed)),
      'consistencyConfirmed',
    )
  }
  const overseer = world.staff.get('overseer') as StaffActor
  expectOutcome(await step(overseer, hoursBefore(2), (work) => signOffAnswer(work, id, versionHash)), 'signedOff')
  if (demo.reached === 'signed') return id
  expectOutcome(await step(reviewer, answeredAt, (work) => publishAnswer(work, id, versionHash)), 'published')
  await seedAdditions(demo, id, officer, reviewer, answeredAt)
  await seedReception(demo, id, new Date(Math.min(answeredAt.getTime() + 3 * HOUR, world.now.getTime() - 30_000)))
  return id
}

/** Another department is asked for its part and gives it. */
async function seedCoUnit(
  world: DemoWorld,
  unit: NonNullable<DemoQuestion['coUnit']>,
  id: string,
  officer: StaffActor,
  at: Date,
): Promise<void> {
  const departmentId = world.departments.get(unit.department) as string
  const asked = await inTransaction(officer, (work) => askCoUnit(work, id, { departmentId, part: unit.part }), { at })
  expectOutcome(asked, 'coUnitAsked')
  const replier = world.staff.get(unit.officer) as StaffActor
  const given = await inTransaction(replier, (work) => replyAsCoUnit(work, id, { reply: unit.reply }), { at })
  expectOutcome(given, 'coUnitReplied')
}

/** 《条例》第二十二条；《标准》（GB 5749）: each document of the sample's basis as data. */
export function citationsOf({ basis = '' }: { basis?: string }, checkedOn: string): Citation[] {
  return basis
    .split('；')
    .filter(Boolean)
    .map((line) => {
      const [, title = line, number = '', article = ''] = /^《(.+?)》(?:（(.+?)）)?(.*)$/.exec(line) ?? []
      return { title, number, article, url: '', checkedOn }
    })
}

/** Where else the answer was given, and how an adopted suggestion is carried out. */
async function seedAdditions(
  { channels = [], progress }: DemoQuestion,
  id: string,
  officer: StaffActor,
  reviewer: StaffActor,
  at: Date,
): Promise<void> {
  for (const channel of channels) {
    await inTransaction(officer, (work) => addChannel(work, id, { ...channel, givenOn: dayOf(at) }), { at })
  }
  if (!progress) return
  expectOutcome(await inTransaction(officer, (work) => writeProgress(work, id, progress), { at }), 'progressWritten')
  const [written] = await readProgress(reader(), id, { released: false })
  const released = await inTransaction(reviewer, (work) => releaseProgress(work, id, written?.id ?? ''), { at })
  expectOutcome(released, 'progressReleased')
}

/** What the asker thought of it. */
async function seedReception({ rating, followUp }: DemoQuestion, id: string, at: Date): Promise<void> {
  const citizen = { kind: 'citizen' } as const
  if (rating) {
    const outcome = await inTransaction(citizen, (work) => rateAnswer(work, id, rating), { at })
    expectOutcome(outcome, 'rated', 'reworkOpened')
  }
  if (followUp) {
    expectOutcome(await inTransaction(citizen, (work) => askFollowUp(work, id, { text: followUp }), { at }), 'asked')
  }
}

/** A time on a working day, at the latest now. */
export function momentOn(day: string, sinceMidnight: number, now: Date): Date {
  const midnight = instantOf(day) as Date
  return new Date(Math.min(midnight.getTime() + sinceMidnight, now.getTime() - 60_000))
}

async function ask(world: DemoWorld, demo: DemoQuestion, at: Date): Promise<string> {
  const event = demo.event ? world.events.get(demo.event) : undefined
  const [held] = event
    ? await reader().select({ startsAt: events.startsAt }).from(events).where(eq(events.id, event))
    : []
  const { name = '', title = '', lines = [] } = demo.sent ?? {}
  const sent = await checkQuestionFiles(demo.sent ? [new File([demoPaper(title, lines).slice()], name)] : [])
  const outcome = await inTransaction(
    { kind: 'citizen' },
    (work) =>
      askQuestion(work, {
        ...(event ? { event } : {}),
        // Nobody asks at an event before it begins.
        source: held && held.startsAt <= at ? 'onSite' : 'web',
        kind: demo.kind,
        topic: demo.topic,
        text: demo.text,
        ...(demo.displayName ? { displayName: demo.displayName } : {}),
        phone: '13900000174',
        anonymous: demo.displayName === null,
        concealed: demo.concealed === true,
        mayPublish: true,
        language: 'zh-CN',
        files: sent.outcome === 'fits' ? sent.files : [],
      }),
    { at },
  )
  if (outcome.outcome !== 'asked') throw new Error(`a sample question was not taken: ${outcome.outcome}`)
  return outcome.question.id
}

/** A question that came in elsewhere is accepted by the overseeing office and sent to the department whose duty it is. */
async function sendToDepartment(world: DemoWorld, demo: DemoQuestion, id: string, at: Date): Promise<boolean> {
  const departmentId = world.departments.get(demo.department) as string
  const [row] = await reader()
    .select({ departmentId: questions.departmentId })
    .from(questions)
    .where(eq(questions.id, id))
  if (row?.departmentId === departmentId) return false
  const overseer = world.staff.get('overseer') as StaffActor
  const input = { departmentId, reason: '按职责分工交办' }
  expectOutcome(await inTransaction(overseer, (work) => acceptQuestion(work, id), { at }), 'accepted')
  expectOutcome(await inTransaction(overseer, (work) => dispatchQuestion(work, id, input), { at }), 'dispatched')
  return true
}
