import { Icon, type IconName } from './icon.tsx'

export type Tab = { href: string; label: string; count?: number | string; icon?: IconName; current?: boolean }

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
  return (
    <nav aria-label={label} className={look === 'line' ? 'tabs' : 'switch'}>
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
    </nav>
  )
}
