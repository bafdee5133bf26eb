import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { translator } from '#app/platform/messages.ts'
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { ConfirmationPanel, Panel } from '#app/ui/panel.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { trackingByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { findOpenClarification } from '../clarify-question.server.ts'
import { presentTracking } from '../components/present-tracking.ts'
import { SupplementNotice } from '../components/supplement-notice.tsx'
import { TrackingState } from '../components/tracking-state.tsx'
import { readTrackingCode } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import { findTrackedQuestion } from '../track-question.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await trackingByNetwork.take(networkOf(args.context.address))
    const at = now()
    const code = readTrackingCode(args.params.trackingCode ?? '')
    const question = code ? await findTrackedQuestion(reader(), code, at) : undefined
    if (!question) throw new NotFound()
    const done = new URL(args.request.url).searchParams.get('done')
    return json({
      done: done === 'asked' || done === 'alreadyAsked' ? done : null,
      request: (await findOpenClarification(reader(), question.trackingCode))?.request ?? null,
      answerHtml: question.answer?.text ? renderMarkdown(question.answer.text) : null,
      ...presentTracking(question, at, languageOf(args.request)),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, questionsMessages)('progress'), language, { robots: 'noindex' })
}

export default function QuestionPage() {
  const page = useLoaderData<typeof loader>()
  const text = useMessages(questionsMessages)
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/questions', label: text('trackTitle') },
        { label: text('progress') },
      ]}
    >
      {page.done ? (
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
      <SupplementNotice code={page.trackingCode} request={page.request} />
      <TrackingState state={page.state} tone={page.tone} sentence={page.sentence} story={page.story} />
      {page.decline ? (
        <Panel tone="warn" title={text('declineTitle')}>
          <p className="whitespace-pre-line">{page.decline.reason}</p>
          {page.decline.route ? (
            <>
              <h3>{text('routeTitle')}</h3>
              <p>{page.decline.route}</p>
            </>
          ) : null}
        </Panel>
      ) : null}
      {page.answer ? (
        <Section id="answer" title={text('answerIs')}>
          {page.answerHtml ? (
            <Panel tone="accent">
              <Prose html={page.answerHtml} indent />
            </Panel>
          ) : (
            <Panel tone="wash">
              <p>{page.answer.withheld}</p>
            </Panel>
          )}
          <ButtonRows>
            <ButtonLink variant="row" icon="answer" href={`/answers/${page.id}`}>
              {text('seeAnswer')}
            </ButtonLink>
          </ButtonRows>
        </Section>
      ) : null}
      <Section id="question" title={text('yourQuestion')}>
        <Panel tone="wash">
          <p className="whitespace-pre-line">{page.publicText ?? text('notYetPublic')}</p>
        </Panel>
        <p className="hint">{page.askedLine}</p>
      </Section>
      <Section id="timeline" title={text('timeline')}>
        <Timeline items={page.timeline} />
      </Section>
      <ButtonRows>
        {page.phone ? (
          <ButtonLink variant="row" icon="phone" href={`tel:${page.phone.replace(/[^\d+]/g, '')}`}>
            {text('callDepartment', { phone: page.phone })}
          </ButtonLink>
        ) : null}
        <ButtonLink variant="row" icon="question" href="/ask">
          {text('askAnother')}
        </ButtonLink>
      </ButtonRows>
    </PublicPage>
  )
}
