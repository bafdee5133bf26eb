import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

type LinkProps = {
  href: string
  children: ReactNode
  /** Leaves the site: says so in an icon and in words for readers by ear. */
  external?: boolean
  rel?: string
  hrefLang?: string
  lang?: string
  className?: string
  'aria-label'?: string
}

export function Link({ href, children, external, rel, className = 'link', ...rest }: LinkProps) {
  const text = useMessages(uiMessages)
  return (
    <a href={href} rel={external ? 'noopener noreferrer external' : rel} className={className} {...rest}>
      {children}
      {external ? (
        <>
          <Icon name="external" size={16} className="link-external" />
          <span className="sr-only">（{text('external')}）</span>
        </>
      ) : null}
    </a>
  )
}
