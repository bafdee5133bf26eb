import { Fragment } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { caseMessages } from '../case-messages.ts'
import { hintWord } from '../case-words.ts'
import type { HintedPart } from '../personal-data-hints.ts'

/** A text with what looks like personal data marked. Its kind stands behind it as a word: colour is not the only sign. */
export function HintedText({ parts }: { parts: readonly HintedPart[] }) {
  const text = useMessages(caseMessages)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    <Fragment key={index}>
      {part.kind ? (
        <mark className="mark">
          {part.text}
          <span className="mark-kind">{text('hintBehind', { kind: hintWord(part.kind, text) })}</span>
        </mark>
      ) : (
        part.text
      )}
    </Fragment>
  ))
}
