import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { CallList } from '../components/call-list.tsx'
import { callView, dayView, programmeView } from '../present-programme.ts'
import { figuresOf } from '../programme-figures.ts'
import { programmeMessages } from '../programme-messages.ts'
import { findDay, findProgramme, listCalls } from '../programme-queries.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const at = now()
    const programme = await findProgramme(reader(), { slug: args.params.slug ?? '' })
    const day = await findDay(reader(), programme.id, { day: args.params.day ?? '' })
    const calls = await listCalls(reader(), day.id)
    return json({
      programme: programmeView(programme, language),
      day: dayView({ ...day, figures: figuresOf(calls, at) }, language),
      calls: calls.map((call, index) => callView(call, index + 1, language, at, { staff: false })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return pageMeta('', matches)
  const { programme, day } = data
  const description = day.topic || programme.summary || programme.name
  return columnPageMeta(`${programme.name} ${day.date}`, matches, { description, type: programme.name })
}

export default function ProgrammeDayPage() {
  const { programme, day, calls } = useLoaderData<typeof loader>()
  const text = useMessages(programmeMessages)
  const { figures } = day
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: `/programmes/${programme.slug}`, label: programme.name },
        { label: day.date },
      ]}
    >
      <PageTitle lead={day.topic || undefined}>{text('dayTitle', { name: programme.name, day: day.date })}</PageTitle>
      <SummaryList
        rows={[
          { label: text('onDuty'), value: day.department },
          { label: text('leader'), value: day.cancelled ? text('cancelledTag') : day.leader || '—' },
        ]}
      />
      <Section id="follow" title={text('follow')}>
        <p>
          {text('figures', {
            cameIn: figures.cameIn,
            answered: figures.answeredOnAir,
            along: figures.takenAlong,
            closed: figures.closed,
            onTime: figures.closedOnTime,
            overdue: figures.overdue,
          })}
        </p>
        <p className="hint">{text('followLead')}</p>
        <CallList calls={calls} />
      </Section>
    </PublicPage>
  )
}
