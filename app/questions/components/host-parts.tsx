// The host's queue, one card per question with large buttons: used standing, with one thumb.
import { formatMomentShort } from '#app/platform/dates.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { questionsMessages } from '../questions-messages.ts'
import { type WallMessageKey, wallMessages } from '../wall-messages.ts'
import type { HostQuestion } from '../wall-queries.server.ts'
import type { WallStep } from '../wall-step.ts'

/** A question as it reaches the page. */
export type HostCardQuestion = Omit<HostQuestion, 'askedAt'> & { askedAt: string | Date }
type HostCardProps = { eventId: string; question: HostCardQuestion }

const TAGS: Partial<Record<HostQuestion['state'], { tone: Tone; word: WallMessageKey }>> = {
  answered: { tone: 'ok', word: 'stateAnswered' },
  written: { tone: 'info', word: 'stateWritten' },
  hidden: { tone: 'idle', word: 'stateHidden' },
}

/** Which group of the page a question stands in. */
export function hostGroup({ state }: Pick<HostQuestion, 'state'>): 'onWall' | 'waiting' | 'rest' {
  return state === 'shown' ? 'onWall' : state === 'waiting' ? 'waiting' : 'rest'
}

export function HostCard({ eventId, question }: HostCardProps) {
  const text = useMessages(wallMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  const tag = TAGS[question.state]
  return (
    <li className={question.answering ? 'host-card is-answering' : 'host-card'} data-key={question.id}>
      <p className="hint">
        {ask(question.kind)} · {question.name ?? text('anonymous')} ·{' '}
        {text('askedAt', { time: formatMomentShort(new Date(question.askedAt), language) })}
        {question.state === 'waiting' ? '' : ` · ${text('votesShort', { count: question.votes })}`}
      </p>
      {question.answering ? (
        <StateTag tone="warn" icon="answer">
          {text('answering')}
        </StateTag>
      ) : question.pinned ? (
        <StateTag tone="info" icon="flag">
          {text('pinned')}
        </StateTag>
      ) : tag ? (
        <StateTag tone={tag.tone}>{text(tag.word)}</StateTag>
      ) : null}
      <p className="host-text">{question.text ?? question.original ?? text('copyMissing')}</p>
      {question.original === null ? null : <p className="hint">{text('originalNote')}</p>}
      <CardButtons eventId={eventId} question={question} />
    </li>
  )
}

function CardButtons({ eventId, question }: HostCardProps) {
  const text = useMessages(wallMessages)
  const detail = `/console/events/${eventId}/wall/${question.id}`
  const spoken = question.handles && question.text !== null && question.state !== 'answered'
  return (
    <form method="post" action={`/console/events/${eventId}/wall`} className="host-buttons">
      <HiddenFields values={{ question: question.id }} />
      {steps(question).map(({ step, word, primary }) => (
        <Button key={step} name="step" value={step} size="l" variant={primary ? 'primary' : 'second'}>
          {text(word)}
        </Button>
      ))}
      {question.text === null && question.handles ? (
        <ButtonLink href={detail} size="l" variant="primary">
          {text('clearFirst')}
        </ButtonLink>
      ) : null}
      {spoken ? (
        <ButtonLink href={`${detail}#spoken`} size="l">
          {text('spoken')}
        </ButtonLink>
      ) : null}
    </form>
  )
}

type OfferedStep = { step: WallStep; word: WallMessageKey; primary?: boolean }

/** The steps that make sense where the question stands. */
function steps({ state, text, answering, pinned }: HostCardQuestion): OfferedStep[] {
  if (state !== 'shown') {
    if (text === null) return []
    return [{ step: 'show', word: state === 'waiting' ? 'show' : 'showAgain', primary: state === 'waiting' }]
  }
  return [
    answering ? { step: 'stop', word: 'stopAnswering' } : { step: 'answering', word: 'startAnswering', primary: true },
    pinned ? { step: 'unpin', word: 'unpin' } : { step: 'pin', word: 'pin' },
    { step: 'written', word: 'toWriting' },
    { step: 'hide', word: 'hide' },
  ]
}
