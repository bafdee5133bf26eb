import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { localName } from '#app/platform/local-text.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import '../poster.css'
import { askUrl } from '../ask-url.ts'
import { PosterSheet } from '../components/poster-sheet.tsx'
import { getConsoleEvent } from '../console-events.server.ts'
import { KINDS_WITH_SLOTS } from '../event.ts'
import { eventUrl } from '../event-page.server.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { readPoster } from '../poster.ts'
import { whenLines } from '../present-event.ts'
import { listStalls } from '../stalls.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const event = await getConsoleEvent(reader(), actor, args.params.id ?? '')
    const stalls = await listStalls(reader(), event.id)
    const { publicOrigin } = config()
    const url = eventUrl(event.slug)
    const { kind, paper } = readPoster(new URL(args.request.url).searchParams)
    return json({
      kind,
      paper,
      title: localName(language, event.title, event.titleEn),
      summary: localName(language, event.summary, event.summaryEn),
      department: localName(language, event.department.name, event.department.nameEn),
      when: whenLines(event, language),
      venue: [
        localName(language, event.venueName, event.venueNameEn),
        localName(language, event.venueAddress, event.venueAddressEn),
      ].filter(Boolean),
      phone: event.contactPhone,
      url,
      signUp: KINDS_WITH_SLOTS.includes(event.kind) ? qrSvg(url) : null,
      ask: qrSvg(askUrl(publicOrigin, event.slug)),
      checkIn: qrSvg(`${publicOrigin}/find`),
      stalls: stalls.map((stall) => ({
        code: stall.code,
        name: localName(language, stall.name, stall.nameEn),
        department: localName(language, stall.department.name, stall.department.nameEn),
        qr: qrSvg(askUrl(publicOrigin, event.slug, stall.code)),
      })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.title ?? '', matches, { robots: 'noindex' })

export default function ConsoleEventPosterPage() {
  const poster = useLoaderData<typeof loader>()
  const text = useMessages(eventPageMessages)
  const foot = text('posterFoot', { url: poster.url })
  const { kind } = poster
  if (kind !== 'all') {
    // An event without sign-up has no code for it; its poster asks.
    const shown = kind === 'signUp' && !poster.signUp ? 'ask' : kind
    return <PosterSheet poster={poster} kind={shown} qr={poster[shown] ?? poster.ask} />
  }
  return (
    <>
      <PrintSheet title={poster.title} subtitle={poster.department} footer={foot} paper={poster.paper}>
        <p className="my-4 text-xl">{poster.summary}</p>
        <dl className="my-6 grid gap-4 text-xl">
          <div>
            <dt className="text-muted">{text('when')}</dt>
            <dd className="font-semibold">{poster.when.strong}</dd>
            {poster.when.rest.map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
          {poster.venue.length > 0 ? (
            <div>
              <dt className="text-muted">{text('where')}</dt>
              {poster.venue.map((line) => (
                <dd key={line} className="font-semibold">
                  {line}
                </dd>
              ))}
            </div>
          ) : null}
        </dl>
        <div className="my-8 flex flex-wrap justify-around gap-8 text-center">
          {poster.signUp ? (
            <div className="max-w-full">
              <QrImage svg={poster.signUp} label={text('posterSignUp')} size="l" />
              <p className="text-xl font-semibold">{text('posterSignUp')}</p>
              <p>{text('posterSignUpText')}</p>
            </div>
          ) : null}
          <div className="max-w-full">
            <QrImage svg={poster.ask} label={text('posterAsk')} size="l" />
            <p className="text-xl font-semibold">{text('posterAsk')}</p>
            <p className="max-w-64">{text('posterAskText')}</p>
          </div>
        </div>
        {poster.phone ? <p className="text-l">{text('posterPhone', { phone: poster.phone })}</p> : null}
      </PrintSheet>
      {poster.stalls.map((stall) => (
        <section key={stall.code} aria-label={stall.name} className="sheet is-a4 break-before-page">
          <header className="sheet-head">
            <h2 className="text-3xl font-semibold">{stall.name}</h2>
            <p>{text('posterStall', { code: stall.code, department: stall.department })}</p>
          </header>
          <div className="my-12 text-center">
            <QrImage svg={stall.qr} label={`${stall.code} ${stall.name}`} size="l" />
            <p className="text-2xl font-semibold">{text('posterAsk')}</p>
            <p className="text-xl">{text('posterStallText')}</p>
          </div>
          <footer className="sheet-foot">
            {poster.title} · {foot}
          </footer>
        </section>
      ))}
    </>
  )
}
