import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Fact = {
  icon: IconName
  label: string
  content: ReactNode /** Stands out with a tinted ground. */
  strong?: boolean
}

/** Facts before prose: icon, label, content. Two columns where there is room. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.map((fact) => (
        <div key={fact.label} className={fact.strong ? 'fact is-strong' : 'fact'}>
          <dt>
            <Icon name={fact.icon} size={22} />
            {fact.label}
          </dt>
          <dd>{fact.content}</dd>
        </div>
      ))}
    </dl>
  )
}
