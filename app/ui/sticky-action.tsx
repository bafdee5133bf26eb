import type { ReactNode } from 'react'

/** The one action of a page, at the thumb on phones; on a wide screen it stands where it is written, or `phoneOnly` hides it. */
export function StickyAction({
  title,
  note,
  phoneOnly,
  children,
}: {
  title?: ReactNode
  note?: ReactNode
  phoneOnly?: boolean
  children: ReactNode
}) {
  return (
    <div className={phoneOnly ? 'sticky-action is-phone-only' : 'sticky-action'}>
      {title || note ? (
        <div className="sticky-action-text">
          {title ? <p className="sticky-action-title">{title}</p> : null}
          {note ? <p className="hint">{note}</p> : null}
        </div>
      ) : null}
      <div className="sticky-action-buttons">{children}</div>
    </div>
  )
}
