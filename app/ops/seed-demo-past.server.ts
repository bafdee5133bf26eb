// Sample questions of the last six months, answered by the use cases that people use, so that months, league and rates show
// something. One transaction each: they are many.
import type { Actor, StaffActor } from '#app/platform/actor.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { acceptQuestion, acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { type DraftAnswer, draftAnswer } from '#app/questions/draft-answer.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { monthsUpTo } from '#app/questions/figures.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { addWorkdays, isWorkday } from '#app/questions/working-calendar.ts'
import { PAST_CIVIL } from '#db/seed/demo-past-civil.ts'
import { PAST_HEALTH } from '#db/seed/demo-past-health.ts'
import { PAST_HOUSING } from '#db/seed/demo-past-housing.ts'
import { PAST_HRSS } from '#db/seed/demo-past-hrss.ts'
import type { PastColumn, PastQuestion } from '#db/seed/demo-past-questions.ts'
import { PAST_WATER } from '#db/seed/demo-past-water.ts'
import { inTransaction, type Work } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { citationsOf, expectOutcome, momentOn, workdaysBefore } from './seed-demo-questions.server.ts'

const COLUMNS = [PAST_WATER, PAST_HRSS, PAST_HOUSING, PAST_CIVIL, PAST_HEALTH]
/** Working days ago of the first and of the last: six months, up to what stands in other samples. */
const SPAN = { first: 126, last: 13 }
const SOURCES = ['web', 'hotline', 'web', 'wechat'] as const
const HOUR = hours(1)

type As = (actor: Actor, at: Date) => Work

/** `most` of each department, from its first on. */
export async function seedPast(world: DemoWorld, most = Number.POSITIVE_INFINITY): Promise<void> {
  const today = dayOf(world.now)
  for (const [row, column] of COLUMNS.entries()) {
    for (const [index, past] of column.questions.slice(0, most).entries()) {
      const day = askedDay(today, index / (column.questions.length - 1), row)
      await inTransaction({ kind: 'system', job: 'seed-demo' }, (work) =>
        answerPast((actor, at) => ({ ...work, actor, now: at }), world, column, past, {
          askedAt: momentOn(day, 9 * HOUR + index * 11 * 60_000, world.now),
          source: SOURCES[(row + index) % SOURCES.length] ?? 'web',
        }),
      )
    }
  }
}

/** `part` 0 to 1 of the way from the first to the last; the later half falls into the former month, which the league shows. */
function askedDay(today: string, part: number, shift: number): string {
  const first = workdaysBefore(today, SPAN.first - shift)
  const last = workdaysBefore(today, SPAN.last + shift)
  const [former] = monthsUpTo(today.slice(0, 7), 2) as [string, string]
  const inFormer = workdaysFrom(first, last).filter((day) => day.startsWith(former))
  const before = workdaysFrom(first, last).filter((day) => day < former)
  const days = part < 0.5 || inFormer.length === 0 ? before : inFormer
  const along = inFormer.length === 0 ? part : (part * 2) % 1
  return days[Math.floor(Math.min(0.999, part === 1 ? 0.999 : along) * days.length)] as string
}

function workdaysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkday(day)) days.push(day)
  return days
}

async function answerPast(
  as: As,
  world: DemoWorld,
  column: PastColumn,
  past: PastQuestion,
  { askedAt, source }: { askedAt: Date; source: (typeof SOURCES)[number] },
): Promise<void> {
  const officer = world.staff.get(column.officer) as StaffActor
  const reviewer = world.staff.get(column.reviewer) as StaffActor
  const overseer = world.staff.get('overseer') as StaffActor
  const citizen = { kind: 'citizen' } as const
  const later = (n: number) => after(askedAt, n * HOUR)
  const asked = await askQuestion(as(citizen, askedAt), {
    ...{ source, kind: past.kind ?? 'consult', topic: past.topic, text: past.text },
    ...(past.name ? { displayName: past.name } : {}),
    ...{ anonymous: !past.name, mayPublish: true, language: 'zh-CN' as const },
  })
  if (asked.outcome !== 'asked') throw new Error(`a sample question was not taken: ${asked.outcome}`)
  const { id } = asked.question
  const departmentId = world.departments.get(column.department) as string
  expectOutcome(await acceptQuestion(as(overseer, later(1)), id), 'accepted')
  const sent = { departmentId, reason: '按职责分工交办' }
  expectOutcome(await dispatchQuestion(as(overseer, later(1)), id, sent), 'dispatched')
  expectOutcome(await acknowledgeQuestion(as(officer, later(2)), id), 'acknowledged')
  const copy = { publicText: past.text, keepHints: true }
  expectOutcome(await redactQuestion(as(officer, later(3)), id, copy), 'redacted', 'unchanged')
  if (past.extended) {
    const at = momentOn(addWorkdays(dayOf(askedAt), 3), 10 * HOUR, world.now)
    const wanted = { workdays: 3, reason: '需会同有关部门核实情况' }
    expectOutcome(await requestExtension(as(officer, at), id, wanted), 'extensionRequested')
    const granted = { verdict: 'approved', note: '同意，按期答复' } as const
    expectOutcome(await decideExtension(as(reviewer, after(at, HOUR)), id, granted), 'extended')
  }

  const publish = async (on: string, given: Partial<DraftAnswer> & { text: string }) => {
    const at = momentOn(on, 15 * HOUR, world.now)
    const before = (n: number) => new Date(Math.max(after(at, -n * HOUR).getTime(), later(4).getTime()))
    const drafted = await draftAnswer(as(officer, before(6)), id, {
      ...{ policyBasis: '', publicity: 'public', withholdReason: null, basedOn: 0, keepHints: true },
      ...given,
      text: withDays(given.text, on),
    })
    if (drafted.outcome !== 'drafted') throw new Error(`a sample answer was not taken: ${drafted.outcome}`)
    const versionHash = drafted.version.hash
    expectOutcome(await requestReview(as(officer, before(5)), id), 'requested')
    for (const type of REQUIRED_REVIEWS) {
      const review = { type, verdict: 'passed', note: '', criteria: REVIEW_CRITERIA[type], versionHash } as const
      expectOutcome(await reviewAnswer(as(reviewer, before(3)), id, review), 'passed')
    }
    expectOutcome(await signOffAnswer(as(overseer, before(1)), id, versionHash), 'signedOff')
    expectOutcome(await publishAnswer(as(reviewer, at), id, versionHash), 'published', 'corrected')
    return at
  }
  const answeredOn = addWorkdays(dayOf(askedAt), past.took)
  const answeredAt = await publish(answeredOn, {
    text: past.answer,
    citations: citationsOf(past, dayOf(askedAt)),
    ...(past.kind === 'suggestion'
      ? { adoption: 'adopted' as const, adoptionReason: past.adoptionReason ?? '已列入工作安排。' }
      : {}),
  })
  if (!past.rated) return
  const [content, speed] = past.rated
  const reason = past.again?.reason ?? (speed <= 2 ? '内容清楚，就是来得晚了。' : undefined)
  const rated = await rateAnswer(as(citizen, after(answeredAt, days(1))), id, { content, speed, reason })
  expectOutcome(rated, past.again ? 'reworkOpened' : 'rated')
  if (past.again) {
    const { answer, note } = past.again
    await publish(addWorkdays(answeredOn, 4), { text: answer, basedOn: 1, correctionNote: note })
  }
}

/** `{+3}` → the day three days after `day`, as a letter would write it. */
function withDays(text: string, day: string): string {
  return text.replace(/\{([+-]\d+)\}/g, (_, n: string) => {
    const [, month, date] = addDays(day, Number(n)).split('-').map(Number)
    return `${month}月${date}日`
  })
}
