import { Fragment, type ReactNode } from 'react'

const SPAN = /(\d{2}:\d{2}–\d{2}:\d{2})/

/** Text in which `09:00–11:00` is never broken across lines. */
export function wholeTimes(text: string): ReactNode {
  return text.split(SPAN).map((part, index) =>
    SPAN.test(part) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text
      <span key={index} style={{ whiteSpace: 'nowrap' }}>
        {part}
      </span>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text
      <Fragment key={index}>{part}</Fragment>
    ),
  )
}
