import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { interimMessages } from '../interim-messages.ts'

export type ShownInterim = { text: string; line: string }

/** What was told before the answer, and in words that it is none. `due`: when the answer is, while it is owed. */
export function InterimSection({ replies, due }: { replies: readonly ShownInterim[]; due: string | null }) {
  const text = useMessages(interimMessages)
  if (replies.length === 0) return null
  return (
    <Section id="interim" title={text('title')}>
      <Panel tone="info">
        {replies.map((reply) => (
          <div key={reply.line} className="my-2">
            <p className="whitespace-pre-line">{reply.text}</p>
            <p className="hint">{reply.line}</p>
          </div>
        ))}
        <p>
          <b>{due ? text('notTheAnswer', { day: due }) : text('notTheAnswerWaiting')}</b>
        </p>
      </Panel>
    </Section>
  )
}
