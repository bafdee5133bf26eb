import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { cookieOf } from '#app/web/language.server.ts'
import { mailsByNetwork, trackingByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { ASKED_COOKIE, askerPathOf } from '../asker-link.server.ts'
import { findOpenClarification, resendClarification } from '../clarify-question.server.ts'
import { TrackingActions } from '../components/tracking-article.tsx'
import { readTrackingCode } from '../question.ts'
import { supplementMessages } from '../supplement-messages.ts'
import { findTrackedQuestion } from '../track-question.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

async function waiting(args: LoaderFunctionArgs) {
  await trackingByNetwork.take(networkOf(args.context.address))
  const code = readTrackingCode(args.params.trackingCode ?? '')
  const open = code ? await findOpenClarification(reader(), code) : undefined
  const question = code && open ? await findTrackedQuestion(reader(), code, now()) : undefined
  if (!code || !open || !question) throw new NotFound()
  return { code, id: open.questionId, request: open.request, phone: question.department.phone }
}

/** Whoever asked in this browser goes on to the form; everybody else with the code is told where the way in is. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const { code, id, request, phone } = await waiting(args)
    const own = askerPathOf({ id, trackingCode: code }, cookieOf(args.request, ASKED_COOKIE))
    if (own) return seeOther(`${own}/supplement`)
    return json({ code, request, phone, sent: new URL(args.request.url).searchParams.get('done') === 'sent' })
  })
}

/** Sends the link again to the address that was left, if any. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { code } = await waiting(args)
    await mailsByNetwork.take(networkOf(args.context.address))
    await inTransaction(citizen(args.context), (work) => resendClarification(work, code))
    return seeOther(`/questions/${code}/supplement?done=sent`)
  })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, supplementMessages)('title'), matches, { robots: 'noindex' })
}

export default function SupplementLinkPage() {
  const { code, request, phone, sent } = useLoaderData<typeof loader>()
  const text = useMessages(supplementMessages)
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: `/questions/${code}`, label: text('progress') },
        { label: text('title') },
      ]}
    >
      {sent ? <Banner tone="success" result title={text('linkSent')} /> : null}
      <PageTitle lead={text('linkLead')}>{text('title')}</PageTitle>
      <Panel tone="info" title={text('asked')}>
        <p className="whitespace-pre-line">{request}</p>
      </Panel>
      <p>{text('linkWhy')}</p>
      <Form action={`/questions/${code}/supplement`}>
        <Button icon="mail">{text('linkAgain')}</Button>
        <p className="hint">{text('linkAgainHint')}</p>
      </Form>
      <TrackingActions phone={phone} />
    </PublicPage>
  )
}
