// The frame of every page for citizens.
import type { ReactNode } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { PublicLayout, type PublicLayoutProps } from '#app/ui/public-layout.tsx'
import { otherLanguageHref, useFrame, useTypedValues } from './frame.ts'
import { webMessages } from './web-messages.ts'

type PublicPageProps = Pick<PublicLayoutProps, 'breadcrumbs' | 'bleed' | 'printNote' | 'children'> & {
  current?: 'events' | 'campaigns' | 'answers' | 'statistics' | 'ask'
  children: ReactNode
}

export function PublicPage({ current, ...rest }: PublicPageProps) {
  const frame = useFrame()
  const text = useMessages(webMessages)
  const nav = [
    { key: 'events', href: '/events', label: text('navEvents') },
    { key: 'answers', href: '/answers', label: text('navAnswers') },
    { key: 'statistics', href: '/statistics', label: text('navStatistics') },
    { key: 'ask', href: '/ask', label: text('navAsk') },
  ].map(({ key, ...item }) => ({ ...item, current: key === current || (key === 'events' && current === 'campaigns') }))
  const links = [
    { href: '/find', label: text('footerFind') },
    { href: '/privacy', label: text('footerPrivacy') },
    { href: '/sitemap', label: text('footerMap') },
  ]
  return (
    <PublicLayout
      site={{ ...frame.site, footer: { ...frame.site.footer, links } }}
      nav={nav}
      searchHref="/answers"
      languageHref={otherLanguageHref(frame)}
      typedValues={useTypedValues()}
      sizeForm={{ action: '/display', size: frame.size, returnTo: frame.path }}
      contrastForm={{ action: '/display', contrast: frame.contrast, returnTo: frame.path }}
      {...rest}
    />
  )
}
