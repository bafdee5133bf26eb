// A department with its people and one question, for tests that follow a question on its way.
import { eq } from 'drizzle-orm'
import type { CitizenActor } from '#app/platform/actor.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { type AskQuestion, askQuestion } from '#app/questions/ask-question.server.ts'
import { type DraftAnswer, draftAnswer } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { auditEntries, outboxMessages, questionEvents, questions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeEvent, makeStaff } from '#tests/support/world.ts'

export const citizen: CitizenActor = { kind: 'citizen', address: '203.0.113.7' }
export const PRIVATE = '我是温泉花园3号楼的李建国，电话13905320174。小区自来水早上偶尔发黄，老管网什么时候改造？'
export const PUBLIC = '小区自来水早上偶尔发黄，老管网什么时候改造？'

const ASKED: AskQuestion = {
  source: 'web',
  kind: 'help',
  text: PRIVATE,
  email: 'li.jianguo@example.org',
  name: '李建国',
  displayName: '热心市民',
  anonymous: false,
  mayPublish: true,
  language: 'zh-CN',
}

export async function makeCase() {
  const department = await makeDepartment()
  const { event } = await makeEvent({ departmentId: department.id })
  const people = {
    officer: await makeStaff(['answerOfficer'], department.id, '李静'),
    secondOfficer: await makeStaff(['answerOfficer'], department.id, '王晓东'),
    reviewer: await makeStaff(['reviewer'], department.id, '赵敏'),
    both: await makeStaff(['answerOfficer', 'reviewer'], department.id, '张海涛'),
    overseer: await makeStaff(['overseer'], null, '陈波'),
    organiser: await makeStaff(['organiser'], department.id, '刘洋'),
  }
  const outsider = await makeStaff(['answerOfficer', 'reviewer'], (await makeDepartment()).id, '外人')
  return { department, event, ...people, outsider }
}
export type Case = Awaited<ReturnType<typeof makeCase>>

export async function ask(given: Partial<AskQuestion> = {}, at?: Date) {
  const outcome = await inTransaction(citizen, (work) => askQuestion(work, { ...ASKED, ...given }), { at })
  if (outcome.outcome === 'unknownPlace') throw new Error('the place is unknown')
  return outcome.question
}

export const DRAFT: DraftAnswer = {
  text: '热心市民您好。\n\n老旧供水管网已列入 **2027 年**改造计划。',
  policyBasis: '《城市供水条例》第二十二条',
  publicity: 'public',
  withholdReason: null,
  basedOn: 0,
  keepHints: false,
}

/** Asked at the event, accepted, with its public copy. */
export async function acceptedQuestion(world: Case, given: Partial<AskQuestion> = {}, at?: Date) {
  const question = await ask({ event: world.event.slug, ...given }, at)
  await inTransaction(world.officer, (work) => acceptQuestion(work, question.id), { at })
  await inTransaction(world.officer, (work) =>
    redactQuestion(work, question.id, { publicText: given.text ?? PUBLIC, keepHints: false }),
  )
  return question
}

export async function draft(world: Case, id: string, given: Partial<DraftAnswer> = {}) {
  const outcome = await inTransaction(world.officer, (work) => draftAnswer(work, id, { ...DRAFT, ...given }))
  if (outcome.outcome !== 'drafted') throw new Error(`not drafted: ${outcome.outcome}`)
  return outcome.version
}

/** Hands in the newest version and passes all required reviews. */
export async function onlyReviews(world: Case, id: string, versionHash: string) {
  await inTransaction(world.officer, (work) => requestReview(work, id))
  for (const type of REQUIRED_REVIEWS) {
    await inTransaction(world.reviewer, (work) =>
      reviewAnswer(work, id, { type, verdict: 'passed', note: '', criteria: REVIEW_CRITERIA[type], versionHash }),
    )
  }
}

/** Reviews, and the sign-off by somebody who neither wrote it nor reviewed it. */
export async function passReviews(world: Case, id: string, versionHash: string) {
  await onlyReviews(world, id, versionHash)
  await inTransaction(world.overseer, (work) => signOffAnswer(work, id, versionHash))
}

export async function publishedQuestion(
  world: Case,
  given: { ask?: Partial<AskQuestion>; draft?: Partial<DraftAnswer>; askedAt?: Date; publishedAt?: Date } = {},
) {
  const question = await acceptedQuestion(world, given.ask, given.askedAt)
  const version = await draft(world, question.id, given.draft)
  await passReviews(world, question.id, version.hash)
  const published = await inTransaction(world.reviewer, (work) => publishAnswer(work, question.id, version.hash), {
    at: given.publishedAt,
  })
  return { ...question, version, published }
}

export async function row(id: string) {
  const [question] = await reader().select().from(questions).where(eq(questions.id, id))
  return question!
}

export async function eventTypes(id: string) {
  const rows = await reader()
    .select({ type: questionEvents.type })
    .from(questionEvents)
    .where(eq(questionEvents.questionId, id))
    .orderBy(questionEvents.at, questionEvents.id)
  return rows.map((event) => event.type)
}

export async function auditActions(id: string) {
  const rows = await reader()
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(auditEntries.id)
  return rows.map((entry) => entry.action)
}

export async function messageKinds(id: string) {
  const rows = await reader()
    .select({ kind: outboxMessages.kind, recipient: outboxMessages.recipient, channel: outboxMessages.channel })
    .from(outboxMessages)
    .where(eq(outboxMessages.subjectId, id))
    .orderBy(outboxMessages.id)
  return rows.map(({ kind, channel, recipient }) => `${kind} ${channel} ${recipient.address}`)
}
