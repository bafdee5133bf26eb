import { Fragment } from 'react'
import type { MarkedPart } from '#app/platform/search-terms.ts'

/** Text with the words that were searched for marked. */
export function MarkedText({ parts }: { parts: readonly MarkedPart[] }) {
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    part.hit ? (
      <mark key={index} className="mark">
        {part.text}
      </mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
}
