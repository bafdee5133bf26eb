import type { ReactNode } from 'react'

type PageTitleProps = {
  children: ReactNode
  /** A short line above the title: what kind of page, or a number. */
  eyebrow?: ReactNode
  /** A StateTag. */
  tag?: ReactNode
  /** One or two sentences below. */
  lead?: ReactNode
  /** Buttons; right of the title on a wide screen. */
  actions?: ReactNode
}

/** More Chinese characters between two marks of punctuation than a phone sets on one line of a title. */
const LONG_PHRASE = /[\u3400-\u9fff](?:[^，。；：！？、]{11,}[，。；：！？、]|[^，。；：！？、]{12,})/g

/** Titles break after punctuation only. A phrase longer than a line may break inside, yet no line begins with a comma. */
function titleParts(title: string): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  for (const { 0: phrase, index } of title.matchAll(LONG_PHRASE)) {
    parts.push(
      title.slice(from, index),
      <span key={index} className="long-phrase">
        {phrase}
      </span>,
    )
    from = index + phrase.length
  }
  return [...parts, title.slice(from)]
}

/** The one h1 of a page. */
export function PageTitle({ children, eyebrow, tag, lead, actions }: PageTitleProps) {
  return (
    <div className="page-title">
      <div className="page-title-text">
        {eyebrow ? <p className="page-title-eyebrow">{eyebrow}</p> : null}
        <div className="page-title-line">
          <h1>{typeof children === 'string' ? titleParts(children) : children}</h1>
          {tag}
        </div>
        {lead ? <p className="page-title-lead">{lead}</p> : null}
      </div>
      {actions ? <div className="buttons">{actions}</div> : null}
    </div>
  )
}
