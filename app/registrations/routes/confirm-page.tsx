import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { slotRange } from '#app/events/reserved-group.ts'
import { now } from '#app/platform/clock.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction, reader } from '#db/work.ts'
import { confirmContact, readConfirmation } from '../confirm-contact.server.ts'
import { confirmMessages } from '../confirm-messages.ts'

export const handle: RouteHandle = { audience: 'secret' }

/** Opening the link changes nothing: mail programs open links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(request)
  const found = await readConfirmation(reader(), params.token, now())
  return json({
    state: found.state,
    until: found.confirmBy ? formatMomentShort(found.confirmBy, language) : '',
    title: localName(language, found.title, found.titleEn),
    slug: found.slug,
    when: slotRange(found, language),
    partySize: found.partySize,
  })
}

export async function action({ params, context }: ActionFunctionArgs) {
  const actor = { kind: 'citizen' as const, address: context.address }
  const outcome = await inTransaction(actor, (work) => confirmContact(work, params.token))
  return outcome.outcome === 'released'
    ? conflict({ outcome: 'released' })
    : seeOther(`/r/${outcome.manageToken}?done=confirmed`)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = translator(language, confirmMessages)('title')
  return pageMeta(`${title} · ${data?.title ?? ''}`, matches, { robots: 'noindex' })
}

export default function ConfirmPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { outcome: string } | undefined
  const text = useMessages(confirmMessages)
  return (
    <PublicPage breadcrumbs={[{ href: '/', label: text('home') }, { label: text('title') }]}>
      {page.state === 'confirmed' ? <Banner tone="success" title={text('already')} /> : null}
      {page.state === 'released' ? (
        <Banner
          result={answer !== undefined}
          tone="warning"
          title={text('released')}
          actions={<ButtonLink href={`/events/${page.slug}`}>{text('again')}</ButtonLink>}
        />
      ) : null}
      <PageTitle lead={page.state === 'waits' ? text('lead', { until: page.until }) : undefined}>
        {text('title')}
      </PageTitle>
      <SummaryList
        rows={[
          { label: text('event'), value: page.title },
          { label: text('time'), value: page.when },
          { label: text('people'), value: text('peopleCount', { count: page.partySize }) },
        ]}
      />
      {page.state === 'waits' ? (
        <Form>
          <Button variant="primary" size="l">
            {text('submit')}
          </Button>
          <p className="hint">{text('notYou')}</p>
        </Form>
      ) : null}
    </PublicPage>
  )
}
