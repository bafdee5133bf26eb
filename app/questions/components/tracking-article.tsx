import type { ReactNode } from 'react'
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { groupedCode } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import { PublicHandOvers } from './hand-over-panels.tsx'
import { InterimSection } from './interim-section.tsx'
import type { presentTracking } from './present-tracking.ts'
import { TrackingState } from './tracking-state.tsx'

export type TrackingView = ReturnType<typeof presentTracking> & { answerHtml: string | null }

/** Where the question stands, the answer or why there is none, the question, and every step. */
export function TrackingArticle({ page, children }: { page: TrackingView; children?: ReactNode }) {
  const text = useMessages(questionsMessages)
  return (
    <>
      <TrackingState state={page.state} tone={page.tone} sentence={page.sentence} story={page.story} />
      {page.split.from ? (
        <p className="hint">
          <Link href={`/questions/${page.split.from}`}>
            {text('splitFromNote', { code: groupedCode(page.split.from) })}
          </Link>
        </p>
      ) : null}
      {page.split.into.map((code) => (
        <p key={code} className="hint">
          <Link href={`/questions/${code}`}>{text('splitIntoNote', { code: groupedCode(code) })}</Link>
        </p>
      ))}
      {page.merged ? <p className="hint">{text('mergedNote')}</p> : null}
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
      <PublicHandOvers handOvers={page.handOvers} open={page.open} />
      <InterimSection replies={page.interim} due={page.interimDue} />
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
            <ButtonLink variant="row" icon="answer" href={`/answers/${page.matterId}`}>
              {text('seeAnswer')}
            </ButtonLink>
          </ButtonRows>
        </Section>
      ) : null}
      {children}
      <Section id="question" title={text('yourQuestion')}>
        <Panel tone="wash">
          <p className="whitespace-pre-line">
            {page.publicText ?? text(page.withdrawn ? 'withdrawnText' : page.isKept ? 'textKept' : 'notYetPublic')}
          </p>
        </Panel>
        <p className="hint">{page.askedLine}</p>
      </Section>
      <Section id="timeline" title={text('timeline')}>
        <Timeline items={page.timeline} />
      </Section>
    </>
  )
}

/** What one can do besides reading. */
export function TrackingActions({ phone }: { phone: string | null }) {
  const text = useMessages(questionsMessages)
  return (
    <ButtonRows>
      {phone ? (
        <ButtonLink variant="row" icon="phone" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          {text('callDepartment', { phone })}
        </ButtonLink>
      ) : null}
      <ButtonLink variant="row" icon="question" href="/ask">
        {text('askAnother')}
      </ButtonLink>
    </ButtonRows>
  )
}
