import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { PublicConcern } from '../concern-queries.server.ts'
import { questionsMessages } from '../questions-messages.ts'
import { type AdditionsOfAnswer, AnswerAdditions } from './answer-additions.tsx'
import { AnswerLetter, type LetterContent } from './answer-letter.tsx'
import { PublicConcernPanel } from './concern-source.tsx'
import { dayWords } from './present-question.ts'

export type ArticleContent = Omit<LetterContent, 'html' | 'publishedAt' | 'isConcern'> &
  AdditionsOfAnswer & {
    /** null where the answer is withheld */
    html: string | null
    withholdReason: string | null
    publishedAt: string | Date
    concern: PublicConcern | null
    topic: string | null
    event: { slug: string; title: string } | null
  }

/** Where the question came from and what it is about, above its title or below. */
export function AnswerOrigin({ answer }: { answer: Pick<ArticleContent, 'topic' | 'event'> }) {
  const text = useMessages(questionsMessages)
  return (
    <>
      {answer.topic ? `${text('topicLine', { topic: answer.topic })}　` : ''}
      {answer.event ? (
        <>
          {text('fromEvent')}
          <Link href={`/events/${answer.event.slug}`}>{answer.event.title}</Link>
        </>
      ) : null}
    </>
  )
}

/**
 * A question with its answer and all that belongs to it, or the reason why it is withheld: the public page and its preview.
 * `filesAt`: the address under which its files are.
 */
export function AnswerArticle({ answer, filesAt }: { answer: ArticleContent; filesAt: string }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  return (
    <>
      <PublicConcernPanel concern={answer.concern} />
      {answer.html === null ? (
        <Panel tone="wash">
          <p>{text('withheldReason', { reason: answer.withholdReason ?? '' })}</p>
          <p className="hint">
            {text('answeredOn', {
              department: answer.department,
              day: dayWords(new Date(answer.publishedAt), language),
            })}
          </p>
        </Panel>
      ) : (
        <AnswerLetter letter={{ ...answer, html: answer.html, isConcern: answer.concern !== null }} />
      )}
      <AnswerAdditions answer={answer} filesAt={filesAt} />
    </>
  )
}
