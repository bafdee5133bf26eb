import type { ReactNode } from 'react'
import { groupOf } from '#app/events/reserved-group.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import { deskMessages } from '../desk-messages.ts'
import type { RegistrationStatus } from '../registration.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import type { SignUpColumn, Source } from '../sign-up-query.ts'
import { BULK_FORM } from './bulk-bar.tsx'
import { RegistrationStatusTag } from './registration-status.tsx'

/** One registration as it travels to the page. */
export type SignUpRow = {
  id: string
  name: string
  initials: string
  contact: string
  partySize: number
  startsAt: string
  reservedFor: string | null
  reservedForEn: string | null
  status: RegistrationStatus
  waitingPosition: number | null
  offerExpiresAt: string | null
  arrivedAt: string
  arrivedPeople: number
  needs: string | null
  child: boolean
  source: Source
  shortCode: string
  /** under `questions`, in their order */
  answers: readonly string[]
}

type SignUpTableProps = {
  caption: ReactNode
  rows: readonly SignUpRow[]
  columns: readonly SignUpColumn[]
  /** the event's questions whose answers are columns */
  questions: readonly { id: string; label: string }[]
  empty: ReactNode
  note: ReactNode
}

/** More answers than this do not fit beside the rest: the table scrolls in its box. */
const MOST_BESIDE = 3

export function SignUpTable({ caption, rows, columns, questions, empty, note }: SignUpTableProps) {
  const text = useMessages(signUpMessages)
  const words = useMessages(deskMessages)
  const language = useLanguage()
  const moment = (at: string) => formatMomentShort(new Date(at), language)
  const notes = (row: SignUpRow) =>
    [
      row.needs,
      row.child ? text('child') : '',
      row.arrivedPeople > 0 && !columns.includes('came') ? text('came', { arrived: row.arrivedPeople }) : '',
      row.status === 'offered' && row.offerExpiresAt ? text('until', { at: moment(row.offerExpiresAt) }) : '',
    ]
      .filter(Boolean)
      .join(' · ')
  const all: Record<SignUpColumn, Omit<Column<SignUpRow>, 'key' | 'label'>> = {
    contact: { nowrap: true, cell: (row) => row.contact },
    people: { numeric: true, cell: (row) => row.partySize },
    slot: { nowrap: true, cell: (row) => [moment(row.startsAt), groupOf(row, language)].filter(Boolean).join(' · ') },
    status: {
      nowrap: true,
      cell: (row) => <RegistrationStatusTag status={row.status} position={row.waitingPosition} />,
    },
    at: { nowrap: true, cell: (row) => moment(row.arrivedAt) },
    note: { cell: notes },
    came: { numeric: true, cell: (row) => `${row.arrivedPeople} / ${row.partySize}` },
    source: { nowrap: true, cell: (row) => text(`source.${row.source}`) },
    code: { nowrap: true, cell: (row) => row.shortCode.replace(/^(\d{4})(\d{4})$/, '$1 $2') },
  }
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      select={{
        name: 'ids[]',
        value: (row) => row.id,
        label: (row) => `${row.name} ${row.initials}`,
        form: BULK_FORM,
      }}
      columns={[
        {
          key: 'name',
          label: text('name'),
          rowHeader: true,
          cell: (row) => (
            <>
              <Link href={`/console/registrations/${row.id}`}>{row.name}</Link>{' '}
              <span className="hint">{row.initials}</span>
            </>
          ),
        },
        ...columns.map((column) => ({ key: column, label: words(`col.${column}`), ...all[column] })),
        ...questions.map(({ id, label }, index) => ({
          key: `q-${id}`,
          label,
          cell: (row: SignUpRow) => row.answers[index] ?? '',
        })),
      ]}
      narrow={questions.length > MOST_BESIDE ? 'scroll' : 'rows'}
      empty={empty}
      note={note}
    />
  )
}
