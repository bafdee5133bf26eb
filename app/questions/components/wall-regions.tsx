// The parts of the question wall. The server draws each once, for the page and for everybody who follows it.
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { wallMessages } from '../wall-messages.ts'
import type { WallContent, WallQuestion } from '../wall-queries.server.ts'

function VoteButton({ question, big }: { question: WallQuestion; big?: boolean }) {
  const text = useMessages(wallMessages)
  return (
    <button
      type="submit"
      name="vote"
      value={question.id}
      className={big ? 'wall-vote is-big' : 'wall-vote'}
      aria-label={text('vote', { title: question.text, count: question.votes })}
    >
      <Icon name="arrow-up" size={22} />
      <b>{question.votes}</b>
      {big ? <span>{text('voteWord')}</span> : null}
    </button>
  )
}

/** The question in large type. */
export function NowPart({ question }: { question: NonNullable<WallContent['now']> }) {
  const text = useMessages(wallMessages)
  return (
    <div className="wall-now" data-key={question.id}>
      <p className="wall-label">
        <Icon name={question.answering ? 'answer' : 'flag'} size={30} />
        {text(question.answering ? 'answering' : 'pinned')}
      </p>
      <p className="wall-big">{question.text}</p>
      <p className="wall-by">
        <span>{question.name ?? text('anonymous')}</span>
        <span>{text('alsoWant', { count: question.votes })}</span>
        <VoteButton question={question} big />
      </p>
    </div>
  )
}

export function ListPart({ question }: { question: WallQuestion }) {
  const text = useMessages(wallMessages)
  const done = question.state === 'answered'
  return (
    <li className={done ? 'is-answered' : question.pinned ? 'is-pinned' : undefined} data-key={question.id}>
      {done ? (
        <span className="wall-vote" role="img" aria-label={text('answeredVotes', { count: question.votes })}>
          <Icon name="check" size={22} />
          <b>{question.votes}</b>
        </span>
      ) : (
        <VoteButton question={question} />
      )}
      <span className="wall-text">{question.text}</span>
      {done ? <span className="wall-done">{text('answeredHere')}</span> : null}
    </li>
  )
}

export function EmptyPart() {
  const text = useMessages(wallMessages)
  return (
    <li className="wall-empty" data-key="empty">
      {text('empty')}
    </li>
  )
}

export function CountsPart({ counts }: { counts: WallContent['counts'] }) {
  const text = useMessages(wallMessages)
  return (
    <dl className="wall-counts" data-key="all">
      {(['asked', 'answered', 'written'] as const).map((key) => (
        <div key={key}>
          <dt>{text(key)}</dt>
          <dd>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  )
}
