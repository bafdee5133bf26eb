import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { FieldErrors } from './field.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

/** Title of the page after a refused form: "错误：谁来参加". Unchanged when there are no errors. */
export function titleWithErrors(title: string, errors: FieldErrors | undefined, language: Language): string {
  return Object.values(errors ?? {}).some(Boolean) ? translator(language, uiMessages)('errorPrefix') + title : title
}

type ErrorSummaryProps = {
  errors?: FieldErrors
  /** What is wrong with the form as a whole and has no field. */
  general?: readonly string[]
}

/**
 * On top of a refused form: how many things to correct, each a link to its field in the same words as beside it.
 * It takes the focus when the page opens. Draws nothing without errors.
 */
export function ErrorSummary({ errors = {}, general = [] }: ErrorSummaryProps) {
  const text = useMessages(uiMessages)
  const fields = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const count = fields.length + general.length
  if (count === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: without scripts this is how the result of a form gets the focus.
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">
        <Icon name="warning" size={24} />
        {text('errorCount', { count })}
      </h2>
      <ul>
        {general.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {fields.map(([name, message]) => (
          <li key={name}>
            <a href={`#${name}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
