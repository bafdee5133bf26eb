import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { confirmFollow, getFollowed, getFollower, unfollow } from '../follow-answer.server.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const follower = await getFollower(reader(), args.params.token ?? '')
    const justConfirmed = new URL(args.request.url).searchParams.get('done') === 'following'
    return json(
      {
        justConfirmed,
        confirmed: follower.confirmedAt !== null,
        ...(await getFollowed(reader(), follower.questionId)),
      },
      { headers: { 'Cache-Control': 'private, no-store' } },
    )
  })
}

/** `stop` ends it; anything else confirms. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const token = args.params.token ?? ''
    const follower = await getFollower(reader(), token)
    const followed = await getFollowed(reader(), follower.questionId)
    const { intent } = await formValues(args.request)
    if (intent === 'stop') {
      await inTransaction(citizen(args.context), (work) => unfollow(work, follower.id))
      return seeOther(`${followed.href}?done=unfollowed`)
    }
    await inTransaction(citizen(args.context), (work) => confirmFollow(work, follower.id))
    return seeOther(`/follow/${token}?done=following`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, feedbackMessages)('followPageTitle'), matches, { robots: 'noindex' })
}

export default function FollowPage() {
  const page = useLoaderData<typeof loader>()
  const text = useMessages(feedbackMessages)
  const ask = useMessages(questionsMessages)
  return (
    <PublicPage current="answers" breadcrumbs={[{ href: '/', label: ask('home') }, { label: text('followPageTitle') }]}>
      {page.justConfirmed ? <Banner tone="success" result title={text('following')} /> : null}
      <PageTitle lead={text(page.confirmed ? 'followingLead' : 'followConfirmLead')}>
        {text('followPageTitle')}
      </PageTitle>
      <Panel tone="wash">
        {page.title ? <p>{page.title}</p> : null}
        <p>
          <Link href={page.href}>{text('followSee')}</Link>
        </p>
      </Panel>
      <Form>
        <Buttons>
          {page.confirmed ? null : (
            <Button variant="primary" name="intent" value="confirm" icon="check">
              {text('followConfirm')}
            </Button>
          )}
          <Button name="intent" value="stop" icon="cross">
            {text('unfollow')}
          </Button>
        </Buttons>
      </Form>
    </PublicPage>
  )
}
