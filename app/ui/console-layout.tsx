import type { ReactNode } from 'react'
import { Emblem } from './emblem.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useMessages } from './language.tsx'
import { SkipLink } from './public-layout.tsx'
import { uiMessages } from './ui-messages.ts'

export type RailItem = {
  href: string
  label: string
  icon: IconName
  count?: number
  /** The count is something wrong: overdue, failed. */
  bad?: boolean
  current?: boolean
}
export type RailGroup = { title?: string; items: readonly RailItem[] }

export type ConsoleLayoutProps = {
  site: { name: string; subtitle?: string }
  homeHref: string
  groups: readonly RailGroup[]
  user: { name: string; detail?: string; href?: string }
  signOutAction: string
  /** Links below the user: language, help. */
  extra?: ReactNode
  /** A bar at the bottom that stays in view: the next thing to do. */
  bar?: ReactNode
  /** No padding around the content: pages with columns of their own. */
  bleed?: boolean
  children: ReactNode
}

function RailContent({ groups, user, signOutAction, extra }: ConsoleLayoutProps) {
  const text = useMessages(uiMessages)
  return (
    <>
      <nav className="rail-nav" aria-label={text('mainNavigation')}>
        {groups.map((group, index) => (
          <div key={group.title ?? index} className="rail-group">
            {group.title ? <p className="rail-title">{group.title}</p> : null}
            <ul>
              {group.items.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                    <Icon name={item.icon} />
                    <span>{item.label}</span>
                    {item.count === undefined ? null : (
                      <span className={item.bad && item.count > 0 ? 'rail-count is-bad' : 'rail-count'}>
                        {item.count}
                      </span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="rail-user">
        <p className="rail-user-name">{user.href ? <a href={user.href}>{user.name}</a> : user.name}</p>
        {user.detail ? <p>{user.detail}</p> : null}
        {extra}
        <form method="post" action={signOutAction}>
          <button type="submit">
            <Icon name="logout" size={18} />
            {text('signOut')}
          </button>
        </form>
      </div>
    </>
  )
}

/** The workplace of staff: rail, content, and where needed a bar at the bottom. Denser than public pages. */
export function ConsoleLayout(props: ConsoleLayoutProps) {
  const { site, homeHref, bar, bleed, children } = props
  const text = useMessages(uiMessages)
  return (
    <div className="console" data-density="console">
      <SkipLink />
      <header className="rail">
        <div className="rail-head">
          <a href={homeHref} className="site-name">
            <Emblem size={36} />
            <span>
              <span className="site-title">{site.name}</span>
              {site.subtitle ? <span className="site-organisation">{site.subtitle}</span> : null}
            </span>
          </a>
          <details className="rail-menu">
            <summary>
              <Icon name="menu" />
              {text('menu')}
            </summary>
            <div>
              <RailContent {...props} />
            </div>
          </details>
        </div>
        <div className="rail-body">
          <RailContent {...props} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={bleed ? 'console-main is-bleed' : 'console-main'}>
        <div className="console-page">{children}</div>
        {bar ? <div className="console-bar">{bar}</div> : null}
      </main>
    </div>
  )
}
