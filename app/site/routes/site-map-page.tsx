import type { MetaFunction } from '@remix-run/node'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { siteMessages } from '../site-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export const meta: MetaFunction = ({ matches }) => {
  const text = translator(languageOfMatches(matches), siteMessages)
  const [name, description] = [text('mapTitle'), text('mapDescription')]
  return columnPageMeta(name, matches, { description })
}

const PARTS = [
  {
    id: 'open-days',
    title: 'mapEvents',
    links: { '/events': 'eventsList', '/calendar': 'calendar', '/campaigns': 'campaigns', '/programmes': 'programmes' },
  },
  {
    id: 'questions',
    title: 'mapAnswers',
    links: {
      '/ask': 'ask',
      '/questions': 'track',
      '/answers': 'answers',
      '/statistics': 'statistics',
      '/statistics/rules': 'scoreRules',
      '/overdue': 'overdue',
    },
  },
  { id: 'site', title: 'mapSite', links: { '/find': 'find', '/privacy': 'privacy' } },
] as const

export default function SiteMapPage() {
  const text = useMessages(siteMessages)
  return (
    <PublicPage breadcrumbs={[{ href: '/', label: text('home') }, { label: text('mapTitle') }]}>
      <PageTitle lead={text('mapDescription')}>{text('mapTitle')}</PageTitle>
      {PARTS.map((part) => (
        <Section key={part.id} id={part.id} title={text(part.title)}>
          <ul>
            {Object.entries(part.links).map(([href, label]) => (
              <li key={href}>
                <Link href={href}>{text(label)}</Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </PublicPage>
  )
}
