// The list of questions of an event (问题清单) as a file: how each came in, who answered it, and what became of it.

import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { answerMessages } from '#app/questions/answer-messages.ts'
import type { PublicState } from '#app/questions/question.ts'
import { stateWord } from '#app/questions/question-words.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import type { ReportedQuestion } from '#db/schema/reports.ts'
import { eventReportMessages } from './event-report-messages.ts'
import { titleOf } from './report-paper.ts'

type Row = ReportedQuestion & { no: number }

/** Public titles only; `origin` is that of the addresses of published answers. */
export function questionListColumns(
  language: Language,
  origin: string,
  concernNames: Readonly<Record<string, string>>,
): SheetColumn<Row>[] {
  const text = translator(language, eventReportMessages)
  const words = translator(language, statisticsMessages)
  const answer = translator(language, answerMessages)
  const day = (value: string | null | undefined) => (value ? { day: value } : null)
  return [
    { label: text('number'), width: 6, value: (row) => row.no },
    { label: text('matter'), width: 48, value: (row) => titleOf(row, text) },
    { label: text('kind'), width: 10, value: (row) => words(`kind_${row.kind}` as 'kind_consult') },
    {
      label: text('concernColumn'),
      width: 24,
      value: (row) => (row.concern ? (concernNames[row.concern] ?? row.concern) : text('noConcern')),
    },
    { label: text('way'), value: (row) => (row.source ? words(`source_${row.source}` as 'source_web') : null) },
    { label: text('receivedOn'), width: 12, value: (row) => day(row.receivedOn) },
    { label: text('leadUnit'), width: 24, value: (row) => row.department },
    { label: text('coUnits'), width: 24, value: (row) => (row.coUnits ?? []).join(language === 'en' ? ', ' : '、') },
    { label: text('result'), width: 12, value: (row) => stateWord(row.state as PublicState, language) },
    { label: text('dueDay'), width: 12, value: (row) => day(row.dueOn) },
    { label: text('answeredOn'), width: 12, value: (row) => day(row.publishedOn) },
    { label: text('overdueColumn'), width: 8, value: (row) => text(row.overdue ? 'yes' : 'no') },
    { label: text('link'), width: 48, value: (row) => (row.publishedOn ? `${origin}/answers/${row.id}` : null) },
    { label: answer('adoption'), value: (row) => (row.adoption ? answer(row.adoption as 'adopted') : null) },
  ]
}
