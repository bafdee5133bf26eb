import type { ReactNode } from 'react'
import { Emblem } from './emblem.tsx'
import { SkipLink } from './public-layout.tsx'

type PlainLayoutProps = {
  site: { name: string; organisation?: string }
  homeHref?: string
  /** `narrow` for one form, `wide` for screens. */
  width?: 'narrow' | 'wide'
  footer?: ReactNode
  children: ReactNode
}

/** Name and content, nothing else: sign-in, errors, pages that must work when little else does. */
export function PlainLayout({ site, homeHref = '/', width = 'narrow', footer, children }: PlainLayoutProps) {
  return (
    <div className="page is-plain">
      <SkipLink />
      <header className="site-header">
        <div className="wrap site-bar">
          <a href={homeHref} className="site-name">
            <Emblem size={40} />
            <span>
              <span className="site-title">{site.name}</span>
              {site.organisation ? <span className="site-organisation">{site.organisation}</span> : null}
            </span>
          </a>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={width === 'narrow' ? 'content wrap is-narrow' : 'content wrap'}>
        {children}
      </main>
      {footer ? (
        <footer className="site-footer">
          <div className="wrap">{footer}</div>
        </footer>
      ) : null}
    </div>
  )
}
