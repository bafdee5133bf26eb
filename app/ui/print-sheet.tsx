import type { ReactNode } from 'react'

type PrintSheetProps = {
  title: ReactNode
  subtitle?: ReactNode
  /** At the foot: address of the page, who printed it and when. */
  footer: ReactNode
  /** A3 for posters; the browser asks for the paper. */
  paper?: 'a4' | 'a4-landscape' | 'a3'
  children: ReactNode
}

/** A page meant for paper: what is seen on the screen is what comes out. Stands alone, without a layout. */
export function PrintSheet({ title, subtitle, footer, paper = 'a4', children }: PrintSheetProps) {
  return (
    <main id="main" className={`sheet is-${paper}`}>
      <header className="sheet-head">
        <h1>{title}</h1>
        {subtitle ? <p>{subtitle}</p> : null}
      </header>
      {children}
      <footer className="sheet-foot">{footer}</footer>
    </main>
  )
}
