import { formatDay } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Letter } from '#app/ui/letter.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { answerMessages } from '../answer-messages.ts'
import { type Citation, citationLine } from '../citation.ts'
import { questionsMessages } from '../questions-messages.ts'
import { dayWords, takenWords } from './present-question.ts'

export type LetterContent = {
  question: string
  displayName: string | null
  receivedAt: string | Date
  /** null while it is not published: a preview */
  publishedAt: string | Date | null
  versionAt: string | Date | null
  /** when somebody last saw that it still holds */
  checkedAt: string | Date | null
  inTime: boolean
  html: string
  policyBasis: string
  citations?: readonly Citation[]
  partial: boolean
  /** why part of it is not public, where somebody wrote it down */
  partialReason?: string | null
  department: string
  /** 协办单位 */
  coUnits?: readonly string[]
  corrected: boolean
  /** raised by media, a hotline or a meeting: nobody wrote in */
  isConcern?: boolean
}

function Citations({ citations }: { citations: readonly Citation[] }) {
  const text = useMessages(answerMessages)
  const language = useLanguage()
  return (
    <ul>
      {citations.map((one) => (
        <li key={`${one.title} ${one.article}`}>
          {one.url ? (
            <a className="link" href={one.url} rel="noreferrer">
              {citationLine(one)}
            </a>
          ) : (
            citationLine(one)
          )}
          {one.checkedOn ? (
            <span className="hint"> {text('publicChecked', { day: formatDay(one.checkedOn, language) })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** The language of a text, for readers by ear; undefined where it has no Chinese. */
function writtenIn(text: string): 'zh-CN' | undefined {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined
}

/** Question and answer as authorities publish letters: 来信 quiet, 答复 under a red line. */
export function AnswerLetter({ letter }: { letter: LetterContent }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  const received = new Date(letter.receivedAt)
  const day = (at: string | Date) => dayWords(new Date(at), language)
  const name = letter.displayName ?? text('citizen')
  const isForeign = language === 'en' && writtenIn(letter.html) !== undefined
  return (
    <>
      {isForeign ? <p className="hint">{text('asWritten')}</p> : null}
      <Letter
        kind="incoming"
        heading={text(letter.isConcern ? 'letterConcern' : 'letterIncoming')}
        rows={
          letter.isConcern
            ? [{ label: text('takenUpAt'), value: day(received) }]
            : [
                { label: text('asker'), value: text('pseudonym', { name }) },
                { label: text('askedAt'), value: day(received) },
              ]
        }
      >
        <p className="whitespace-pre-line" lang={writtenIn(letter.question)}>
          {letter.question}
        </p>
      </Letter>
      <Letter
        kind="reply"
        heading={text('letterReply')}
        rows={[
          { label: text('replyBy'), value: <b>{letter.department}</b> },
          ...(letter.coUnits?.length
            ? [{ label: text('coUnits'), value: letter.coUnits.join(language === 'en' ? ', ' : '、') }]
            : []),
          ...(letter.publishedAt
            ? [
                {
                  label: text('repliedAt'),
                  value: (
                    <>
                      {day(letter.publishedAt)}
                      <br />
                      {takenWords(received, new Date(letter.publishedAt), language)}
                      {language === 'en' ? ', ' : '，'}
                      {text(letter.inTime ? 'inTime' : 'late')}
                      {letter.corrected && letter.versionAt ? (
                        <>
                          <br />
                          {text('correctedNote', { day: day(letter.versionAt) })}
                        </>
                      ) : null}
                    </>
                  ),
                },
              ]
            : []),
        ]}
        signature={[letter.department, ...(letter.versionAt ? [day(letter.versionAt)] : [])]}
        basis={
          letter.policyBasis
            ? {
                title: text('basis'),
                content: letter.citations?.length ? (
                  <Citations citations={letter.citations} />
                ) : (
                  <p className="whitespace-pre-line">{letter.policyBasis}</p>
                ),
                note: letter.checkedAt ? text('basisChecked', { day: day(letter.checkedAt) }) : undefined,
              }
            : undefined
        }
      >
        <Prose html={letter.html} indent lang={writtenIn(letter.html)} />
        {letter.partial ? (
          <p className="hint">
            {letter.partialReason ? text('partialReason', { reason: letter.partialReason }) : text('partial')}
          </p>
        ) : null}
      </Letter>
    </>
  )
}
