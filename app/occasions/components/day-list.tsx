// The schedule of a programme as a table: when, which department, who comes, and what became of the questions.
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { dayView } from '../present-programme.ts'
import { programmeMessages } from '../programme-messages.ts'

export type DayRow = ReturnType<typeof dayView>

type Props = {
  days: readonly DayRow[]
  href?: (day: DayRow) => string | undefined
  figures?: boolean
  /** links of the console */
  edit?: (day: DayRow) => string
}

export function DayList({ days, href, figures, edit }: Props) {
  const text = useMessages(programmeMessages)
  const figure = (key: 'cameIn' | 'answeredOnAir' | 'takenAlong' | 'closedOnTime' | 'overdue') => ({
    key,
    label: text(key),
    numeric: true,
    cell: (day: DayRow) => day.figures[key],
  })
  return (
    <Table
      caption={text('schedule')}
      captionHidden
      rows={days}
      rowKey={(day) => day.id}
      empty={<p>{text('noDays')}</p>}
      columns={[
        {
          key: 'date',
          label: text('date'),
          rowHeader: true,
          cell: (day) => {
            const to = href?.(day)
            return to ? <Link href={to}>{day.date}</Link> : day.date
          },
        },
        { key: 'department', label: text('onDuty'), cell: (day) => day.department },
        {
          key: 'leader',
          label: text('leader'),
          cell: (day) => (day.cancelled ? <StateText tone="bad">{text('cancelledTag')}</StateText> : day.leader || '—'),
        },
        { key: 'topic', label: text('topic'), cell: (day) => day.topic || '—' },
        ...(figures ? (['cameIn', 'answeredOnAir', 'takenAlong', 'closedOnTime', 'overdue'] as const).map(figure) : []),
        ...(edit
          ? [
              {
                key: 'edit',
                label: text('changeDay'),
                labelHidden: true,
                cell: (day: DayRow) => (
                  <Link href={edit(day)} aria-label={`${text('changeDay')} ${day.date}`}>
                    {text('changeDay')}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
