// A report as its pages, its print and its file show it: the version asked for, the latest filed one, or the draft.
import type { Actor } from '#app/platform/actor.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { readConcernNames } from '#app/questions/concern-kinds.server.ts'
import { countChanges, textChanges } from '#app/questions/text-changes.ts'
import type { Reader } from '#db/store.ts'
import { readEventFigures } from './event-figures.server.ts'
import { partsOf, type ReportKind, type ReportPart } from './event-report.ts'
import { eventReportMessages } from './event-report-messages.ts'
import { listFiledReports, readReportDraft } from './file-event-report.server.ts'
import { type Block, reportPaper } from './report-paper.ts'

export type VersionLine = {
  version: number
  by: string
  filedAt: string
  receivedAt: string
  /** null for the first one */
  changed: { parts: ReportPart[]; figures: boolean } | null
}

type Asked = {
  eventId: string
  kind: ReportKind
  version?: number
  draft?: boolean
  language: Language
  origin: string
}

/** NotFound for who may not read the event, and for a version there is none of. */
export async function readReport(reader: Reader, actor: Actor, asked: Asked, now: Date) {
  const { eventId, kind, version, language } = asked
  const current = await readEventFigures(reader, actor, eventId, now)
  const filed = await listFiledReports(reader, eventId, kind)
  const draft = await readReportDraft(reader, eventId, kind)
  const shown = asked.draft
    ? undefined
    : version === undefined
      ? filed[0]
      : filed.find((each) => each.version === version)
  if (version !== undefined && !shown) throw new NotFound()
  const text = translator(language, eventReportMessages)
  const { texts, figures: filedFigures } = shown ?? { texts: draft.texts, figures: current }
  // A photograph that was taken out of the result is shown nowhere any more, also where it was filed.
  const kept = new Set((current.photos ?? []).map(({ hash }) => hash))
  const figures = { ...filedFigures, photos: filedFigures.photos?.filter(({ hash }) => kept.has(hash)) }
  const blocks: Block[] = reportPaper({
    ...{ kind, texts, figures, language, origin: asked.origin },
    concernNames: await readConcernNames(reader, language),
  })
  const versions = filed.map((report, index): VersionLine => {
    const before = filed[index + 1]
    return {
      ...{ version: report.version, by: report.by, filedAt: formatMoment(report.filedAt, language) },
      receivedAt: report.receivedAt ? formatMoment(report.receivedAt, language) : '',
      changed: before
        ? {
            parts: partsOf(kind).filter((part) => (report.texts[part] ?? '') !== (before.texts[part] ?? '')),
            figures: JSON.stringify(report.figures) !== JSON.stringify(before.figures),
          }
        : null,
    }
  })
  const former = shown && filed.find(({ version: number }) => number === shown.version - 1)
  return {
    title: `${figures.title} ${text(kind)}`,
    department: figures.department,
    /** those of the version that is shown */
    questions: figures.questions,
    foot: shown
      ? text('footVersion', { version: shown.version, at: formatMoment(shown.filedAt, language) })
      : text('footDraft', { at: formatMoment(now, language) }),
    shownVersion: shown?.version ?? 0,
    blocks,
    draft: { texts: draft.texts, version: draft.version },
    filed: filed[0]?.version ?? 0,
    received: (filed[0]?.receivedAt ?? null) !== null,
    firstFiledAt: filed.at(-1)?.filedAt ?? null,
    versions,
    changes: shown && former ? changedParts(kind, former, shown) : null,
  }
}

type Filed = { version: number; texts: Readonly<Record<string, string>> }

/** Parts that read differently in two filed versions, with what was taken out and put in. */
function changedParts(kind: ReportKind, before: Filed, after: Filed) {
  return {
    since: before.version,
    parts: partsOf(kind)
      .map((part) => ({ part, changes: textChanges(before.texts[part] ?? '', after.texts[part] ?? '') }))
      .filter(({ changes }) => countChanges(changes) > 0),
  }
}
