// Monthly briefings (月度通报): drafted and issued by the overseer, one for each month. Issued ones keep number and figures.
import { and, desc, eq, isNull, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { dayOf, formatMoment, formatMonth, formatPaperDay } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { spanOf } from '#app/questions/count-questions.server.ts'
import { briefings, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { briefingFigures } from './briefing-figures.server.ts'
import { briefingMessages } from './briefing-messages.ts'
import { type BriefingTexts, briefingBlocks } from './briefing-paper.ts'
import { maySeeReports } from './month-table.server.ts'
import type { RedHeadPaper } from './red-head-paper.ts'

/** Drafts and issued ones, the latest month first. The caller has checked who asks. */
export async function listBriefings(reader: Reader) {
  const rows = await reader
    .select({
      month: briefings.month,
      year: briefings.year,
      number: briefings.number,
      issuedAt: briefings.issuedAt,
      by: staff.name,
    })
    .from(briefings)
    .leftJoin(staff, eq(staff.id, briefings.issuedBy))
    .orderBy(desc(briefings.month))
  return rows
}

/** The briefing of a month: as issued, or as it would stand now. NotFound for a month that has not begun, or is none. */
export async function readBriefing(
  reader: Reader,
  month: string,
  { language, office, now }: { language: Language; office: string; now: Date },
) {
  const [row] = await reader
    .select({ briefing: briefings, by: staff.name })
    .from(briefings)
    .leftJoin(staff, eq(staff.id, briefings.issuedBy))
    .where(eq(briefings.month, month))
  const figures = row?.briefing.figures ?? (await briefingFigures(reader, month, now))
  const span = spanOf(month)
  if (!figures || !span) throw new NotFound()
  const text = translator(language, briefingMessages)
  const texts: BriefingTexts = { remarks: row?.briefing.remarks ?? '', practice: row?.briefing.practice ?? '' }
  const issuedAt = row?.briefing.issuedAt ?? null
  const day = dayOf(issuedAt ?? now)
  const { year, number } = row?.briefing ?? {}
  const paper: RedHeadPaper = {
    office,
    number: number
      ? text('paperNumber', { year: year ?? 0, number })
      : text('paperDraftNumber', { year: day.slice(0, 4) }),
    title: text('paperTitle', { month: formatMonth(month, language) }),
    to: text('paperTo'),
    blocks: briefingBlocks(month, figures, texts, language),
    day: formatPaperDay(day, language),
    seal: text('paperSeal'),
    copyTo: '',
    issuer: office,
    issued: text('paperIssued', { day: formatPaperDay(day, language) }),
    mark: issuedAt ? '' : text('paperMark'),
  }
  return {
    ...{ month, texts, paper, version: row?.briefing.version ?? 0, mayIssue: span.to <= now },
    issued: issuedAt && {
      ...{ number: paper.number, name: row?.by ?? '', at: formatMoment(issuedAt, language) },
      moment: formatMoment(new Date(figures.at), language),
    },
  }
}

export type BriefingOutcome = { outcome: 'saved' | 'issued' | 'notOver' | 'olderVersion' | 'alreadyIssued' }

function overseerOf(work: Work): string {
  if (!maySeeReports(work.actor) || work.actor.kind !== 'staff') throw new Forbidden('write a briefing')
  return work.actor.staffId
}

/** Saves the draft if it still is at `version`, 0 for none: an edit based on an older one is refused. */
export async function saveBriefing(
  work: Work,
  month: string,
  texts: BriefingTexts,
  version: number,
): Promise<BriefingOutcome> {
  const staffId = overseerOf(work)
  const span = spanOf(month)
  if (!span || span.from > work.now) throw new NotFound()
  const values = { ...texts, version: version + 1, updatedBy: staffId, updatedAt: work.now }
  const saved =
    version === 0
      ? await work.tx
          .insert(briefings)
          .values({ id: newId(), month, ...values })
          .onConflictDoNothing()
          .returning({ id: briefings.id })
      : await work.tx
          .update(briefings)
          .set(values)
          .where(and(eq(briefings.month, month), eq(briefings.version, version), isNull(briefings.issuedAt)))
          .returning({ id: briefings.id })
  if (saved.length === 0) return { outcome: await whyNot(work, month) }
  await recordAudit(work, 'briefing.saved', { kind: 'briefing', id: month }, { version: version + 1 })
  return { outcome: 'saved' }
}

async function whyNot(work: Work, month: string): Promise<'alreadyIssued' | 'olderVersion'> {
  const [row] = await work.tx.select().from(briefings).where(eq(briefings.month, month))
  return row?.issuedAt ? 'alreadyIssued' : 'olderVersion'
}

const TRIES = 5

/**
 * Issues what was written: with the next number of the year and the figures of this moment, for good. `version` is that of the
 * draft the overseer saw, 0 for none. Refused before the month is over.
 */
export async function issueBriefing(
  work: Work,
  month: string,
  texts: BriefingTexts,
  version: number,
): Promise<BriefingOutcome> {
  const staffId = overseerOf(work)
  const figures = await briefingFigures(work.tx, month, work.now)
  const span = spanOf(month)
  if (!span || !figures) throw new NotFound()
  if (span.to > work.now) return { outcome: 'notOver' }
  if (version > 0) {
    // The issued one takes the place of the draft: a number is given by inserting, so that two at once get two.
    const drafts = await work.tx
      .delete(briefings)
      .where(and(eq(briefings.month, month), eq(briefings.version, version), isNull(briefings.issuedAt)))
      .returning({ id: briefings.id })
    if (drafts.length === 0) return { outcome: await whyNot(work, month) }
  }
  const year = Number(dayOf(work.now).slice(0, 4))
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [other] = await work.tx.select().from(briefings).where(eq(briefings.month, month))
    if (other) return { outcome: other.issuedAt ? 'alreadyIssued' : 'olderVersion' }
    const [last] = await work.tx
      .select({ number: max(briefings.number) })
      .from(briefings)
      .where(eq(briefings.year, year))
    const number = (last?.number ?? 0) + 1
    const [row] = await work.tx
      .insert(briefings)
      .values({
        ...{ id: newId(), month, ...texts, version: version + 1, updatedBy: staffId, updatedAt: work.now },
        ...{ year, number, figures, issuedBy: staffId, issuedAt: work.now },
      })
      // Somebody else took the number, or the month, in this moment.
      .onConflictDoNothing()
      .returning({ id: briefings.id })
    if (row) {
      await recordAudit(work, 'briefing.issued', { kind: 'briefing', id: month }, { year, number })
      return { outcome: 'issued' }
    }
  }
  throw new Error('no number for the briefing')
}
