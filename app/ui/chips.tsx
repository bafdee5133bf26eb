import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type Chip = { href: string; label: string; count?: number; chosen?: boolean }

/** Filters as links, so that they sit in the address. The chosen one has a tick and a fill. */
export function Chips({ label, labelHidden, items }: { label: string; labelHidden?: boolean; items: readonly Chip[] }) {
  const text = useMessages(uiMessages)
  return (
    <nav className="chips" aria-label={label}>
      {labelHidden ? null : (
        <span className="chips-label" aria-hidden="true">
          {label}
        </span>
      )}
      <ul>
        {items.map((chip) => (
          <li key={chip.href}>
            <a
              href={chip.href}
              className={chip.chosen ? 'chip is-chosen' : 'chip'}
              aria-current={chip.chosen ? 'true' : undefined}
            >
              {chip.chosen ? <Icon name="check" size={18} /> : null}
              {chip.label}
              {chip.count === undefined ? null : <span className="chip-count">{chip.count}</span>}
              {chip.chosen ? <span className="sr-only">（{text('chosen')}）</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
