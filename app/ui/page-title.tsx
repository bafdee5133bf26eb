import type { ReactNode } from 'react'

type PageTitleProps = {
  children: ReactNode
  /** A short line above the title: what kind of page, or a number. */
  eyebrow?: ReactNode
  /** A StateTag. */
  tag?: ReactNode
  /** One or two sentences below. */
  lead?: ReactNode
  /** Buttons; right of the title on a wide screen. */
  actions?: ReactNode
}

/** The one h1 of a page. */
export function PageTitle({ children, eyebrow, tag, lead, actions }: PageTitleProps) {
  return (
    <div className="page-title">
      <div className="page-title-text">
        {eyebrow ? <p className="page-title-eyebrow">{eyebrow}</p> : null}
        <div className="page-title-line">
          <h1>{children}</h1>
          {tag}
        </div>
        {lead ? <p className="page-title-lead">{lead}</p> : null}
      </div>
      {actions ? <div className="buttons">{actions}</div> : null}
    </div>
  )
}
