import { useMessages } from '#app/ui/language.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { closeSlotMessages } from '../close-slot-messages.ts'
import type { ClosingPage } from '../closing-page.server.ts'
import { RegistrationStatusTag } from './registration-status.tsx'

/** Sums first, then each party: what it is now, what becomes of it, what it is told. */
export function ClosingPlan({ page }: { page: ClosingPage }) {
  const text = useMessages(closeSlotMessages)
  const { sums, lines, parties, toName } = page
  return (
    <>
      <SummaryList
        rows={[
          ...(page.to === ''
            ? []
            : [
                { label: text('sumMoves'), value: text('sum', { count: sums.moves }) },
                { label: text('sumWaits'), value: text('sum', { count: sums.waits }) },
              ]),
          { label: text('sumCancelled'), value: text('sum', { count: sums.cancelled }) },
        ]}
      />
      <Table
        caption={text('plan')}
        captionHidden
        rows={lines}
        rowKey={(line) => line.id}
        empty=""
        columns={[
          { key: 'name', label: text('name'), rowHeader: true, cell: (line) => line.name },
          { key: 'people', label: text('people'), numeric: true, cell: (line) => String(line.people) },
          { key: 'status', label: text('status'), cell: (line) => <RegistrationStatusTag status={line.status} /> },
          { key: 'fate', label: text('fate'), cell: (line) => text(line.fate, { slot: toName }) },
        ]}
        note={parties > lines.length ? text('more', { count: parties - lines.length }) : undefined}
      />
    </>
  )
}
