import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { translator } from '#app/platform/messages.ts'
import { hotline } from '#app/site/site-settings.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { ConfirmationPanel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { cookieOf, languageOf } from '#app/web/language.server.ts'
import { mailsByNetwork, trackingByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { likenessWords, readSimilar } from '../ask-page.server.ts'
import { readAskedFor } from '../asked-supplement.server.ts'
import { ASKED_COOKIE, askerPathOf } from '../asker-link.server.ts'
import { FollowForm } from '../components/follow-form.tsx'
import { dayWords } from '../components/present-question.ts'
import { presentTracking } from '../components/present-tracking.ts'
import { SupplementNotice } from '../components/supplement-notice.tsx'
import { TrackingActions, TrackingArticle } from '../components/tracking-article.tsx'
import { followForm } from '../feedback-forms.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { requestFollow } from '../follow-answer.server.ts'
import { readTrackingCode } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import { findTrackedQuestion } from '../track-question.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

const DONE = ['asked', 'alreadyAsked', 'followed', 'unfollowed'] as const

async function tracked(args: LoaderFunctionArgs) {
  await trackingByNetwork.take(networkOf(args.context.address))
  const code = readTrackingCode(args.params.trackingCode ?? '')
  const question = code ? await findTrackedQuestion(reader(), code, now()) : undefined
  if (!question) throw new NotFound()
  return question
}

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const question = await tracked(args)
    const language = languageOf(args.request)
    const word = new URL(args.request.url).searchParams.get('done')
    const done = DONE.find((known) => known === word) ?? null
    // Whoever has just asked in this browser is shown the way to their own page.
    const askerPath = askerPathOf(question, cookieOf(args.request, ASKED_COOKIE)) ?? null
    const justAsked = askerPath !== null && (done === 'asked' || done === 'alreadyAsked')
    return json({
      askedFor: await readAskedFor(reader(), question.trackingCode, language),
      done,
      askerPath,
      answerHtml: question.answer?.text ? renderMarkdown(question.answer.text) : null,
      mayFollow: question.doneAt === null,
      similar:
        question.doneAt === null
          ? await readSimilar(reader(), await likenessWords(reader(), question, justAsked), language)
          : [],
      justAsked,
      ...presentTracking(question, now(), language, await hotline()),
    })
  })
}

/** Follows the question by mail. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const question = await tracked(args)
    const form = await readForm(args.request, followForm)
    if (!form.ok) return refused(form)
    await mailsByNetwork.take(networkOf(args.context.address))
    const language = languageOf(args.request)
    await inTransaction(citizen(args.context), (work) =>
      requestFollow(work, { questionId: question.matterId, email: form.value.email, language }),
    )
    return seeOther(`/questions/${question.trackingCode}?done=followed`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, questionsMessages)('progress'), matches, { robots: 'noindex' })
}

export default function QuestionPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(questionsMessages)
  const back = useMessages(feedbackMessages)
  const errors = wordErrors(answer, back)
  const isNew = page.done === 'asked' || page.done === 'alreadyAsked'
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/questions', label: text('trackTitle') },
        { label: text('progress') },
      ]}
    >
      <ErrorSummary errors={errors} />
      {page.done === 'followed' ? <Banner tone="info" result title={back('done_followed')} /> : null}
      {page.done === 'unfollowed' ? <Banner tone="success" result title={back('unfollowed')} /> : null}
      {isNew ? (
        <ConfirmationPanel title={text(page.done === 'asked' ? 'askedTitle' : 'askedAlready')}>
          <p>{text('codeLabel')}</p>
          <p>
            <CodeGroups value={page.trackingCode} />
          </p>
          <p>{text('askedText')}</p>
        </ConfirmationPanel>
      ) : (
        <PageTitle eyebrow={text('progress')}>
          <CodeGroups value={page.trackingCode} />
        </PageTitle>
      )}
      <SupplementNotice
        href={page.askerPath ? `${page.askerPath}/supplement` : `/questions/${page.trackingCode}/supplement`}
        askedFor={page.askedFor}
      />
      {page.askerPath ? (
        <div className="my-4">
          <ButtonRows>
            <ButtonLink variant="row" icon="user" href={page.askerPath}>
              {back('askerOpen')}
            </ButtonLink>
          </ButtonRows>
          <p className="hint">{back('askerOpenNote')}</p>
        </div>
      ) : null}
      <TrackingArticle page={page} />
      {page.mayFollow ? (
        <FollowForm
          action={`/questions/${page.trackingCode}`}
          error={errors.email}
          email={answer ? typed(answer, 'email') : undefined}
        />
      ) : null}
      <TrackingActions phone={page.phone} />
      {page.similar.length > 0 ? (
        <Similar items={page.similar} withdraw={page.justAsked ? page.askerPath : null} />
      ) : null}
    </PublicPage>
  )
}

/** `withdraw`: the asker's own page, where a question that is answered already may be taken back. */
function Similar({
  items,
  withdraw,
}: {
  items: ReturnType<typeof useLoaderData<typeof loader>>['similar']
  withdraw: string | null
}) {
  const text = useMessages(questionsMessages)
  const back = useMessages(feedbackMessages)
  const language = useLanguage()
  return (
    <Section id="similar" title={back('similarTitle')}>
      {withdraw ? (
        <p>
          {back('similarAsked')} <Link href={`${withdraw}#withdraw`}>{back('similarWithdraw')}</Link>
        </p>
      ) : null}
      <LinkList
        items={items.map((item) => ({
          href: `/answers/${item.id}`,
          title: item.title,
          meta: text('answeredOn', {
            department: item.department,
            day: dayWords(new Date(item.publishedAt), language),
          }),
        }))}
      />
    </Section>
  )
}
