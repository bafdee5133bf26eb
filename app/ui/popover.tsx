import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type PopoverProps = { label: ReactNode; icon?: IconName; open?: boolean; align?: 'start' | 'end'; children: ReactNode }

/** A button that opens a panel below it; a `details`, so it needs no script. Its style is popover.css. */
export function Popover({ label, icon, open, align = 'start', children }: PopoverProps) {
  return (
    <details className={`popover is-${align}`} open={open}>
      <summary className="button is-second">
        {icon ? <Icon name={icon} /> : null}
        <span>{label}</span>
      </summary>
      <div className="popover-panel">{children}</div>
    </details>
  )
}
