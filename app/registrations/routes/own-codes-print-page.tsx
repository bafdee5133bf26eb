import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import '../own-codes.css'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { managePageMessages } from '../manage-page-messages.ts'
import { ownCodesMessages } from '../own-codes-messages.ts'
import { readOwnCodesSheet } from '../ticket-pages.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(request)
  const sheet = await readOwnCodesSheet(reader(), params.ticketSecret, language, now())
  return json({ ...sheet, printedAt: formatMoment(now(), language) })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, ownCodesMessages)('sheetTitle'), matches, { robots: 'noindex' })
}

/** A card to cut out for everybody: the party's code first, then one for each companion. No secret address in letters. */
export default function OwnCodesPrintPage() {
  const { ticket, codes, printedAt } = useLoaderData<typeof loader>()
  const text = useMessages(managePageMessages)
  const own = useMessages(ownCodesMessages)
  const { event } = ticket
  const visit = (
    <>
      <strong>{event.title}</strong>
      <br />
      {ticket.slotDay} {ticket.slotTimes}
      <br />
      {text('doors', { time: ticket.doorsAt })}
      <br />
      {event.venue}
      <br />
      {event.address}
    </>
  )
  return (
    <PrintSheet
      title={event.title}
      subtitle={
        <>
          {own('sheetTitle')} <RegistrationStatusTag status={ticket.status} />
        </>
      }
      footer={
        <>
          <span>{own('sheetCut')}</span> <span>{printedAt}</span>
        </>
      }
    >
      {ticket.qr ? (
        <div className="own-cards">
          <Card
            who={ticket.name}
            qr={ticket.qr}
            code={ticket.shortCode}
            note={own('sheetAll', { count: ticket.partySize })}
            visit={visit}
          />
          {codes.map(({ person, name, qr }) => (
            <Card
              key={person}
              who={name ? own('companionNamed', { person, name }) : own('companion', { person })}
              qr={qr}
              note={own('sheetOne')}
              visit={visit}
            />
          ))}
        </div>
      ) : (
        <p>{text('ticketInvalid')}</p>
      )}
    </PrintSheet>
  )
}

type CardProps = { who: string; qr: string; code?: string; note: string; visit: ReactNode }

function Card({ who, qr, code, note, visit }: CardProps) {
  const text = useMessages(managePageMessages)
  return (
    <section className="own-card" aria-label={who}>
      <p className="own-card-who">{who}</p>
      <QrImage svg={qr} label={text('qrLabel')} />
      {code ? (
        <p className="own-card-code">
          <CodeGroups inline value={code} />
        </p>
      ) : null}
      <p>{note}</p>
      <p className="own-card-visit">{visit}</p>
    </section>
  )
}
