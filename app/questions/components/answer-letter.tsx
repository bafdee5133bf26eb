import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Letter } from '#app/ui/letter.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { questionsMessages } from '../questions-messages.ts'
import { dayWords, takenWords } from './present-question.ts'

export type LetterContent = {
  question: string
  displayName: string | null
  receivedAt: string | Date
  /** null while it is not published: a preview */
  publishedAt: string | Date | null
  versionAt: string | Date | null
  inTime: boolean
  html: string
  policyBasis: string
  partial: boolean
  department: string
  corrected: boolean
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
        heading={text('letterIncoming')}
        rows={[
          { label: text('asker'), value: text('pseudonym', { name }) },
          { label: text('askedAt'), value: day(received) },
        ]}
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
                content: <p className="whitespace-pre-line">{letter.policyBasis}</p>,
                note: letter.versionAt ? text('basisChecked', { day: day(letter.versionAt) }) : undefined,
              }
            : undefined
        }
      >
        <Prose html={letter.html} indent lang={writtenIn(letter.html)} />
        {letter.partial ? <p className="hint">{text('partial')}</p> : null}
      </Letter>
    </>
  )
}
