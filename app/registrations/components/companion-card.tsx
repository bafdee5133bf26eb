import { useMessages } from '#app/ui/language.tsx'
import { TearCard } from '#app/ui/panel.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { managePageMessages } from '../manage-page-messages.ts'
import { ownCodesMessages } from '../own-codes-messages.ts'
import type { CompanionTicket } from '../ticket-pages.server.ts'
import { KeptOnPhone, OnScreen, useVisitRows } from './ticket-card.tsx'

/** A companion's own ticket: for one, and of nobody else. */
export function CompanionCard({ ticket }: { ticket: CompanionTicket }) {
  const text = useMessages(managePageMessages)
  const own = useMessages(ownCodesMessages)
  const rows = useVisitRows(ticket)
  const { person, name } = ticket
  return (
    <TearCard
      head={
        ticket.qr ? (
          <>
            <QrImage svg={ticket.qr} label={text('qrLabel')} size="l" />
            {ticket.valid ? null : <p className="hint">{text('notValidYet')}</p>}
            <OnScreen valid={ticket.valid} />
          </>
        ) : (
          <p className="hint">{text('ticketInvalid')}</p>
        )
      }
    >
      <SummaryList
        compact
        rows={[
          ...rows,
          {
            label: text('people'),
            value: <strong>{name ? own('forOneNamed', { name, person }) : own('forOne', { person })}</strong>,
          },
        ]}
      />
      <KeptOnPhone until={ticket.keptUntil} />
    </TearCard>
  )
}
