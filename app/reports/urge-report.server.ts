// 催办 of a report that is not filed: with a note and a demanded day, by the overseer or whoever signs off in the department
// above. Kept for good in the ledger; what came of it is when the report was filed.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { mayReadEvent } from '#app/events/event-policy.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { isDemandable } from '#app/questions/issue-supervision.server.ts'
import { supervisorOf } from '#app/questions/supervision-policy.server.ts'
import { reportUrgings } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { dueDayOf, type ReportKind, wasHeld } from './event-report.ts'
import { listFiledReports } from './file-event-report.server.ts'
import { tellOfReports } from './tell-of-reports.server.ts'

export type UrgeReport = { kinds: readonly ReportKind[]; note: string /** Beijing day */; demandedOn: string }
export type UrgeOutcome =
  | { outcome: 'urged'; kinds: ReportKind[] }
  /** `filed`: nothing of it is missing; `alreadyUrged`: its demanded day has not passed; nothing was written */
  | { outcome: 'notOver' | 'dateWrong' | 'filed' | 'alreadyUrged' }

/** NotFound to whoever may not know of the event, Forbidden to those who see it but do not oversee its department. */
export async function urgeReports(work: Work, eventId: string, input: UrgeReport): Promise<UrgeOutcome> {
  const event = await getEvent(work.tx, eventId)
  const supervisor = await supervisorOf(work.tx, work.actor, event.departmentId)
  if (!supervisor.may || work.actor.kind !== 'staff') {
    if (!mayReadEvent(work.actor, event)) throw new NotFound()
    throw new Forbidden('urge a report')
  }
  if (!wasHeld(event, work.now)) return { outcome: 'notOver' }
  if (!isDemandable(input.demandedOn, work.now)) return { outcome: 'dateWrong' }
  const missing: ReportKind[] = []
  for (const kind of input.kinds) {
    if ((await listFiledReports(work.tx, eventId, kind)).length === 0) missing.push(kind)
  }
  if (missing.length === 0) return { outcome: 'filed' }
  const urged: ReportKind[] = []
  for (const kind of missing) {
    const before = await work.tx
      .select({ demandedOn: reportUrgings.demandedOn })
      .from(reportUrgings)
      .where(and(eq(reportUrgings.eventId, eventId), eq(reportUrgings.kind, kind)))
    if (before.some(({ demandedOn }) => demandedOn >= dayOf(work.now))) continue
    const [row] = await work.tx
      .insert(reportUrgings)
      .values({
        ...{ id: newId(), eventId, kind, turn: before.length + 1, departmentId: event.departmentId },
        ...{ note: input.note, demandedOn: input.demandedOn },
        ...{ urgedBy: work.actor.staffId, urgedFor: supervisor.forDepartment, urgedAt: work.now },
      })
      .onConflictDoNothing()
      .returning({ id: reportUrgings.id })
    if (row) urged.push(kind)
  }
  const [first] = urged
  if (!first) return { outcome: 'alreadyUrged' }
  const { departmentId } = event
  const { note, demandedOn } = input
  await recordAudit(work, 'report.urged', { kind: 'event', id: eventId, departmentId }, { reports: urged, demandedOn })
  await tellOfReports(
    work,
    event,
    [
      { role: 'organiser', departmentId },
      { role: 'reviewer', departmentId },
    ],
    { notice: 'urged', reports: urged.join(','), dueOn: dueDayOf(first, event.endsAt), demandedOn, note },
    String(work.now.getTime()),
  )
  return { outcome: 'urged', kinds: urged }
}
