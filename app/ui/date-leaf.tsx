import { classNames } from './class-names.ts'

export type Leaf = { month: string; date: string; weekday: string }

/** A leaf of a tear-off calendar. It is decoration: the full date with weekday stands beside it in words. */
export function DateLeaf({ month, date, weekday, muted }: Leaf & { muted?: boolean }) {
  return (
    <span className={classNames('leaf', muted && 'is-muted')} aria-hidden="true">
      <span className="leaf-month">{month}</span>
      <span className="leaf-date">{date}</span>
      <span className="leaf-weekday">{weekday}</span>
    </span>
  )
}
