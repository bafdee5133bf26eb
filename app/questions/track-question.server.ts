// What the holder of a tracking code sees of a question: the public copy and the public steps, never the original, a name
// or a number. Ten digits can be guessed, so nothing here may be a secret.
import { asc, eq } from 'drizzle-orm'
import { answerVersions, departments, events, questionEvents, questions, stalls } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { listClocks, pausesOf } from './clocks.server.ts'
import type { Pause } from './due-date.ts'
import { type PublicState, publicStateOf } from './question.ts'
import { publicTimeline, type TimelineEntry } from './question-history.ts'
import { type Timeliness, timelinessOf } from './timeliness.ts'

type Named = { name: string; nameEn: string | null }

export type TrackedQuestion = {
  id: string
  trackingCode: string
  state: PublicState
  kind: (typeof questions.$inferSelect)['kind']
  /** null until the department has cleared it */
  publicText: string | null
  displayName: string | null
  mayPublish: boolean
  receivedAt: Date
  dueAt: Date
  dueRule: string
  doneAt: Date | null
  timeliness: Timeliness
  /** what else the due day came from: how long the clock stood, and what was added */
  pauses: Pause[]
  addedWorkdays: number
  department: Named & { code: string; phone: string | null }
  event: { slug: string; title: string; titleEn: string | null } | null
  stall: Named | null
  timeline: TimelineEntry[]
  decline: { reason: string; route: string | null } | null
  /** the published answer; without text where it is withheld */
  answer: { text: string | null; publishedAt: Date; withholdReason: string | null; corrected: boolean } | null
}

export async function findTrackedQuestion(
  reader: Reader,
  trackingCode: string,
  now: Date,
): Promise<TrackedQuestion | undefined> {
  const [found] = await reader
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      status: questions.status,
      kind: questions.kind,
      publicText: questions.publicText,
      displayName: questions.displayName,
      mayPublish: questions.mayPublish,
      receivedAt: questions.receivedAt,
      dueAt: questions.dueAt,
      dueRule: questions.dueRule,
      publishedAt: questions.publishedAt,
      closedAt: questions.closedAt,
      publicity: questions.publicity,
      withholdReason: questions.withholdReason,
      declineReason: questions.declineReason,
      declineRoute: questions.declineRoute,
      department: {
        code: departments.code,
        name: departments.name,
        nameEn: departments.nameEn,
        phone: departments.phone,
      },
      event: { slug: events.slug, title: events.title, titleEn: events.titleEn, state: events.state },
      stall: { name: stalls.name, nameEn: stalls.nameEn },
      version: {
        text: answerVersions.text,
        questionText: answerVersions.questionText,
        correctionNote: answerVersions.correctionNote,
        withdrawnAt: answerVersions.withdrawnAt,
      },
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .leftJoin(stalls, eq(stalls.id, questions.stallId))
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(eq(questions.trackingCode, trackingCode))
  if (!found) return undefined
  const { status, publishedAt, closedAt, publicity, version, declineReason, declineRoute, withholdReason, ...rest } =
    found
  const doneAt = publishedAt ?? closedAt
  const pauses = await pausesOf(reader, rest.id)
  const pausedSince = pauses.find(({ to }) => to === null)?.from ?? null
  const clocks = await listClocks(reader, rest.id)
  const isWithheld = publicity === 'withheld'
  return {
    ...rest,
    publicText: version?.withdrawnAt ? null : (version?.questionText ?? rest.publicText),
    state: publicStateOf({ status, publishedAt }),
    doneAt,
    timeliness: timelinessOf({ dueAt: rest.dueAt, doneAt, dueRule: rest.dueRule, pausedSince }, now),
    pauses,
    addedWorkdays: clocks.find(({ kind }) => kind === 'total')?.addedWorkdays ?? 0,
    timeline: await readTimeline(reader, rest.id),
    decline: declineReason ? { reason: declineReason, route: declineRoute } : null,
    answer:
      version && publishedAt
        ? {
            text: isWithheld ? null : version.text,
            publishedAt,
            withholdReason: isWithheld ? withholdReason : null,
            corrected: version.correctionNote !== null,
          }
        : null,
  }
}

async function readTimeline(reader: Reader, questionId: string): Promise<TimelineEntry[]> {
  const rows = await reader
    .select({
      type: questionEvents.type,
      at: questionEvents.at,
      department: departments.name,
      departmentEn: departments.nameEn,
    })
    .from(questionEvents)
    .leftJoin(departments, eq(departments.id, questionEvents.departmentId))
    .where(eq(questionEvents.questionId, questionId))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  return publicTimeline(rows)
}
