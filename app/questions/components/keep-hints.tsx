import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { caseMessages } from '../case-messages.ts'
import { hintedParts } from '../personal-data-hints.ts'
import { HintedText } from './hinted-text.tsx'

type Props = {
  error: string | undefined
  id?: string
  /** what was typed and will be public */
  texts: readonly string[]
}

/** What looks like personal data, marked where it stands, and the box that lets it stay; there once something was found. */
export function KeepHints({ error, id, texts }: Props) {
  const text = useMessages(caseMessages)
  if (!error) return null
  const found = texts.map((typed) => hintedParts(typed)).filter((parts) => parts.some(({ kind }) => kind !== null))
  return (
    <>
      {found.length > 0 ? (
        <Panel tone="warn" icon="warning" title={text('keepHintsWhere')} headingLevel={3}>
          {found.map((parts) => (
            <p key={parts.map((part) => part.text).join('')} className="checked-text">
              <HintedText parts={parts} />
            </p>
          ))}
        </Panel>
      ) : null}
      <CheckboxField name="keepHints" id={id} label={text('keepHints')} error={error} />
    </>
  )
}
