import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { type Counts, ratesOf } from '#app/questions/figures.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { figureText } from '#app/questions/statistics-table.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { readAnnualFigures } from '../annual-figures.server.ts'
import { annualMessages } from '../annual-messages.ts'
import { annualBlocks } from '../annual-text.ts'
import { ReportBlocks } from '../components/report-blocks.tsx'
import { eventsLink, figureLink, hasList } from '../figure-link.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const figures = await readAnnualFigures(reader(), new URL(args.request.url).searchParams, at)
    return json({ figures, blocks: annualBlocks(figures, languageOf(args.request)), at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, annualMessages)('name'), matches)
}

const SHOWN = ['received', 'answered', 'answeredRate', 'onTimeRate', 'satisfactionRate', 'overdueOpen'] as const

/** The paragraphs of the yearly report, and the lists behind their numbers. */
export default function AnnualPage() {
  const { figures, blocks, at } = useLoaderData<typeof loader>()
  const { year, events } = figures
  const text = useMessages(annualMessages)
  const language = useLanguage()
  return (
    <ConsolePage
      current="statistics"
      title={text('title', { year })}
      lead={text('lead', { moment: formatMoment(new Date(at), language) })}
      actions={
        <>
          <ButtonLink icon="calendar" href={`/console/statistics/year?year=${year}`}>
            {text('toYear')}
          </ButtonLink>
          <ButtonLink icon="download" href={`/console/statistics/annual/docx?year=${year}`}>
            {text('docx')}
          </ButtonLink>
        </>
      }
    >
      <Section id="figures" title={text('figures')} first>
        <Figures>
          <Figure label={text('figureHeld')} value={events.held} href={eventsLink('held', year)} />
          <Figure label={text('figurePlanned')} value={events.planned} href={eventsLink('planned', year)} />
          <Figure label={text('figureVisitors')} value={events.visitors} href={eventsLink('visitors', year)} />
          <Figure label={text('figureWithout')} value={events.without} href={eventsLink('without', year)} />
        </Figures>
        <QuestionFigures year={year} counts={figures.counts} />
      </Section>
      <Section id="text" title={text('text')}>
        <ReportBlocks blocks={blocks} />
      </Section>
    </ConsolePage>
  )
}

function QuestionFigures({ year, counts }: { year: string; counts: Counts }) {
  const words = useMessages(statisticsMessages)
  const row = { counts, rates: ratesOf(counts) }
  return (
    <div className="mt-4">
      <Figures>
        {SHOWN.map((key) => (
          <Figure
            key={key}
            label={words(key)}
            value={figureText(row, key)}
            href={hasList(row, key) ? figureLink(key, year) : undefined}
          />
        ))}
      </Figures>
    </div>
  )
}
