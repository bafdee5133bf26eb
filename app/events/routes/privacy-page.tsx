import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { CURRENT_CONSENT, RETENTION_DAYS } from '#app/registrations/consent.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { listConsentTexts } from '../consent-texts.server.ts'
import { eventPageMessages } from '../event-page-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const text = translator(language, eventPageMessages)
    const kept = await listConsentTexts(reader())
    const earlier = kept
      .filter((row) => row.version !== CURRENT_CONSENT.version)
      .map((row) => ({
        version: row.version,
        title: text('privacyVersionSince', { version: row.version, day: formatDay(dayOf(row.createdAt), language) }),
        lines: localName(language, row.text, row.textEn).split('\n'),
      }))
    const current = {
      version: CURRENT_CONSENT.version,
      title: `${text('privacyVersion', { version: CURRENT_CONSENT.version })} · ${text('privacyCurrent')}`,
      lines: CURRENT_CONSENT.text[language].split('\n'),
    }
    return json({ versions: [current, ...earlier] })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, eventPageMessages)
  return columnPageMeta(text('privacyTitle'), matches, { description: text('privacyDescription') })
}

const PARTS = ['What', 'Why', 'How', 'Long', 'Rights', 'Cookies'] as const

export default function PrivacyPage() {
  const { versions } = useLoaderData<typeof loader>()
  const text = useMessages(eventPageMessages)
  return (
    <PublicPage breadcrumbs={[{ href: '/', label: text('home') }, { label: text('privacyTitle') }]}>
      <div className="max-w-text">
        <PageTitle lead={text('privacyLead')}>{text('privacyTitle')}</PageTitle>
        {PARTS.map((part) => (
          <Section key={part} id={part.toLowerCase()} title={text(`privacy${part}`)}>
            <p>{text(`privacy${part}Text`, { days: RETENTION_DAYS })}</p>
          </Section>
        ))}
        <Section id="consent" title={text('privacyConsent')}>
          {versions.map((version) => (
            <Section key={version.version} id={`v${version.version}`} title={version.title} headingLevel={3}>
              <div className="prose">
                {version.lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </div>
            </Section>
          ))}
        </Section>
      </div>
    </PublicPage>
  )
}
