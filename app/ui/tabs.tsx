import { Icon, type IconName } from './icon.tsx'

export type Tab = { href: string; label: string; count?: number | string; icon?: IconName; current?: boolean }

/** More than fit on a phone are folded into a list there, which opens without a script. */
const MOST_UNFOLDED = 5

/** Tabs are links to pages. `switch` draws them as one joined button (list, month, theme); `line` with a red underline. */
export function Tabs({
  label,
  items,
  look = 'line',
}: {
  label: string
  items: readonly Tab[]
  look?: 'line' | 'switch'
}) {
  const list = (
    <ul>
      {items.map((tab) => (
        <li key={tab.href}>
          <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
            {tab.icon ? <Icon name={tab.icon} /> : null}
            {tab.label}
            {tab.count === undefined ? null : <span className="tabs-count">{tab.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
  const folds = look === 'line' && items.length > MOST_UNFOLDED
  return (
    <nav aria-label={label} className={look === 'line' ? `tabs${folds ? ' tabs-folds' : ''}` : 'switch'}>
      {folds ? (
        <details className="tabs-fold">
          <summary>
            <span className="hint">{label}</span> <b>{items.find(({ current }) => current)?.label}</b>
          </summary>
          {list}
        </details>
      ) : null}
      {list}
    </nav>
  )
}
