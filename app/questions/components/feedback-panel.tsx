import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { CasePageData } from '../case-page.server.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { groupedCode } from '../question.ts'
import { RatingBars } from './rating-bars.tsx'

/** 市民评价 on the case page: each rating with its reason, the rework it opened and until when, who follows. */
export function FeedbackPanel({ feedback }: { feedback: CasePageData['feedback'] }) {
  const text = useMessages(feedbackMessages)
  if (!feedback) return null
  return (
    <Panel title={text('panelTitle')} icon="star">
      {feedback.ratings.length === 0 ? <p>{text('panelNone')}</p> : null}
      {feedback.ratings.map((rating) => (
        <div key={rating.id} className="my-2">
          <RatingBars content={rating.content} speed={rating.speed} />
          {rating.reason ? (
            <p className="whitespace-pre-line">{text('panelReason', { reason: rating.reason })}</p>
          ) : null}
          <p className="hint">
            {rating.moment}
            {rating.trackingCode ? ` · ${groupedCode(rating.trackingCode)}` : ''}
          </p>
        </div>
      ))}
      {feedback.reworks.map((rework) => (
        <div key={rework.number} className="my-2">
          <p>
            <b>{text('panelRework', { number: rework.number, opened: rework.opened, due: rework.due })}</b>
          </p>
          {rework.basis ? <p className="hint">{text('panelReworkBasis', { basis: rework.basis })}</p> : null}
          {rework.closed ? <p>{text('reworkClosed', { day: rework.closed })}</p> : null}
          {rework.late > 0 ? <p className="text-bad">{text('reworkLate', { count: rework.late })}</p> : null}
          {rework.supervised ? <p className="text-bad">{text('panelSupervised', { day: rework.supervised })}</p> : null}
        </div>
      ))}
      <p className="hint">{text('panelFollowers', feedback.reception)}</p>
    </Panel>
  )
}
