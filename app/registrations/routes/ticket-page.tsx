import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { ticketCookie } from '#app/platform/ticket-cookie.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { CompanionCard } from '../components/companion-card.tsx'
import { OwnCodesLink } from '../components/own-codes-parts.tsx'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { TICKET_SCRIPT, TicketCard } from '../components/ticket-card.tsx'
import { gateWordsMessages } from '../gate-words-messages.ts'
import type { TicketView } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { ownCodesMessages } from '../own-codes-messages.ts'
import { type CompanionTicket, type ReplacedTicket, readTicketPage } from '../ticket-pages.server.ts'

export const handle: RouteHandle = { audience: 'secret', ownScript: true }

/** Opening a ticket changes nothing: link previews and mail scanners open it too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ticket = await readTicketPage(reader(), params.ticketSecret, languageOf(request), now())
  if ('replaced' in ticket) return json(ticket, { status: 410 })
  // Kept for the page behind the code on the venue's screen, where this phone then need not type its ticket.
  const secure = config().publicOrigin.startsWith('https:')
  return json(ticket, { headers: { 'Set-Cookie': ticketCookie(params.ticketSecret ?? '', secure) } })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, managePageMessages)('ticketTitle'), matches, { robots: 'noindex' })
}

export default function TicketPage() {
  const ticket = useLoaderData<typeof loader>() as TicketView | CompanionTicket | ReplacedTicket
  return (
    <PlainPage>
      {'replaced' in ticket ? (
        <Replaced />
      ) : 'person' in ticket ? (
        <OfCompanion ticket={ticket} />
      ) : (
        <OfParty ticket={ticket} />
      )}
    </PlainPage>
  )
}

function Replaced() {
  const text = useMessages(gateWordsMessages)
  return (
    <>
      <PageTitle>{text('oldTitle')}</PageTitle>
      <p>{text('oldText')}</p>
      {/* A phone that kept it for the time without network forgets it. */}
      <div data-ticket-until="" />
      <script src={TICKET_SCRIPT} defer />
    </>
  )
}

function OfParty({ ticket }: { ticket: TicketView }) {
  const text = useMessages(managePageMessages)
  const { arrivedPeople: arrived, partySize: people } = ticket
  return (
    <>
      <PageTitle tag={<RegistrationStatusTag status={ticket.status} />} lead={text('ticketText')}>
        {text('ticketTitle')}
      </PageTitle>
      {ticket.over ? <Banner tone="info" title={text('over')} /> : null}
      {arrived > 0 ? <Banner tone="info" title={text('arrivedPeople', { arrived, people })} /> : null}
      <TicketCard ticket={ticket} />
      {ticket.valid && arrived < people ? <SelfCheckInLink slug={ticket.event.slug} /> : null}
      <OwnCodesLink path={ticket.ownCodesPath} />
    </>
  )
}

function OfCompanion({ ticket }: { ticket: CompanionTicket }) {
  const text = useMessages(managePageMessages)
  const own = useMessages(ownCodesMessages)
  return (
    <>
      <PageTitle
        tag={<RegistrationStatusTag status={ticket.status} />}
        lead={ticket.qr ? own('ticketText') : undefined}
      >
        {text('ticketTitle')}
      </PageTitle>
      {ticket.over ? <Banner tone="info" title={text('over')} /> : null}
      {ticket.status === 'cancelled' ? <Banner tone="warning" title={own('withdrawn')} /> : null}
      {ticket.inside ? <Banner tone="info" title={own('inside')} /> : null}
      <CompanionCard ticket={ticket} />
      {ticket.valid && !ticket.inside ? <SelfCheckInLink slug={ticket.event.slug} /> : null}
    </>
  )
}

/** To the page where the visitor enters the code of the venue's screen. */
function SelfCheckInLink({ slug }: { slug: string }) {
  const text = useMessages(managePageMessages)
  return (
    <>
      <Buttons align="fill">
        <ButtonLink href={`/here?e=${encodeURIComponent(slug)}`} icon="door">
          {text('selfCheckIn')}
        </ButtonLink>
      </Buttons>
      <p className="hint">{text('selfCheckInNote')}</p>
    </>
  )
}
