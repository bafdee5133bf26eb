import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { PublicState, QuestionKind } from '../question.ts'
import { stateWord } from '../question-words.ts'
import { questionsMessages } from '../questions-messages.ts'
import { wallMessages } from '../wall-messages.ts'
import { dayWords, STATE_TONE } from './present-question.ts'

type Item = {
  id: string
  kind: QuestionKind
  state: PublicState
  title: string | null
  department: string
  dueAt: string | Date
  overdue: boolean
  publishedAt: string | Date | null
  withholdReason: string | null
}
export type EventQuestionsProps = {
  slug: string
  ledger: { asked: number; answered: number; overdue: number; wall?: boolean; items: readonly Item[] }
  /** published answers are listed elsewhere on the page: show only what is still owed */
  openOnly?: boolean
}

/** “本场共提问 42 条，已公开答复 39 条，超期 0 条”, with each of them: the answer, or who owes it until when. */
export function EventQuestions({ slug, ledger, openOnly }: EventQuestionsProps) {
  const text = useMessages(questionsMessages)
  const wall = useMessages(wallMessages)
  const language = useLanguage()
  const answered = openOnly ? [] : ledger.items.filter((item) => item.publishedAt)
  const open = ledger.items.filter((item) => !item.publishedAt)
  return (
    <Section id="questions" title={text('ledgerTitle')}>
      <p>
        {ledger.asked === 0
          ? text('ledgerNone')
          : text('ledger', { asked: ledger.asked, answered: ledger.answered, overdue: ledger.overdue })}
      </p>
      {ledger.wall ? (
        <p>
          <a href={`/wall/${slug}`}>{wall('caseLink')}</a>
        </p>
      ) : null}
      <LinkList
        items={answered.map((item) => ({
          href: `/answers/${item.id}`,
          title: item.title ?? text('withheldEntry', { kind: text(item.kind) }),
          text: item.withholdReason ? text('withheldReason', { reason: item.withholdReason }) : undefined,
          meta: text('answeredOn', {
            department: item.department,
            day: dayWords(new Date(item.publishedAt as string), language),
          }),
        }))}
      />
      {open.length > 0 ? (
        <ul className="link-list">
          {open.map((item) => (
            <li key={item.id}>
              {text('ledgerOpen', { kind: text(item.kind), department: item.department })}{' '}
              <StateTag tone={item.overdue ? 'bad' : STATE_TONE[item.state]}>
                {item.overdue ? text('ledgerOverdue') : stateWord(item.state, language)}
              </StateTag>
              {item.state === 'declined' || item.state === 'redirected' ? null : (
                <span className="hint">{text('ledgerDue', { day: dayWords(new Date(item.dueAt), language) })}</span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {openOnly || ledger.answered === 0 ? null : (
        <p>
          <a className="link" href={`/answers?event=${encodeURIComponent(slug)}`}>
            {text('ledgerAll')}
          </a>
        </p>
      )}
    </Section>
  )
}
