import { useMessages } from '#app/ui/language.tsx'
import { questionsMessages } from '../questions-messages.ts'

/**
 * Published answers like what is being written in the field `of`, from public/ask.js; without it they come as a step before
 * sending.
 */
export function LiveSimilar({ of }: { of: string }) {
  const text = useMessages(questionsMessages)
  return (
    <>
      <div className="mb-6" aria-live="polite" hidden data-similar-to={of} data-title={text('similarTitle')} />
      <script src="/ask.js?v=2" defer />
    </>
  )
}
