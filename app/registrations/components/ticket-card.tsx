import { CodeGroups } from '#app/ui/code-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { TearCard } from '#app/ui/panel.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import type { TicketView, VisitView } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'

/** Keeps a ticket that was seen, and forgets one that lets nobody in any more. */
export const TICKET_SCRIPT = '/ticket.js?v=2'

/** QR code and entry code above the tear line, event and party below. On a screen it is kept for when there is no network. Shows no full name and no contact. */
export function TicketCard({ ticket, paper }: { ticket: TicketView; paper?: boolean }) {
  const text = useMessages(managePageMessages)
  return (
    <TearCard
      head={
        ticket.qr ? (
          <>
            <QrImage svg={ticket.qr} label={text('qrLabel')} size="l" />
            <p className="hint">{text('code')}</p>
            <p>
              <CodeGroups value={ticket.shortCode} />
            </p>
            {ticket.valid ? null : <p className="hint">{text('notValidYet')}</p>}
            {paper ? null : <OnScreen valid={ticket.valid} />}
          </>
        ) : (
          <p className="hint">{text('ticketInvalid')}</p>
        )
      }
    >
      <TicketFacts ticket={ticket} />
      {paper ? null : <KeptOnPhone until={ticket.keptUntil} />}
    </TearCard>
  )
}

/** Has the phone keep the page it stands on until then; null: forget it. */
export function KeptOnPhone({ until }: { until: string | null }) {
  return (
    <div data-ticket-until={until ?? ''}>
      <script src={TICKET_SCRIPT} defer />
    </div>
  )
}

/** What only a screen needs to be told. */
export function OnScreen({ valid }: { valid: boolean }) {
  const text = useMessages(managePageMessages)
  return (
    <>
      {valid ? <p className="hint">{text('bright')}</p> : null}
      <p className="hint" data-ticket-kept hidden>
        {text('kept')}
      </p>
    </>
  )
}

/** What, when, where: the same on every ticket. */
export function useVisitRows({ event, ...visit }: VisitView): SummaryRow[] {
  const text = useMessages(managePageMessages)
  return [
    {
      label: text('event'),
      value: (
        <>
          <strong>{event.title}</strong>
          <br />
          <span className="hint">
            {event.department}
            {event.foreign ? ` · ${text('foreign')}` : ''}
          </span>
        </>
      ),
    },
    {
      label: text('time'),
      value: (
        <>
          <strong>
            {visit.slotDay}
            <br />
            {visit.slotTimes}
          </strong>
          <br />
          <span className="hint">{text('doors', { time: visit.doorsAt })}</span>
        </>
      ),
    },
    {
      label: text('place'),
      value: (
        <>
          <strong>{event.venue}</strong>
          <br />
          <span className="hint">{event.address}</span>
        </>
      ),
    },
  ]
}

export function TicketFacts({ ticket }: { ticket: TicketView }) {
  const text = useMessages(managePageMessages)
  const visit = useVisitRows(ticket)
  return (
    <SummaryList
      compact
      rows={[
        ...visit,
        {
          label: text('people'),
          value: (
            <>
              <strong>{text('peopleValue', { name: ticket.name, count: ticket.partySize })}</strong>
              {ticket.partySize > 1 ? (
                <>
                  <br />
                  <span className="hint">{text('peopleHint')}</span>
                </>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
