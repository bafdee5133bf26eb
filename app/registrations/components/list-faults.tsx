// What has to be mended in a list: row, column, what is there, what to do.
import { useMessages } from '#app/ui/language.tsx'
import { Table } from '#app/ui/table.tsx'
import { listMessages } from '../list-messages.ts'
import type { ListFault } from '../people-list.ts'
import { registrationErrors } from '../registrations-messages.ts'

/** A long table helps nobody: the first ones are mended, then the list is checked again. */
const MOST_SHOWN = 50

export function useFaultWords() {
  const text = useMessages(listMessages)
  const faults = useMessages(registrationErrors)
  return ({ fault, other }: Pick<ListFault, 'fault' | 'other'>) =>
    (listMessages.keys as readonly string[]).includes(fault)
      ? text(fault as 'phoneTwice', { row: other ?? 0 })
      : faults(fault as Parameters<typeof faults>[0])
}

export function ListFaults({ faults }: { faults: readonly ListFault[] }) {
  const text = useMessages(listMessages)
  const words = useFaultWords()
  if (faults.length === 0) return null
  const shown = faults.slice(0, MOST_SHOWN).map((fault, index) => ({ ...fault, key: String(index) }))
  return (
    <Table
      caption={text('faultsTitle')}
      rows={shown}
      rowKey={({ key }) => key}
      empty={null}
      columns={[
        {
          key: 'row',
          label: text('row'),
          rowHeader: true,
          nowrap: true,
          cell: ({ row }) => text('rowNumber', { row }),
        },
        {
          key: 'column',
          label: text('column'),
          nowrap: true,
          cell: ({ column }) => (typeof column === 'string' ? text(`column.${column}`) : column.question),
        },
        {
          key: 'typed',
          label: text('typed'),
          cell: ({ typed }) => (typed === '' ? <span className="hint">{text('nothing')}</span> : typed),
        },
        { key: 'fault', label: text('fault'), cell: words },
      ]}
      note={faults.length > shown.length ? text('faultsMore', { count: shown.length }) : undefined}
    />
  )
}
