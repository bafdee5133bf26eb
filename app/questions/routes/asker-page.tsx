import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { hotline } from '#app/site/site-settings.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { questionsByNetwork, trackingByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { askFollowUp } from '../ask-follow-up.server.ts'
import { getAskersQuestion } from '../asker-link.server.ts'
import { readAskerPage } from '../asker-page.server.ts'
import { presentTracking } from '../components/present-tracking.ts'
import { RatingBars } from '../components/rating-bars.tsx'
import { RatingForm } from '../components/rating-form.tsx'
import { SupplementNotice } from '../components/supplement-notice.tsx'
import { TrackingActions, TrackingArticle } from '../components/tracking-article.tsx'
import { WithdrawForm } from '../components/withdraw-form.tsx'
import { followUpForm, rateForm, withdrawForm } from '../feedback-forms.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { groupedCode } from '../question.ts'
import { LONGEST_QUESTION } from '../question-forms.ts'
import { questionsMessages } from '../questions-messages.ts'
import { rateAnswer } from '../rate-answer.server.ts'
import { withdrawQuestion } from '../withdraw-question.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

const DONE = [
  'rated',
  'ratingChanged',
  'unchanged',
  'reworkOpened',
  'supervised',
  'asked',
  'alreadyAsked',
  'withdrawn',
  'askerLeft',
] as const
type Done = (typeof DONE)[number]
const INTENTS = ['rate', 'followUp', 'withdraw'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await trackingByNetwork.take(networkOf(args.context.address))
    const at = now()
    const language = languageOf(args.request)
    const { tracked, ...own } = await readAskerPage(reader(), args.params.secret ?? '', language, at)
    const page = { ...presentTracking(tracked, at, language, await hotline(), { forAsker: true }), ...own }
    const done = new URL(args.request.url).searchParams.get('done')
    return json(
      { page, key: newSecret(), done: DONE.find((word) => word === done) ?? null },
      { headers: { 'Cache-Control': 'private, no-store' } },
    )
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { request, context } = args
    await questionsByNetwork.take(networkOf(context.address))
    const question = await getAskersQuestion(reader(), args.params.secret ?? '')
    const values = await formValues(request)
    const intent = INTENTS.find((known) => known === values.intent) ?? 'rate'
    const refuse = (errors: Record<string, string>, problem?: string) =>
      json({ intent, values, errors, problem: problem ?? null }, { status: problem ? 409 : 422 })
    if (intent === 'followUp') {
      const form = checkForm(values, followUpForm)
      if (!form.ok) return refuse(form.errors)
      const outcome = await inTransaction(citizen(context), (work) =>
        askFollowUp(work, question.id, { text: form.value.text, idempotencyKey: form.value.key }),
      )
      if (outcome.outcome === 'notAnswered' || outcome.outcome === 'onlyOnce') return refuse({}, outcome.outcome)
      return seeOther(`${question.path}?done=${outcome.outcome}`)
    }
    if (intent === 'withdraw') {
      const form = checkForm(values, withdrawForm)
      if (!form.ok) return refuse(form.errors)
      const { outcome } = await inTransaction(citizen(context), (work) => withdrawQuestion(work, question.id))
      if (outcome === 'answerIsPublic' || outcome === 'notNow') return refuse({}, 'notWithdrawable')
      return seeOther(`${question.path}?done=${outcome === 'askerLeft' ? 'askerLeft' : 'withdrawn'}`)
    }
    const form = checkForm(values, rateForm)
    if (!form.ok) return refuse(form.errors)
    const outcome = await inTransaction(citizen(context), (work) => rateAnswer(work, question.id, form.value))
    const done = DONE.find((word) => word === outcome.outcome)
    return done ? seeOther(`${question.path}?done=${done}`) : refuse({}, outcome.outcome)
  })
}

type Answer = RefusedForm & {
  intent: (typeof INTENTS)[number]
  problem: 'notAnswered' | 'tooLate' | 'notWithdrawable' | null
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, feedbackMessages)('askerTitle'), matches, { robots: 'noindex' })
}

export default function AskerPage() {
  const { page, key, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(feedbackMessages)
  const ask = useMessages(questionsMessages)
  const errors = wordErrors(answer, text)
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[
        { href: '/', label: ask('home') },
        { href: '/questions', label: ask('trackTitle') },
        { label: text('askerTitle') },
      ]}
    >
      {answer?.problem ? <Banner tone="error" result title={text(`problem_${answer.problem}`)} /> : null}
      <ErrorSummary errors={errors} />
      {done && !answer ? <Banner tone="success" result title={text(`done_${done satisfies Done}`)} /> : null}
      <PageTitle eyebrow={text('askerTitle')} lead={text('askerNote')}>
        <CodeGroups value={page.trackingCode} />
      </PageTitle>
      <SupplementNotice href={`${page.path}/supplement`} askedFor={page.askedFor} />
      <TrackingArticle page={page}>
        {page.toAskerHtml ? (
          <Section id="to-asker" title={text('toAskerTitle')}>
            <Panel tone="internal" icon="lock">
              <p className="hint">{text('toAskerNote')}</p>
              <Prose html={page.toAskerHtml} indent />
            </Panel>
          </Section>
        ) : null}
        <Rating answer={answer} errors={errors} />
        {page.followUp ? (
          <Section id="follow-up" title={text('followUpTitle')}>
            <p>{text('followUpThere', { code: groupedCode(page.followUp.trackingCode) })}</p>
            <ButtonRows>
              <ButtonLink variant="row" icon="question" href={`/questions/${page.followUp.trackingCode}`}>
                {text('followUpSee')}
              </ButtonLink>
            </ButtonRows>
          </Section>
        ) : null}
        {page.canAskOn ? (
          <Section id="follow-up" title={text('followUpTitle')}>
            <Form action={page.path}>
              <HiddenFields values={{ intent: 'followUp', key }} />
              <TextArea
                name="text"
                label={text('followUpText')}
                hint={text('followUpLead')}
                error={errors.text}
                defaultValue={answer?.intent === 'followUp' ? typed(answer, 'text') : ''}
                rows={4}
                maxLength={LONGEST_QUESTION * 2}
              />
              <Button icon="send">{text('followUpSubmit')}</Button>
            </Form>
          </Section>
        ) : null}
      </TrackingArticle>
      {page.left ? <p className="hint">{text('leftNote')}</p> : null}
      {page.canWithdraw ? (
        <WithdrawForm
          action={page.path}
          error={answer?.intent === 'withdraw' ? errors.sure : undefined}
          open={answer?.intent === 'withdraw'}
        />
      ) : null}
      <TrackingActions phone={page.phone} />
    </PublicPage>
  )
}

function Rating({ answer, errors }: { answer: Answer | undefined; errors: Record<string, string> }) {
  const { page } = useLoaderData<typeof loader>()
  const text = useMessages(feedbackMessages)
  const { rating } = page
  if (!page.answer) return null
  const earlier = rating.given.filter((one) => one.round < rating.round || rating.reworkUntil || !rating.canRate)
  return (
    <Section id="rating" title={text(rating.round > 0 ? 'rateAgainTitle' : 'rateTitle')}>
      {earlier.map((one) => (
        <div key={one.round} className="my-3">
          <h3>{text(one.round > 0 ? 'ratedRework' : 'rated')}</h3>
          <RatingBars content={one.content} speed={one.speed} />
          {one.reason ? <p className="hint whitespace-pre-line">{one.reason}</p> : null}
        </div>
      ))}
      {rating.reworkUntil ? <p>{text('reworkOpen', { day: rating.reworkUntil })}</p> : null}
      {rating.supervised ? <p>{text('supervisedNote')}</p> : null}
      {rating.canRate ? (
        <>
          <p>{text('rateLead')}</p>
          {rating.until ? (
            <p className="hint">{text(rating.current ? 'changeUntil' : 'rateUntil', { day: rating.until })}</p>
          ) : null}
          <RatingForm
            action={page.path}
            given={rating.current}
            sent={answer?.intent === 'rate' ? answer : undefined}
            errors={errors}
          />
        </>
      ) : null}
      {!rating.canRate && !rating.reworkUntil && earlier.length === 0 ? (
        <p className="hint">{text('rateClosed')}</p>
      ) : null}
    </Section>
  )
}
