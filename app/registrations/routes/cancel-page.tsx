import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction, reader } from '#db/work.ts'
import { cancelRegistration } from '../cancel-registration.server.ts'
import { TicketFacts } from '../components/ticket-card.tsx'
import { type ManagePage, readManagePage } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { byManageToken } from '../registration-queries.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  return json(await readManagePage(reader(), params.manageToken, languageOf(request), now()))
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { registration } = await byManageToken(reader(), params.manageToken)
  const actor = { kind: 'citizen' as const, address: context.address }
  const cancel = { kind: 'citizen' as const }
  const cancelled = await inTransaction(actor, (work) => cancelRegistration(work, registration.id, cancel), {
    lane: registration.slotId,
  })
  if (cancelled.outcome === 'over') return seeOther(`/r/${registration.manageToken}`)
  const passedOn = cancelled.outcome === 'cancelled' && cancelled.passedOn
  return seeOther(`/r/${registration.manageToken}?done=${passedOn ? 'passedOn' : 'cancelled'}`)
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, managePageMessages)('cancelTitle'), matches, { robots: 'noindex' })
}

export default function CancelPage() {
  const page = useLoaderData<typeof loader>() as ManagePage
  const text = useMessages(managePageMessages)
  return (
    <PublicPage
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: page.path, label: text('title') },
        { label: text('cancelTitle') },
      ]}
    >
      <PageTitle>{text('cancelQuestion')}</PageTitle>
      <Panel tone="wash">
        <TicketFacts ticket={page} />
      </Panel>
      {page.changeable ? (
        <Form>
          <p>{text('cancelText')}</p>
          <Buttons>
            <Button variant="primary">{text('cancelYes')}</Button>
            <ButtonLink href={page.path}>{text('cancelNo')}</ButtonLink>
          </Buttons>
        </Form>
      ) : (
        <Banner
          tone="info"
          title={text('notChangeable')}
          actions={<ButtonLink href={page.path}>{text('title')}</ButtonLink>}
        />
      )}
    </PublicPage>
  )
}
