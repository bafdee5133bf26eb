import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Chips } from '#app/ui/chips.tsx'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../slips.css'
import { ownCodesMessages } from '../own-codes-messages.ts'
import { printMessages } from '../print-messages.ts'
import { mayManageRegistrations } from '../registration-policy.ts'
import { readSlipPaper, SLIP_PAPERS } from '../slip-paper.ts'
import { noteSlips, SLIPS_ON_A_PAGE, type SlipsOf, slipsOf } from '../slips.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

function wanted(query: URLSearchParams, firstSlot: string | undefined): SlipsOf {
  const [id, listId] = [query.get('id'), query.get('list')]
  if (id) return { id }
  if (listId) return { listId }
  return { slotId: query.get('slot') ?? firstSlot ?? '' }
}

/** Names in full and codes, for paper. That they were opened goes on record. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const query = new URL(request.url).searchParams
  const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0)
  const of = wanted(query, event.slots[0]?.id)
  const { slips, more } = await slipsOf(reader(), event.id, of, from, language)
  if (slips.length > 0) await inTransaction(actor, (work) => noteSlips(work, event, slips.length))
  return json({
    frame,
    slips,
    of,
    from,
    next: more ? from + SLIPS_ON_A_PAGE : null,
    paper: readSlipPaper(query.get('paper')),
    printedAt: formatMoment(now(), language),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, printMessages)('slipsTitle')} · ${data?.frame.title ?? ''}`, matches)
}

export default function SlipsPage() {
  const { frame, slips, of, from, next, paper, printedAt } = useLoaderData<typeof loader>()
  const text = useMessages(printMessages)
  const own = useMessages(ownCodesMessages)
  const whose = ({ person, name }: { person: number | null; name: string }) =>
    person === null ? name : own(name ? 'companionNamed' : 'companion', { person, name })
  const base = `/console/events/${frame.id}/registrations`
  const query = 'id' in of ? `id=${of.id}` : 'listId' in of ? `list=${of.listId}` : `slot=${of.slotId}`
  const href = (change: { paper?: string; from?: number }) =>
    `${base}/slips?${query}&paper=${change.paper ?? paper}${(change.from ?? from) > 0 ? `&from=${change.from ?? from}` : ''}`
  const back =
    'id' in of ? `/console/registrations/${of.id}` : 'listId' in of ? `${base}?list=${of.listId}` : `${base}/print`
  return (
    <main id="main">
      <div className="slip-tools no-print">
        <h1 className="text-2xl font-semibold">
          {text('slipsTitle')} · {frame.title}
        </h1>
        <Chips
          label={text('slipPaper')}
          items={SLIP_PAPERS.map((each) => ({
            href: href({ paper: each }),
            label: text(`slip.${each}`),
            chosen: each === paper,
          }))}
        />
        <p className="hint">
          {text('slipHint')} <Link href={back}>{text('back')}</Link>{' '}
          {next === null ? null : <Link href={href({ from: next })}>{text('more', { from: next + 1 })}</Link>}
        </p>
        {slips.length === 0 ? <p className="my-6">{text('slipsNone')}</p> : null}
      </div>
      <div className={`slips is-${paper}`}>
        {slips.map((slip) => (
          <section key={slip.id} className="slip" aria-label={whose(slip)}>
            <p>{slip.department}</p>
            <p className="slip-title">{slip.title}</p>
            {slip.code === null ? (
              <QrImage svg={slip.qr} label={own('qrLabel')} />
            ) : (
              <>
                <QrImage svg={slip.qr} label={text('slipQr', { code: slip.code })} />
                <p>{text('slipCode')}</p>
                <p className="slip-code">
                  <CodeGroups inline value={slip.code} />
                </p>
              </>
            )}
            {slip.status === 'confirmed' ? null : (
              <p className="slip-state">{text(`slipState.${slip.status as 'waiting'}`)}</p>
            )}
            <p>
              {slip.groupName ? (
                <>
                  {slip.groupName}
                  <br />
                </>
              ) : null}
              <span className="slip-name">{whose(slip)}</span>{' '}
              {slip.person === null ? (
                text('slipPeople', { count: slip.people })
              ) : (
                <>
                  <br />
                  {own('sheetOne')}
                </>
              )}
            </p>
            <p>
              <span className="slip-when">
                {slip.day}
                <br />
                {slip.times}
              </span>{' '}
              {text('slipDoors', { time: slip.doorsAt })}
            </p>
            <p>
              {slip.venue}
              <br />
              {slip.address}
            </p>
            <p className="slip-foot">
              {text(slip.status === 'confirmed' ? 'slipUse' : 'slipUseLater')}
              <br />
              {slip.telephone ? text('slipChange', { phone: slip.telephone }) : null}
              <br />
              {text('slipPrinted', { at: printedAt })}
            </p>
          </section>
        ))}
      </div>
    </main>
  )
}
