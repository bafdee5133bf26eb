import type { ReactNode } from 'react'

export type LinkListItem = {
  href: string
  title: string
  meta?: ReactNode
  tag?: ReactNode
  text?: ReactNode
  current?: boolean
}

/** Titles to click with a second line each: answers, cases, documents. `current` marks the one that is open beside the list. */
export function LinkList({ items, headingLevel = 3 }: { items: readonly LinkListItem[]; headingLevel?: 2 | 3 | 4 }) {
  const Heading = `h${headingLevel}` as const
  return (
    <ul className="link-list">
      {items.map((item) => (
        <li key={item.href} className={item.current ? 'is-current' : undefined}>
          <div className="link-list-head">
            <Heading className="card-title is-small">
              <a href={item.href} aria-current={item.current ? 'true' : undefined}>
                {item.title}
              </a>
            </Heading>
            {item.tag}
          </div>
          {item.text ? <p className="link-list-text">{item.text}</p> : null}
          {item.meta ? <p className="card-line">{item.meta}</p> : null}
        </li>
      ))}
    </ul>
  )
}
