import type { ReactNode } from 'react'
import { type Breadcrumb, Breadcrumbs } from './breadcrumbs.tsx'
import { Emblem } from './emblem.tsx'
import type { TypedValues } from './hidden-fields.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { type ContrastFormProps, SiteFooter, type SiteFooterContent } from './site-footer.tsx'
import { SizeForm, type SizeFormProps } from './size-form.tsx'
import { uiMessages } from './ui-messages.ts'

export type Site = { name: string; organisation?: string; footer: SiteFooterContent }
export type NavItem = { href: string; label: string; current?: boolean }

export type PublicLayoutProps = {
  site: Site
  nav: readonly NavItem[]
  breadcrumbs?: readonly Breadcrumb[]
  homeHref?: string
  searchHref?: string
  /** This page in the other language. */
  languageHref?: string
  /** What a refused form held, for the other language to hold too. */
  typedValues?: TypedValues
  sizeForm?: SizeFormProps
  contrastForm?: ContrastFormProps
  /** The content brings its own `wrap`s: pages with grounds from edge to edge. */
  bleed?: boolean
  /** On paper only, below the content: address and date. */
  printNote?: ReactNode
  children: ReactNode
}

export function SkipLink() {
  const text = useMessages(uiMessages)
  return (
    <a href="#main" className="skip">
      {text('skip')}
    </a>
  )
}

function NavLinks({ nav }: { nav: readonly NavItem[] }) {
  return (
    <ul>
      {nav.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Header({ site, nav, homeHref = '/', searchHref, languageHref, typedValues, sizeForm }: PublicLayoutProps) {
  const text = useMessages(uiMessages)
  const search = searchHref ? (
    <a href={searchHref} className="site-tool">
      <Icon name="search" />
      {text('search')}
    </a>
  ) : null
  const language = languageHref ? (
    <LanguageSwitch href={languageHref} values={typedValues} className="site-tool" />
  ) : null
  return (
    <header className="site-header">
      <div className="wrap site-bar">
        <a href={homeHref} className="site-name">
          <Emblem size={40} />
          <span>
            <span className="site-title">{site.name}</span>
            {site.organisation ? <span className="site-organisation">{site.organisation}</span> : null}
          </span>
        </a>
        <nav className="site-nav" aria-label={text('mainNavigation')}>
          <NavLinks nav={nav} />
        </nav>
        <div className="site-tools">
          <div className="wide-only">{search}</div>
          {sizeForm ? <SizeForm {...sizeForm} /> : null}
          <div className="wide-only">{language}</div>
        </div>
        <details className="site-menu">
          <summary>
            <Icon name="menu" />
            {text('menu')}
          </summary>
          <nav aria-label={text('mainNavigation')}>
            <NavLinks nav={nav} />
            <div className="site-menu-tools">
              {search}
              {language}
            </div>
          </nav>
        </details>
      </div>
    </header>
  )
}

/** Header, content and footer of every page for citizens. */
export function PublicLayout(props: PublicLayoutProps) {
  const { site, breadcrumbs, bleed, printNote, contrastForm, children } = props
  return (
    <div className="page">
      <SkipLink />
      <Header {...props} />
      {breadcrumbs ? (
        <div className="wrap">
          <Breadcrumbs items={breadcrumbs} />
        </div>
      ) : null}
      <main id="main" tabIndex={-1} className={bleed ? 'content' : 'content wrap'}>
        {children}
        {printNote ? <p className="print-only print-note">{printNote}</p> : null}
      </main>
      <SiteFooter content={site.footer} contrastForm={contrastForm} />
    </div>
  )
}
