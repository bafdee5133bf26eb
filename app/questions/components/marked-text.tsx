import { Fragment } from 'react'
import type { MarkedPart } from '#app/platform/search-terms.ts'

/** Text with the words that were searched for marked. */
export function MarkedText({ parts }: { parts: readonly MarkedPart[] }) {
  return parts.map((part, index) => {
    const text = part.hit ? <mark className="mark">{part.text}</mark> : part.text
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
    return <Fragment key={index}>{text}</Fragment>
  })
}
