import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { isPreviewOpen } from '../open-preview.server.ts'
import { isPreviewDays, PREVIEW_DAYS, USUAL_PREVIEW_DAYS } from '../preview-days.ts'
import { endPreviewLink, makePreviewLink } from '../preview-link.server.ts'
import { previewMessages } from '../preview-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const query = new URL(args.request.url).searchParams
    const { previewEndsAt } = event
    return json({
      frame,
      wide: query.get('as') === 'wide',
      link: isPreviewOpen(event, now()) ? { endsAt: previewEndsAt ? formatMoment(previewEndsAt, language) : '' } : null,
      ended: query.get('done') === 'ended',
    })
  })
}

/** The link is in the answer and nowhere else: the database keeps its hash. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    const values = await formValues(args.request)
    if (values.intent === 'end') {
      await inTransaction(actor, (work) => endPreviewLink(work, id))
      return seeOther(`/console/events/${id}/preview?done=ended`)
    }
    const secret = newSecret()
    const days = Number(values.days)
    const made = await inTransaction(actor, (work) =>
      makePreviewLink(work, id, secret, isPreviewDays(days) ? days : USUAL_PREVIEW_DAYS),
    )
    return json(
      {
        url: `${config().publicOrigin}/preview/${secret}`,
        path: `/preview/${secret}`,
        endsAt: formatMoment(made.endsAt, languageOf(args.request)),
      },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventPreviewPage() {
  const { frame, wide, link, ended } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  const text = useMessages(previewMessages)
  const base = `/console/events/${frame.id}/preview`
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      {made ? (
        <Banner tone="success" result title={text('made')}>
          <p className="break-all select-all">{made.url}</p>
          <p>
            <Link href={made.path}>{text('open')}</Link>{' '}
            <span className="hint">{text('endsAt', { at: made.endsAt })}</span>
          </p>
        </Banner>
      ) : ended ? (
        <Banner tone="success" result title={text('ended')} />
      ) : null}
      <Section id="preview" title={text('title')} first>
        <p>{text('lead')}</p>
        <Chips
          label={text('as')}
          items={[
            { href: base, label: text('phone'), chosen: !wide },
            { href: `${base}?as=wide`, label: text('wide'), chosen: wide },
          ]}
        />
        <p className="my-3">
          <Link href={`${base}/page`}>{text('whole')}</Link>
        </p>
        <div className={wide ? 'preview-wide' : 'preview-phone'}>
          <iframe src={`${base}/page?framed`} title={text('frame')} sandbox="allow-same-origin" />
        </div>
      </Section>
      <Section id="link" title={text('linkTitle')}>
        <p>{text('linkLead')}</p>
        <p>{link ? (link.endsAt ? text('until', { at: link.endsAt }) : text('endless')) : text('none')}</p>
        {frame.rights.organise ? (
          <>
            <Form action={base} className="mt-4">
              <RadioGroup
                name="days"
                label={text('days')}
                look="buttons"
                choices={PREVIEW_DAYS.map((days) => ({ value: String(days), label: text(`days_${days}`) }))}
                defaultValue={String(USUAL_PREVIEW_DAYS)}
              />
              <Buttons>
                <Button variant="primary">{text('make')}</Button>
              </Buttons>
              <p className="hint">{text('again')}</p>
            </Form>
            {link ? (
              <Form action={base} className="mt-4">
                <HiddenFields values={{ intent: 'end' }} />
                <Button variant="quiet">{text('end')}</Button>
              </Form>
            ) : null}
          </>
        ) : null}
      </Section>
    </ConsolePage>
  )
}
