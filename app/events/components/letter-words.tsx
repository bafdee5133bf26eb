import type { LetterWords as Words } from '#app/outbox/event-letters.server.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { eventChangeMessages } from '../event-change-messages.ts'

/** The letters that people will get, word by word, each in its language. */
export function LetterWords({ letters }: { letters: readonly Words[] }) {
  const text = useMessages(eventChangeMessages)
  if (letters.length === 0) return null
  return (
    <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
      {letters.map(({ language, subject, text: words, sms }) => (
        <Panel key={language} tone="wash" title={text(language === 'en' ? 'lettersEn' : 'lettersZh')} headingLevel={3}>
          <div lang={language}>
            <p>
              <strong>{subject}</strong>
            </p>
            <p className="whitespace-pre-line break-words">{words.trim()}</p>
          </div>
          {sms ? (
            <>
              <h4 className="mt-3 font-semibold">{text('letterSms')}</h4>
              <p lang={language} className="break-words">
                {sms}
              </p>
            </>
          ) : null}
        </Panel>
      ))}
    </div>
  )
}
