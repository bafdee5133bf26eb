import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { POSTER_KINDS } from '#app/events/poster.ts'
import { receivedSlot, slotRange } from '#app/events/reserved-group.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { ButtonLink, ButtonRows, Buttons } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { printMessages } from '../print-messages.ts'
import { mayManageRegistrations } from '../registration-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  return json({
    frame,
    slots: event.slots
      .filter((slot) => slot.state === 'open')
      .map(({ id, startsAt, endsAt, reservedFor, reservedForEn, taken }) => ({
        id,
        startsAt,
        endsAt,
        reservedFor,
        reservedForEn,
        taken,
      })),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, printMessages)('title')} · ${data?.frame.title ?? ''}`, matches)
}

export default function PrintHubPage() {
  const { frame, slots } = useLoaderData<typeof loader>()
  const text = useMessages(printMessages)
  const language = useLanguage()
  const base = `/console/events/${frame.id}`
  const slotRows = (path: string, numbers = true) =>
    slots.map((slot) => (
      <ButtonLink key={slot.id} variant="row" icon="print" href={`${base}${path}?slot=${slot.id}`}>
        {slotRange(receivedSlot(slot), language)}{' '}
        {numbers ? <span className="hint">{text('people', { count: slot.taken })}</span> : null}
      </ButtonLink>
    ))
  return (
    <ConsolePage {...useEventFrame(frame, 'registrations')}>
      <p className="hint my-4">{text('lead')}</p>
      <Section id="sheets" title={text('sheets')} first>
        <p className="hint">{text('sheetsText')}</p>
        <ButtonRows>
          <ButtonLink variant="row" icon="print" href={`${base}/check-in/list`}>
            {text('allSlots')}
          </ButtonLink>
          {slotRows('/check-in/list')}
        </ButtonRows>
      </Section>
      <Section id="badges" title={text('badges')}>
        <p className="hint">{text('badgesText')}</p>
        <ButtonRows>{slotRows('/registrations/badges')}</ButtonRows>
      </Section>
      <Section id="slips" title={text('slips')}>
        <p className="hint">{text('slipsText')}</p>
        <ButtonRows>{slotRows('/registrations/slips', false)}</ButtonRows>
      </Section>
      <Section id="posters" title={text('posters')}>
        <p className="hint">{text('postersText')}</p>
        <SummaryList
          rows={POSTER_KINDS.map((kind) => ({
            label: text(`poster.${kind}`),
            value: (
              <Buttons>
                {(['a4', 'a3'] as const).map((paper) => (
                  <ButtonLink
                    key={paper}
                    size="s"
                    icon="print"
                    href={`${base}/poster?kind=${kind}&paper=${paper}`}
                    aria-label={`${text(`poster.${kind}`)} ${text(paper)}`}
                  >
                    {text(paper)}
                  </ButtonLink>
                ))}
              </Buttons>
            ),
          }))}
        />
      </Section>
    </ConsolePage>
  )
}
