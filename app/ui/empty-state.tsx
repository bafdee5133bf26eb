import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** Nothing here yet, or nothing found: say what it means and what to do next. */
export function EmptyState({
  title,
  icon = 'search',
  actions,
  children,
}: {
  title: string
  icon?: IconName
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={40} />
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-text">{children}</div> : null}
      {actions ? <div className="buttons">{actions}</div> : null}
    </div>
  )
}
