// The list behind a figure as a table for the office programs, with the columns that its reader sees on the page.
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { FileFormat, SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { statusWord } from '#app/questions/case-words.ts'
import { oversightMessages } from '#app/questions/oversight-messages.ts'
import { groupedCode } from '#app/questions/question.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { readEventList } from './event-list.server.ts'
import { figureAsked, figureLine, figureRows } from './figure-list.server.ts'
import { figureMessages } from './figure-messages.ts'
import type { FigureName } from './figure-query.ts'
import { periodName } from './period.ts'

const subject = (id: string) => ({ kind: 'figure', id, departmentId: null }) as const

/** The whole list of questions, for whom its page is; the audit trail notes which and how long. */
export async function exportFigureList(work: Work, reader: Reader, query: URLSearchParams, format: FileFormat) {
  const list = await figureAsked(reader, work.actor, query)
  const { rows } = await figureRows(reader, list, work.now)
  const { figure, month } = list.asked
  const detail = { rows: rows.length, format, month, departmentId: list.department?.id ?? null }
  await recordAudit(work, 'figure.exported', subject(figure), detail)
  return { figure, month, rows: rows.map((row) => figureLine(row, work.actor, figure, work.now)) }
}
export type FigureLine = Awaited<ReturnType<typeof exportFigureList>>['rows'][number]

export function figureColumnsOf(figure: FigureName, language: Language): SheetColumn<FigureLine>[] {
  const text = translator(language, figureMessages)
  const words = translator(language, statisticsMessages)
  const oversight = translator(language, oversightMessages)
  const givenBack = figure === 'returned' || figure === 'misrouted'
  return [
    { label: text('question'), width: 48, value: (row) => row.title ?? oversight('titleHidden') },
    { label: text('code'), value: (row) => groupedCode(row.trackingCode) },
    {
      label: givenBack ? text('by') : words('department'),
      width: 24,
      value: ({ by }) => localName(language, by.name, by.nameEn),
    },
    { label: text('received'), width: 18, value: (row) => row.receivedAt },
    { label: oversight('due'), width: 18, value: (row) => row.dueAt },
    { label: text('published'), width: 18, value: (row) => row.publishedAt },
    { label: text('status'), value: (row) => statusWord(row.status, language) },
  ]
}

/** The whole list of open days. */
export async function exportEventList(work: Work, reader: Reader, query: URLSearchParams, format: FileFormat) {
  const { figure, month, department, events } = await readEventList(reader, work.actor, query, work.now)
  const detail = { rows: events.length, format, month, departmentId: department?.id ?? null }
  await recordAudit(work, 'figure.exported', subject(figure), detail)
  return { figure, month, rows: events }
}

type EventLine = Awaited<ReturnType<typeof exportEventList>>['rows'][number]

export function eventColumns(language: Language): SheetColumn<EventLine>[] {
  const text = translator(language, figureMessages)
  const words = translator(language, statisticsMessages)
  return [
    { label: text('event'), width: 40, value: (row) => localName(language, row.title, row.titleEn) },
    {
      label: words('department'),
      width: 24,
      value: ({ department }) => localName(language, department.name, department.nameEn),
    },
    { label: text('day'), width: 18, value: (row) => row.startsAt },
    { label: text('standing'), value: (row) => text(row.standing) },
    { label: text('visitors'), value: (row) => row.visitors },
  ]
}

/** Name of the file, without ending. */
export function figureFileName(figure: string, month: string | null, language: Language): string {
  return [month && periodName(month, language), figure].filter(Boolean).join(' ')
}
