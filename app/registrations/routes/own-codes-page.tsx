import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PlainPage } from '#app/web/plain-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../own-codes.css'
import { OwnCodesList } from '../components/own-codes-parts.tsx'
import { makeOwnCodes } from '../own-codes.server.ts'
import { ownCodesMessages } from '../own-codes-messages.ts'
import { byTicketSecret } from '../registration-queries.server.ts'
import { type OwnCodesPage as Page, readOwnCodesPage } from '../ticket-pages.server.ts'

export const handle: RouteHandle = { audience: 'secret', ownScript: true }

/** For who holds the party's code. It lets in all of them already: nothing more can be had here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return json(await readOwnCodesPage(reader(), params.ticketSecret, languageOf(request), now()))
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { registration } = await byTicketSecret(reader(), params.ticketSecret)
  const actor = { kind: 'citizen' as const, address: context.address }
  const { outcome } = await inTransaction(actor, (work) => makeOwnCodes(work, registration.id), {
    lane: registration.slotId,
  })
  if (outcome === 'made' || outcome === 'unchanged') {
    return seeOther(`/t/${registration.ticketSecret}/codes?done=made`)
  }
  return conflict({ outcome: outcome === 'unknown' ? 'notConfirmed' : outcome })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, ownCodesMessages)('title'), matches, { robots: 'noindex' })
}

export default function OwnCodesPage() {
  const page = useLoaderData<typeof loader>() as Page
  const answer = useActionData<typeof action>() as { outcome: Why } | undefined
  const [query] = useSearchParams()
  const own = useMessages(ownCodesMessages)
  const { codes, missing, ticket, path } = page
  const why = whyNot(page)
  return (
    <PlainPage>
      {answer ? <Banner result tone="error" title={own(answer.outcome)} /> : null}
      {query.get('done') === 'made' && !answer ? <Banner result tone="success" title={own('made')} /> : null}
      <PageTitle eyebrow={ticket.event.title} lead={own('lead')}>
        {own('title')}
      </PageTitle>
      {why && !answer ? <Banner tone="info" title={own(why)} /> : null}
      {codes.length > 0 ? <OwnCodesList codes={codes} /> : null}
      {!why && missing > 0 ? (
        <Form>
          {codes.length > 0 ? <p>{own('missing', { count: missing })}</p> : null}
          <Button variant="primary" size="l" icon="qr" block>
            {own('make', { count: missing })}
          </Button>
        </Form>
      ) : null}
      <Buttons align="fill">
        {codes.length > 0 ? (
          <ButtonLink href={`${path}/codes/print`} icon="print">
            {own('print')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={path} icon="ticket">
          {own('back')}
        </ButtonLink>
      </Buttons>
      {why ? null : (
        <>
          <p className="hint">{own('rule')}</p>
          <p className="hint">{own('changes')}</p>
        </>
      )}
    </PlainPage>
  )
}

type Why = 'alone' | 'tooMany' | 'notConfirmed' | 'over'

/** Why no codes can be made now. */
function whyNot({ ticket }: Page): Why | undefined {
  if (ticket.over) return 'over'
  if (ticket.status !== 'confirmed') return 'notConfirmed'
  if (ticket.partySize < 2) return 'alone'
  return ticket.ownCodesPath === null ? 'tooMany' : undefined
}
