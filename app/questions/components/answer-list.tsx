import type { MarkedPart } from '#app/platform/search-terms.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { QuestionKind } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import { MarkedText } from './marked-text.tsx'
import { dayWords } from './present-question.ts'

export type AnswerListItem = {
  id: string
  kind: QuestionKind
  title: readonly MarkedPart[]
  excerpt: readonly MarkedPart[]
  withheldReason: string | null
  department: string
  event: string | null
  publishedAt: string | Date
}

/** Published answers below each other; a withheld one is an entry with its reason. */
export function AnswerList({ items }: { items: readonly AnswerListItem[] }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  return (
    <ul className="link-list">
      {items.map((item) => (
        <li key={item.id}>
          <div className="link-list-head">
            <h2 className="card-title is-small">
              <a href={`/answers/${item.id}`}>
                {item.withheldReason === null ? (
                  <MarkedText parts={item.title} />
                ) : (
                  text('withheldEntry', { kind: text(item.kind) })
                )}
              </a>
            </h2>
            {item.withheldReason === null ? null : <StateTag tone="idle">{text('eventWithheld')}</StateTag>}
          </div>
          <p className="link-list-text">
            {item.withheldReason === null ? (
              <MarkedText parts={item.excerpt} />
            ) : (
              text('withheldReason', { reason: item.withheldReason })
            )}
          </p>
          <p className="card-line">
            {text('answeredOn', { department: item.department, day: dayWords(new Date(item.publishedAt), language) })}
            {item.event ? ` · ${text('ofEvent', { event: item.event })}` : ''}
          </p>
        </li>
      ))}
    </ul>
  )
}
