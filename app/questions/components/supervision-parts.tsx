// What pages about orders share: colours, states and the table of orders.
import { formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { oversightMessages } from '../oversight-messages.ts'
import type { SupervisionLevel, SupervisionState } from '../supervision.ts'

const LEVEL_TONE: Record<SupervisionLevel, Tone> = { nudge: 'idle', blue: 'info', orange: 'warn', red: 'bad' }
const STATE_TONE: Record<SupervisionState, Tone> = {
  issued: 'warn',
  received: 'info',
  overdue: 'bad',
  replied: 'info',
  closed: 'ok',
  raised: 'idle',
}

export function LevelTag({ level }: { level: SupervisionLevel }) {
  const text = useMessages(oversightMessages)
  return (
    <StateTag tone={LEVEL_TONE[level]} icon={level === 'nudge' ? 'bell' : 'flag'}>
      {text(`level_${level}`)}
    </StateTag>
  )
}

export function OrderStateTag({ state }: { state: SupervisionState }) {
  const text = useMessages(oversightMessages)
  return <StateTag tone={STATE_TONE[state]}>{text(`state_${state}`)}</StateTag>
}

export type OrderLine = {
  id: string
  level: SupervisionLevel
  year: number
  number: number
  title: string | null
  department: { name: string; nameEn: string }
  state: SupervisionState
  issuedOn: string
  dueOn: string
}

export function OrderTable({ rows, empty, caption }: { rows: readonly OrderLine[]; empty: string; caption: string }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: 'question',
          label: text('question'),
          rowHeader: true,
          cell: (row) => (
            <>
              <Link href={`/console/supervision/${row.id}`}>{row.title ?? text('titleHidden')}</Link>
              <span className="hint block font-normal">{text('numberOf', { year: row.year, number: row.number })}</span>
            </>
          ),
        },
        { key: 'level', label: text('level'), nowrap: true, cell: (row) => <LevelTag level={row.level} /> },
        {
          key: 'unit',
          label: text('unit'),
          cell: (row) => localName(language, row.department.name, row.department.nameEn),
        },
        { key: 'issued', label: text('issued'), nowrap: true, cell: (row) => formatDayShort(row.issuedOn, language) },
        { key: 'due', label: text('demanded'), nowrap: true, cell: (row) => formatDayShort(row.dueOn, language) },
        { key: 'state', label: text('filterState'), nowrap: true, cell: (row) => <OrderStateTag state={row.state} /> },
      ]}
    />
  )
}
