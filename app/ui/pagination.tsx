import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

type PaginationProps = {
  /** Address of a page, counted from 1. */
  href: (page: number) => string
  page: number
  pages: number
}

/** The pages shown: first, last, and two on either side of the current one; 0 stands for a gap. */
export function pagesShown(page: number, pages: number): number[] {
  const shown: number[] = []
  for (let n = 1; n <= pages; n++) {
    if (n === 1 || n === pages || Math.abs(n - page) <= 2) shown.push(n)
    else if (shown.at(-1) !== 0) shown.push(0)
  }
  return shown
}

/** Draws nothing when there is one page. */
export function Pagination({ href, page, pages }: PaginationProps) {
  const text = useMessages(uiMessages)
  if (pages <= 1) return null
  return (
    <nav className="pagination" aria-label={text('pagination')}>
      {page > 1 ? (
        <a className="pagination-step" rel="prev" href={href(page - 1)}>
          <Icon name="chevron-left" />
          {text('previous')}
        </a>
      ) : null}
      <ol>
        {pagesShown(page, pages).map((n, index) =>
          n === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: there are two gaps at most, one on either side.
            <li key={`gap-${index}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={n}>
              <a href={href(n)} aria-label={text('page', { page: n })} aria-current={n === page ? 'page' : undefined}>
                {n}
              </a>
            </li>
          ),
        )}
      </ol>
      <span className="pagination-words" aria-hidden="true">
        {text('pageOf', { page, pages })}
      </span>
      {page < pages ? (
        <a className="pagination-step" rel="next" href={href(page + 1)}>
          {text('next')}
          <Icon name="chevron-right" />
        </a>
      ) : null}
    </nav>
  )
}

/** For lists by cursor: a link to what comes next, and back to the start. */
export function MoreLinks({
  next,
  first,
}: {
  next?: { href: string; label: string }
  first?: { href: string; label: string }
}) {
  if (!next && !first) return null
  return (
    <div className="more-links">
      {next ? (
        <a className="button is-second is-block" rel="next" href={next.href}>
          {next.label}
        </a>
      ) : null}
      {first ? (
        <a className="link" href={first.href}>
          {first.label}
        </a>
      ) : null}
    </div>
  )
}
