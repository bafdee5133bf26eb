import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Section } from '#app/ui/section.tsx'
import { SATISFACTIONS, type Satisfaction } from '../feedback.ts'
import { feedbackMessages } from '../feedback-messages.ts'

type Feedback = {
  total: number
  counts: Record<Satisfaction, number>
  rate: number | null
  texts: readonly { text: string; satisfaction: number }[]
}

/** What visitors said of an event: five bars, the rate, their words. */
export function FeedbackSection({ feedback }: { feedback: Feedback }) {
  const text = useMessages(feedbackMessages)
  const step = (satisfaction: number) => text(`step${satisfaction as Satisfaction}`)
  return (
    <Section id="feedback" title={text('results')}>
      {feedback.rate === null ? (
        <EmptyState title={text('resultsNone')} icon="star">
          {text('resultsNoneText')}
        </EmptyState>
      ) : (
        <>
          <p>{text('resultsTotal', { count: feedback.total, rate: feedback.rate })}</p>
          {SATISFACTIONS.map((satisfaction) => (
            <Meter
              key={satisfaction}
              value={feedback.counts[satisfaction]}
              max={feedback.total}
              label={step(satisfaction)}
            />
          ))}
          {feedback.texts.length > 0 ? (
            <>
              <h3 className="section-title is-small">{text('resultsTexts')}</h3>
              <ul>
                {feedback.texts.map((one, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once and never changes
                  <li key={index}>
                    {one.text} <span className="hint">（{step(one.satisfaction)}）</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      )}
    </Section>
  )
}
