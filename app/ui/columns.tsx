import type { ReactNode } from 'react'

type ColumnsProps = {
  children: ReactNode
  aside: ReactNode
  /** The aside stays in view while the text scrolls. */
  sticky?: boolean
  /** Where there is one column, the aside comes before the text. */
  asideFirst?: boolean
}

/** Text with an aside of 380 px on a wide screen; one column on phones and in large type. */
export function Columns({ children, aside, sticky, asideFirst }: ColumnsProps) {
  return (
    <div className={asideFirst ? 'columns is-aside-first' : 'columns'}>
      <div className="columns-text">{children}</div>
      <div className={sticky ? 'columns-aside is-sticky' : 'columns-aside'}>{aside}</div>
    </div>
  )
}
