import { formatDay, formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { ReportKind } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import type { UrgingState } from '../urging.ts'
import { urgingMessages } from '../urging-messages.ts'

export type UrgingLine = {
  id: string
  kind: ReportKind
  note: string
  demandedOn: string
  urgedOn: string
  by: string
  event: { title: string; titleEn: string | null }
  department: { name: string; nameEn: string }
  filedOn: string | null
  state: UrgingState
}

const TONES: Record<UrgingState, Tone> = { open: 'warn', missed: 'bad', filed: 'ok', filedAfter: 'warn' }

/** 报告催办台账. */
export function UrgingTable({ rows }: { rows: readonly UrgingLine[] }) {
  const text = useMessages(urgingMessages)
  const report = useMessages(eventReportMessages)
  const language = useLanguage()
  return (
    <Table
      caption={text('ledger')}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      empty={text('ledgerNone')}
      columns={[
        {
          key: 'event',
          label: text('event'),
          rowHeader: true,
          cell: ({ event, kind }) => (
            <span>
              {localName(language, event.title, event.titleEn)}
              <span className="hint block">{report(kind)}</span>
            </span>
          ),
        },
        {
          key: 'unit',
          label: text('unit'),
          cell: ({ department }) => localName(language, department.name, department.nameEn),
        },
        {
          key: 'urged',
          label: text('urgedOn'),
          cell: ({ urgedOn, by }) => (
            <span>
              {formatDayShort(urgedOn, language)}
              <span className="hint block">{by}</span>
            </span>
          ),
        },
        { key: 'note', label: text('note'), cell: ({ note }) => <span className="whitespace-pre-line">{note}</span> },
        {
          key: 'demanded',
          label: text('demanded'),
          nowrap: true,
          cell: ({ demandedOn }) => formatDayShort(demandedOn, language),
        },
        {
          key: 'result',
          label: text('result'),
          nowrap: true,
          cell: ({ state, filedOn }) => (
            <StateTag tone={TONES[state]}>
              {text(`state_${state}`, { day: filedOn ? formatDay(filedOn, language) : '' })}
            </StateTag>
          ),
        },
      ]}
    />
  )
}
