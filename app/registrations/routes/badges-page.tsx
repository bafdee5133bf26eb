import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { groupOf } from '#app/events/reserved-group.ts'
import { dayOf, formatDayShort, timeOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { classNames } from '#app/ui/class-names.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../badges.css'
import { badgesOf, noteBadges, PARTIES_ON_A_PAGE } from '../badges.server.ts'
import { printMessages } from '../print-messages.ts'
import { mayManageRegistrations } from '../registration-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** Names in full, for paper. That they were opened goes on record. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const query = new URL(request.url).searchParams
  const slotId = query.get('slot') ?? event.slots[0]?.id ?? ''
  const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0)
  const { badges, parties } = await badgesOf(reader(), event.id, slotId, from)
  await inTransaction(actor, (work) => noteBadges(work, event, badges.length))
  const next = from + PARTIES_ON_A_PAGE
  return json({ frame, badges, slotId, next: next < parties ? next : null })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, printMessages)('badgesTitle')} · ${data?.frame.title ?? ''}`, matches)
}

const LONG_NAME = 5

export default function BadgesPage() {
  const { frame, badges, slotId, next } = useLoaderData<typeof loader>()
  const text = useMessages(printMessages)
  const language = useLanguage()
  const base = `/console/events/${frame.id}/registrations`
  return (
    <main id="main" className="sheet is-a4">
      <div className="no-print">
        <h1 className="text-2xl font-semibold">
          {text('badgesTitle')} · {frame.title}
        </h1>
        <p className="hint">
          {text('printHint')} <a href={`${base}/print`}>{text('back')}</a>{' '}
          {next === null ? null : (
            <a href={`${base}/badges?slot=${slotId}&from=${next}`}>{text('more', { from: next + 1 })}</a>
          )}
        </p>
        {badges.length === 0 ? <p className="my-6">{text('badgesNone')}</p> : null}
      </div>
      <div className="badges">
        {badges.map((badge) => {
          const at = new Date(badge.startsAt)
          return (
            <article key={badge.key} className="badge" aria-label={badge.name || text('companion')}>
              <div>
                <p className="badge-event">{frame.department}</p>
                <p className="badge-event">{frame.title}</p>
                <p
                  className={classNames(
                    'badge-name',
                    [...badge.name].length > LONG_NAME && 'is-long',
                    badge.name === '' && 'is-blank',
                  )}
                >
                  {badge.name}
                </p>
                <p className="badge-event">
                  {formatDayShort(dayOf(at), language)} {timeOf(at)} {badge.group ?? groupOf(badge, language)}{' '}
                  {badge.companion && !badge.group ? text('companion') : ''}
                </p>
              </div>
              <div className="badge-code">
                <QrImage svg={badge.qr} label={badge.code} size="s" />
                {badge.code.replace(/^(\d{4})(\d{4})$/, '$1 $2')}
              </div>
            </article>
          )
        })}
      </div>
    </main>
  )
}
