// Reports of an event: written by the organiser, filed with their figures frozen, taken note of by the overseer.
import { and, desc, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { mayEditEvent, mayReadEvent, mayRunCampaigns } from '#app/events/event-policy.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { eventReportDrafts, eventReports, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { readEventFigures } from './event-figures.server.ts'
import { missingParts, type ReportKind, type ReportPart, wasHeld } from './event-report.ts'

export type ReportTexts = Record<string, string>
export type ReportDraft = { texts: ReportTexts; version: number; updatedAt: Date | null }

/** What is being written; empty and at version 0 where nothing was. The caller has checked who may read the event. */
export async function readReportDraft(reader: Reader, eventId: string, kind: ReportKind): Promise<ReportDraft> {
  const [draft] = await reader
    .select()
    .from(eventReportDrafts)
    .where(and(eq(eventReportDrafts.eventId, eventId), eq(eventReportDrafts.kind, kind)))
  return draft ?? { texts: {}, version: 0, updatedAt: null }
}

/** Every filed version, the latest first. The caller has checked who may read the event. */
export async function listFiledReports(reader: Reader, eventId: string, kind: ReportKind) {
  const rows = await reader
    .select({ report: eventReports, by: staff.name })
    .from(eventReports)
    .innerJoin(staff, eq(staff.id, eventReports.filedBy))
    .where(and(eq(eventReports.eventId, eventId), eq(eventReports.kind, kind)))
    .orderBy(desc(eventReports.version))
  return rows.map(({ report, by }) => ({ ...report, by }))
}

async function eventToReport(work: Work, eventId: string) {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayEditEvent(work.actor, event) || work.actor.kind !== 'staff') throw new Forbidden('write a report')
  return { event, staffId: work.actor.staffId }
}

const subject = (event: { id: string; departmentId: string }) => ({
  ...{ kind: 'event', id: event.id, departmentId: event.departmentId },
})

/** Saves the draft if it still is at `version`; an edit based on an older one is refused. */
export async function saveReport(
  work: Work,
  { eventId, kind }: { eventId: string; kind: ReportKind },
  texts: ReportTexts,
  version: number,
): Promise<{ outcome: 'saved' | 'olderVersion' }> {
  const { event, staffId } = await eventToReport(work, eventId)
  const values = { texts, version: version + 1, updatedAt: work.now, updatedBy: staffId }
  const saved =
    version === 0
      ? await work.tx
          .insert(eventReportDrafts)
          .values({ ...values, id: newId(), eventId, kind })
          .onConflictDoNothing()
          .returning({ id: eventReportDrafts.id })
      : await work.tx
          .update(eventReportDrafts)
          .set(values)
          .where(
            and(
              eq(eventReportDrafts.eventId, eventId),
              eq(eventReportDrafts.kind, kind),
              eq(eventReportDrafts.version, version),
            ),
          )
          .returning({ id: eventReportDrafts.id })
  if (saved.length === 0) return { outcome: 'olderVersion' }
  await recordAudit(work, 'report.saved', subject(event), { report: kind, version: version + 1 })
  return { outcome: 'saved' }
}

export type FileReportOutcome =
  | { outcome: 'filed' | 'olderVersion' | 'notOver' }
  | { outcome: 'incomplete'; missing: readonly ReportPart[] }

/**
 * Files what was written together with the figures of this moment. `filed` is the latest filed version that the organiser
 * saw, 0 for none: a form sent twice files once. Refused before the event is over, and while a required part is empty.
 */
export async function fileReport(
  work: Work,
  { eventId, kind }: { eventId: string; kind: ReportKind },
  texts: ReportTexts,
  based: { version: number; filed: number },
): Promise<FileReportOutcome> {
  const { event, staffId } = await eventToReport(work, eventId)
  if (!wasHeld(event, work.now)) return { outcome: 'notOver' }
  const missing = missingParts(kind, texts)
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  const draft = await readReportDraft(work.tx, eventId, kind)
  const [last] = await listFiledReports(work.tx, eventId, kind)
  if (draft.version !== based.version || (last?.version ?? 0) !== based.filed) return { outcome: 'olderVersion' }
  const version = based.filed + 1
  const figures = await readEventFigures(work.tx, work.actor, eventId, work.now)
  const added = await work.tx
    .insert(eventReports)
    .values({ id: newId(), eventId, kind, version, texts, figures, filedBy: staffId, filedAt: work.now })
    .onConflictDoNothing()
    .returning({ id: eventReports.id })
  if (added.length === 0) return { outcome: 'olderVersion' }
  await saveReport(work, { eventId, kind }, texts, based.version)
  await recordAudit(work, 'report.filed', subject(event), { report: kind, version })
  return { outcome: 'filed' }
}

/** The overseer takes note of the version that was read. */
export async function receiveReport(
  work: Work,
  { eventId, kind }: { eventId: string; kind: ReportKind },
  version: number,
): Promise<{ outcome: 'received' | 'notFiled' }> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayRunCampaigns(work.actor) || work.actor.kind !== 'staff') throw new Forbidden('take note of a report')
  const received = await work.tx
    .update(eventReports)
    .set({ receivedAt: work.now, receivedBy: work.actor.staffId })
    .where(
      and(
        eq(eventReports.eventId, eventId),
        eq(eventReports.kind, kind),
        eq(eventReports.version, version),
        isNull(eventReports.receivedAt),
      ),
    )
    .returning({ id: eventReports.id })
  if (received.length === 0) return { outcome: 'notFiled' }
  await recordAudit(work, 'report.received', subject(event), { report: kind, version })
  return { outcome: 'received' }
}
