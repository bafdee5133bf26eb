// The year of open days as a file: a line for each department.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { monthHead, type YearRow } from './year-calendar.ts'
import { yearMessages } from './year-messages.ts'

export function yearColumns(language: Language): SheetColumn<YearRow>[] {
  const text = translator(language, yearMessages)
  return [
    { label: text('area'), width: 12, value: (row) => localName(language, row.area, row.areaEn) },
    { label: text('department'), width: 28, value: (row) => localName(language, row.name, row.nameEn) },
    { label: text('standing'), width: 16, value: (row) => text(row.standing) },
    { label: text('quota'), width: 8, value: (row) => row.quota },
    { label: text('eventsPlanned'), value: (row) => row.planned },
    { label: text('eventsHeld'), value: (row) => row.held },
    { label: text('missing'), width: 8, value: (row) => Math.max(0, row.quota - row.planned) },
    { label: text('drafts'), value: (row) => row.drafts },
    ...Array.from({ length: 12 }, (_, index) => ({
      label: monthHead(index, language),
      width: 6,
      value: (row: YearRow) => row.months[index] ?? 0,
    })),
  ]
}
