// Reports of events with their standings as a file: a line for each report.
import { dayOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { eventReportMessages } from './event-report-messages.ts'
import type { OwedRow, ReportStanding } from './owed-reports.server.ts'
import { urgingMessages } from './urging-messages.ts'

type Line = { row: OwedRow; report: ReportStanding; urgings: number }

export function owedLines(rows: readonly OwedRow[], urgings: readonly { eventId: string; kind: string }[]): Line[] {
  return rows.flatMap((row) =>
    row.reports.map((report) => ({
      ...{ row, report },
      urgings: urgings.filter(({ eventId, kind }) => eventId === row.id && kind === report.kind).length,
    })),
  )
}

export function owedColumns(language: Language): SheetColumn<Line>[] {
  const text = translator(language, urgingMessages)
  const words = translator(language, eventReportMessages)
  return [
    { label: text('event'), width: 40, value: ({ row }) => localName(language, row.title, row.titleEn) },
    {
      label: text('unit'),
      width: 24,
      value: ({ row }) => localName(language, row.department.name, row.department.nameEn),
    },
    { label: text('ended'), value: ({ row }) => ({ day: dayOf(row.endsAt) }) },
    { label: text('report'), width: 20, value: ({ report }) => words(report.kind) },
    { label: text('dueDay'), value: ({ report }) => ({ day: report.dueOn }) },
    { label: text('standing'), value: ({ report }) => words(`standing_${report.standing}`) },
    { label: text('filedOn'), value: ({ report }) => (report.filedOn ? { day: report.filedOn } : null) },
    { label: text('urgings'), value: ({ urgings }) => urgings },
  ]
}
