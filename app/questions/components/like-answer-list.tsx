import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { questionsMessages } from '../questions-messages.ts'
import { dayWords } from './present-question.ts'

export type LikeAnswer = { id: string; title: string; excerpt: string; department: string; publishedAt: string }

/** Published answers that unfold where they stand, so that nothing typed is left behind; the whole page in a window of its own. */
export function LikeAnswerList({ items }: { items: readonly LikeAnswer[] }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  return items.map((item) => (
    <details key={item.id} className="my-3">
      <summary>{item.title}</summary>
      <p>{item.excerpt}</p>
      <p className="hint">
        {text('answeredOn', { department: item.department, day: dayWords(new Date(item.publishedAt), language) })}
      </p>
      <p>
        <a className="link" href={`/answers/${item.id}`} target="_blank" rel="noopener">
          {text('likeWhole')}
        </a>
      </p>
    </details>
  ))
}
