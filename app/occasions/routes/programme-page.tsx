import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { Facts } from '#app/ui/facts.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { DayList } from '../components/day-list.tsx'
import { dayView, programmeView } from '../present-programme.ts'
import { programmeJsonLd } from '../programme-feed.server.ts'
import { programmeMessages } from '../programme-messages.ts'
import { findProgramme, listDays } from '../programme-queries.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const at = now()
    const programme = await findProgramme(reader(), { slug: args.params.slug ?? '' })
    const days = (await listDays(reader(), programme.id, at)).map((day) => dayView(day, language))
    return json({
      programme: programmeView(programme, language),
      coming: days.filter((day) => day.day >= dayOf(at)).reverse(),
      past: days.filter((day) => day.day < dayOf(at)),
      jsonLd: programmeJsonLd(programme, config().publicOrigin),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return pageMeta('', matches)
  return [
    ...columnPageMeta(data.programme.name, matches, {
      description: data.programme.summary,
      type: translator(languageOfMatches(matches), programmeMessages)('list'),
    }),
    { 'script:ld+json': data.jsonLd },
  ]
}

export default function ProgrammePage() {
  const { programme, coming, past } = useLoaderData<typeof loader>()
  const text = useMessages(programmeMessages)
  const here = `/programmes/${programme.slug}`
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/programmes', label: text('list') },
        { label: programme.name },
      ]}
    >
      <PageTitle lead={programme.summary}>{programme.name}</PageTitle>
      <Facts
        items={[
          {
            icon: 'clock',
            label: text('when'),
            content: (
              <>
                <strong className="block">{programme.every}</strong>
                <Link href={`${here}.ics`}>{text('calendar')}</Link>
              </>
            ),
          },
          {
            icon: 'building',
            label: text('where'),
            content: (
              <>
                <strong className="block">{programme.station}</strong>
                {programme.listenUrl ? (
                  <Link href={programme.listenUrl} external>
                    {text('listen')}
                  </Link>
                ) : null}
              </>
            ),
          },
          {
            icon: 'phone',
            label: text('join'),
            content: programme.ways.map((way) => (
              <span key={way.label} className="block">
                {way.label}：
                {way.phone ? <Link href={`tel:${way.value.replace(/[^+\d]/g, '')}`}>{way.value}</Link> : way.value}
              </span>
            )),
          },
        ]}
      />
      <Section id="coming" title={text('coming')}>
        <DayList days={coming} href={(day) => (day.figures.cameIn > 0 ? `${here}/${day.day}` : undefined)} />
      </Section>
      <Section id="past" title={text('past')}>
        <DayList days={past} href={(day) => `${here}/${day.day}`} figures />
      </Section>
    </PublicPage>
  )
}
