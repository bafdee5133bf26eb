// Sends the notices about reports that are not filed. Each once for a report, its stage and its due day: a row claims it in the
// transaction that writes the messages, so that several processes send one.
import { and, eq, inArray } from 'drizzle-orm'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { isOfficeTime } from '#app/questions/office-hours.ts'
import { settingsByDepartment } from '#app/questions/oversight-settings.server.ts'
import { departments, eventReports, events, reportNotices } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { dueDayOf, REPORT_KINDS, type ReportKind } from './event-report.ts'
import { listEventsOver, MISSING, standingsOf } from './owed-reports.server.ts'
import { type ReportNoticeStage, reportStages } from './report-notices.ts'
import { tellOfReports } from './tell-of-reports.server.ts'

/** Reports due on one day are told of in one message. */
type Due = { eventId: string; dueOn: string; stage: ReportNoticeStage; kinds: ReportKind[] }

export async function sendReportNotices(signal?: AbortSignal, at: Date = now()): Promise<{ sent: number }> {
  if (!isOfficeTime(at)) return { sent: 0 }
  let sent = 0
  for (const due of await dueNotices(reader(), at)) {
    if (signal?.aborted) break
    const job = { kind: 'system', job: 'report-notices' } as const
    if (await inTransaction(job, (work) => sendNotice(work, due), { at })) sent += 1
  }
  return { sent }
}

const keyOf = (notice: { eventId: string; kind: string; stage: string; dueOn: string }) =>
  `${notice.eventId} ${notice.kind} ${notice.stage} ${notice.dueOn}`

async function dueNotices(from: Reader, at: Date): Promise<Due[]> {
  const over = await listEventsOver(from, at)
  if (over.length === 0) return []
  const settings = await settingsByDepartment(from)
  const standings = await standingsOf(from, over, at)
  const sent = await from
    .select()
    .from(reportNotices)
    .where(
      inArray(
        reportNotices.eventId,
        over.map(({ id }) => id),
      ),
    )
  const told = new Set(sent.map(keyOf))
  return over.flatMap(({ id: eventId, endsAt, departmentId }) => {
    const owed = (standings.get(eventId) ?? []).filter(({ standing }) => MISSING.includes(standing))
    return [...new Set(owed.map(({ dueOn }) => dueOn))].flatMap((dueOn) =>
      reportStages({ dueOn, endedOn: dayOf(endsAt) }, settings(departmentId), at).flatMap((stage) => {
        const kinds = owed
          .filter((report) => report.dueOn === dueOn)
          .map(({ kind }) => kind)
          .filter((kind) => !told.has(keyOf({ eventId, kind, stage, dueOn })))
        return kinds.length > 0 ? [{ eventId, dueOn, stage, kinds }] : []
      }),
    )
  })
}

/** False, and nothing is written, when it was sent before, or filed or moved since it was read. */
async function sendNotice(work: Work, { eventId, dueOn, stage, kinds }: Due): Promise<boolean> {
  const [event] = await work.tx
    .select({ id: events.id, endsAt: events.endsAt, departmentId: departments.id, parentId: departments.parentId })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(eq(events.id, eventId))
  const filed = await work.tx
    .selectDistinct({ kind: eventReports.kind })
    .from(eventReports)
    .where(and(eq(eventReports.eventId, eventId), inArray(eventReports.kind, [...REPORT_KINDS])))
  if (!event) return false
  const claimed: ReportKind[] = []
  for (const kind of kinds) {
    if (filed.some((report) => report.kind === kind) || dueDayOf(kind, event.endsAt) !== dueOn) continue
    const [row] = await work.tx
      .insert(reportNotices)
      .values({ id: newId(), eventId, kind, stage, dueOn, sentAt: work.now })
      .onConflictDoNothing()
      .returning({ id: reportNotices.id })
    if (row) claimed.push(kind)
  }
  if (claimed.length === 0) return false
  await tellOfReports(work, event, readersOf(stage, event), { notice: stage, reports: claimed.join(','), dueOn }, dueOn)
  return true
}

/** The organisers from the first, whoever signs off there from the due day on; the department above and the overseer. */
function readersOf(
  stage: ReportNoticeStage,
  { departmentId, parentId }: { departmentId: string; parentId: string | null },
) {
  if (stage === 'escalated') {
    return [
      ...(parentId ? [{ role: 'reviewer', departmentId: parentId } as const] : []),
      { role: 'overseer', departmentId: null } as const,
    ]
  }
  const organisers = { role: 'organiser', departmentId } as const
  return stage === 'beforeDue' ? [organisers] : [organisers, { role: 'reviewer', departmentId } as const]
}
