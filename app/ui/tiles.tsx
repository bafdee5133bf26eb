import { Icon, type IconName } from './icon.tsx'

export type Tile = { href: string; icon: IconName; title: string; text?: string }

/** The few jobs people come back for, side by side. The text is left out on phones. */
export function Tiles({ label, items }: { label: string; items: readonly Tile[] }) {
  return (
    <nav className="tiles" aria-label={label}>
      {items.map((tile) => (
        <a key={tile.href} href={tile.href}>
          <Icon name={tile.icon} size={28} />
          <span>
            <span className="tiles-title">{tile.title}</span>
            {tile.text ? <span className="tiles-text">{tile.text}</span> : null}
          </span>
        </a>
      ))}
    </nav>
  )
}
