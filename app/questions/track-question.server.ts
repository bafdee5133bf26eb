// What the holder of a tracking code sees of a question: the public copy and the public steps, never the original, a name
// or a number. Ten digits can be guessed, so nothing here may be a secret.
import { asc, eq, inArray, type SQL } from 'drizzle-orm'
import { answerVersions, departments, events, questionEvents, questions, stalls } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { findSupplementLimit, type SupplementLimit } from './asked-supplement.server.ts'
import { type ClockRow, listClocks, pausesOf } from './clocks.server.ts'
import { type NamedUnit, unitsBesideLead } from './co-units.server.ts'
import type { Pause } from './due-date.ts'
import { listPublicHandOvers, type PublicHandOver } from './hand-over-queries.server.ts'
import { listSentInterim } from './interim-replies.server.ts'
import { settingsByDepartment } from './oversight-settings.server.ts'
import { type PublicState, publicStateOf } from './question.ts'
import { publicTimeline, type TimelineEntry } from './question-history.ts'
import { findSplitFrom, listParts } from './split-question.server.ts'
import { type Timeliness, timelinessOf } from './timeliness.ts'

type Named = { name: string; nameEn: string | null }

export type TrackedQuestion = {
  id: string
  /** whose answer it is: the question itself, or the one it was merged into */
  matterId: string
  trackingCode: string
  /** codes of the question that it was split off and of what was split off it (拆分) */
  split: { from: string | null; into: string[] }
  state: PublicState
  /** taken back by whoever asked: closed, and nothing of it is shown */
  withdrawn: boolean
  kind: (typeof questions.$inferSelect)['kind']
  /** null until the department has cleared it, and where it is kept from the public */
  publicText: string | null
  /** the text is not for everybody: the answer is withheld or taken down, or the asker does not agree to publication */
  isKept: boolean
  displayName: string | null
  mayPublish: boolean
  receivedAt: Date
  /** from when the due day counts: receipt, of the question it was merged into where it was */
  countedFrom: Date
  dueAt: Date
  dueRule: string
  doneAt: Date | null
  timeliness: Timeliness
  /** what else the due day came from: how long the clock stood, and what was added */
  pauses: Pause[]
  addedWorkdays: number
  /** whose offices’ working days count */
  departmentId: string
  /** the answer did not satisfy and is worked on again (重办): by when */
  again: { dueAt: Date; dueRule: string } | null
  /** what was told before the answer (阶段性答复); `isPublic`: everybody may read it, not its asker alone */
  interim: { isPublic: boolean; replies: { text: string; sentAt: Date }[] }
  /** what the asker was asked for and has not supplied: until when, and whether that has passed */
  supplement: SupplementLimit | null
  department: Named & { code: string; phone: string | null }
  /** 协办单位 */
  coUnits: NamedUnit[]
  event: { slug: string; title: string; titleEn: string | null } | null
  stall: Named | null
  timeline: TimelineEntry[]
  /** `body`: whose it is, where that is none of the usual ways */
  decline: { reason: string; route: string | null; body: string | null } | null
  /** to whom it went as a rumour, and what came of it */
  handOvers: PublicHandOver[]
  /** the published answer; without text where it is withheld */
  answer: { text: string | null; publishedAt: Date; withholdReason: string | null; corrected: boolean } | null
}

/**
 * What was asked, under this tracking code; how it was handled is that of the question it was merged into, where it was.
 * Undefined for a code that we did not give. The public copy of what is kept from the public is for the asker alone, who has
 * shown the secret of their link.
 */
export async function findTrackedQuestion(
  reader: Reader,
  trackingCode: string,
  now: Date,
  { isAsker = false }: { isAsker?: boolean } = {},
): Promise<TrackedQuestion | undefined> {
  const own = await findRow(reader, eq(questions.trackingCode, trackingCode))
  if (!own) return undefined
  const matter = own.mergedIntoId ? ((await findRow(reader, eq(questions.id, own.mergedIntoId))) ?? own) : own
  const isMerged = matter.id !== own.id
  const { version, publishedAt, dueAt, dueRule, department } = matter
  const { id, kind, displayName, mayPublish, receivedAt, event, stall } = own
  const doneAt = matter.publishedAt ?? matter.closedAt
  const pauses = await pausesOf(reader, matter.id)
  const pausedSince = pauses.find(({ to }) => to === null)?.from ?? null
  const clocks = await listClocks(reader, matter.id)
  const total = clocks.find(({ kind: of }) => of === 'total')
  const departmentId = total?.departmentId ?? matter.departmentId
  const isWithheld = matter.publicity === 'withheld'
  const withdrawn = own.status === 'withdrawn'
  const isKept = !own.mayPublish || isWithheld || Boolean(version?.withdrawnAt)
  return {
    id,
    matterId: matter.id,
    trackingCode,
    split: {
      from: (await findSplitFrom(reader, own))?.trackingCode ?? null,
      into: (await listParts(reader, id)).map((part) => part.trackingCode),
    },
    kind,
    publicText:
      withdrawn || (isKept && !isAsker) ? null : isMerged ? own.publicText : (version?.questionText ?? own.publicText),
    isKept,
    displayName: isKept && !isAsker ? null : displayName,
    mayPublish,
    receivedAt,
    countedFrom: matter.receivedAt,
    dueAt,
    dueRule,
    department,
    coUnits: (await unitsBesideLead(reader, [matter.id])).get(matter.id) ?? [],
    event,
    stall,
    state: publicStateOf(isMerged && !doneAt ? own : matter),
    withdrawn,
    // Merged into what was answered already, it was done when it was merged.
    doneAt: isMerged && doneAt ? (own.closedAt ?? doneAt) : doneAt,
    // What was taken back is neither late nor in time.
    timeliness: withdrawn ? 'onTime' : timelinessOf({ dueAt, doneAt, dueRule, pausedSince, departmentId }, now),
    pauses,
    interim: {
      isPublic: !isKept && matter.mayPublish && matter.publicText !== null && !withdrawn,
      replies: await listSentInterim(reader, matter.id),
    },
    supplement: (await findSupplementLimit(reader, matter.id)) ?? null,
    addedWorkdays: total?.addedWorkdays ?? 0,
    departmentId,
    again: withdrawn ? null : reworkOf(clocks),
    timeline: await readTimeline(reader, own, matter),
    handOvers: await listPublicHandOvers(reader, matter.id),
    decline: matter.declineReason
      ? { reason: matter.declineReason, route: matter.declineRoute, body: matter.declineBody }
      : null,
    answer:
      version && publishedAt
        ? {
            text: isWithheld ? null : version.text,
            publishedAt,
            withholdReason: isWithheld ? matter.withholdReason : null,
            corrected: version.correctionNote !== null,
          }
        : null,
  }
}

function reworkOf(clocks: readonly ClockRow[]): TrackedQuestion['again'] {
  const running = clocks.find(({ kind, endedAt }) => kind === 'rework' && endedAt === null)
  return running ? { dueAt: running.dueAt, dueRule: running.dueRule } : null
}

async function findRow(reader: Reader, which: SQL) {
  const [found] = await reader
    .select({
      id: questions.id,
      mergedIntoId: questions.mergedIntoId,
      splitFromId: questions.splitFromId,
      departmentId: questions.departmentId,
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
      declineBody: questions.declineBody,
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
    .where(which)
  return found
}

/** What only concerns the asker of the question it was merged into. */
const OF_ITS_ASKER: readonly string[] = ['submitted', 'merged', 'followUpAsked', 'rated']
/** What counts even where it was before this question was asked. */
const ENDINGS: readonly string[] = ['published', 'corrected', 'withheld', 'declined', 'redirected', 'closed']

/** The steps of a question, and since it was asked those of the one it was merged into. */
async function readTimeline(
  reader: Reader,
  own: { id: string; receivedAt: Date },
  { id: matterId, departmentId }: { id: string; departmentId: string },
) {
  const rows = await reader
    .select({
      questionId: questionEvents.questionId,
      type: questionEvents.type,
      at: questionEvents.at,
      department: departments.name,
      departmentEn: departments.nameEn,
    })
    .from(questionEvents)
    .leftJoin(departments, eq(departments.id, questionEvents.departmentId))
    .where(inArray(questionEvents.questionId, [own.id, matterId]))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  const told = rows.filter(
    ({ questionId, type, at }) =>
      // That it closed with the other one is told by that one's ending.
      (questionId === own.id && !(type === 'closed' && own.id !== matterId)) ||
      (questionId === matterId && !OF_ITS_ASKER.includes(type) && (at >= own.receivedAt || ENDINGS.includes(type))),
  )
  // Supervision of one case is public only where the place shows the entries of its ledger.
  const hides = told.some(({ type }) => type === 'supervised') && !(await showsSupervision(reader, departmentId))
  return publicTimeline(hides ? told.filter(({ type }) => type !== 'supervised') : told).map(
    ({ questionId: _, ...entry }): TimelineEntry => entry,
  )
}

async function showsSupervision(reader: Reader, departmentId: string): Promise<boolean> {
  return (await settingsByDepartment(reader))(departmentId).publicOverdue === 'entries'
}
