import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

/** The last one is the page itself and needs no href. */
export type Breadcrumb = { href?: string; label: string }

export function Breadcrumbs({ items }: { items: readonly Breadcrumb[] }) {
  const text = useMessages(uiMessages)
  return (
    <nav className="breadcrumbs" aria-label={text('breadcrumbs')}>
      <span aria-hidden="true" className="breadcrumbs-label">
        {text('breadcrumbs')}
      </span>
      <ol>
        {items.map((item) => (
          <li key={item.label}>
            {item.href ? <a href={item.href}>{item.label}</a> : <span aria-current="page">{item.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
