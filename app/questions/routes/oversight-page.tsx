import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatDay, formatDayShort, formatMoment, formatMonth } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { ReportLatenessFigures } from '#app/reports/components/report-lateness.tsx'
import { dueTodayLink, figureLink } from '#app/reports/figure-link.ts'
import { readReportLateness } from '#app/reports/owed-reports.server.ts'
import { scoreMessages } from '#app/reports/score-messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Section } from '#app/ui/section.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { AttentionTable } from '../components/attention-table.tsx'
import { DueChip } from '../components/due-chip.tsx'
import { Misroutes } from '../components/misroutes.tsx'
import { OverseenCampaigns, OverseenFigures } from '../components/overseen-events.tsx'
import { LevelTag, OrderStateTag } from '../components/supervision-parts.tsx'
import { YearTrend } from '../components/year-trend.tsx'
import { concernMessages } from '../concern-messages.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { readOversight } from '../oversight-page.server.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const at = now()
    const lateness = await readReportLateness(reader(), actor, at)
    return json({ at, lateness, ...(await readOversight(reader(), actor, languageOf(args.request), at)) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, oversightMessages)('title'), matches, { robots: 'noindex' })
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function OversightPage() {
  const data = useLoaderData<typeof loader>()
  const text = useMessages(oversightMessages)
  const concern = useMessages(concernMessages)
  const scores = useMessages(scoreMessages)
  const language = useLanguage()
  const { month } = data
  return (
    <ConsolePage
      current="oversight"
      title={text('title')}
      lead={text('lead', { moment: formatMoment(new Date(data.at), language) })}
      actions={
        <>
          <ButtonLink icon="flag" href="/console/supervision">
            {text('toLedger')}
          </ButtonLink>
          <ButtonLink icon="question" href="/console/concerns">
            {concern('title')}
          </ButtonLink>
          <ButtonLink icon="star" href="/console/statistics/scores">
            {scores('title')}
          </ButtonLink>
          <ButtonLink icon="settings" href="/console/oversight/settings">
            {text('toSettings')}
          </ButtonLink>
          <ButtonLink icon="chart" href="/statistics">
            {text('toStatistics')}
          </ButtonLink>
        </>
      }
    >
      <Section id="figures" title={text('figures')} first>
        <Figures>
          <Figure
            label={text('received')}
            value={month.received}
            note={
              <Link href={figureLink('answered', month.month)}>{text('receivedNote', { count: month.answered })}</Link>
            }
            href={figureLink('received', month.month)}
            trend={<YearTrend year={data.year} of="received" label={text('yearReceived')} />}
          />
          <Figure
            label={text('onTime')}
            value={month.onTimeRate === null ? '–' : `${Math.round(month.onTimeRate * 1000) / 10}%`}
            note={text('onTimeNote')}
            href={figureLink('onTimeRate', month.month)}
            trend={<YearTrend year={data.year} of="onTimeRate" label={text('yearOnTime')} />}
          />
          <Figure label={text('dueToday')} value={data.dueToday} href={dueTodayLink()} />
          <Figure
            label={text('overdue')}
            value={data.overdueCount}
            note={data.overdueCount > 0 ? text('overdueNote', { count: data.longest }) : undefined}
            href="/console/overdue"
            tone={data.overdueCount > 0 ? 'bad' : undefined}
          />
          <Figure
            label={text('openOrders')}
            value={data.openOrders}
            note={
              data.lateOrders > 0 ? (
                <Link href="/console/supervision?state=overdue">
                  {text('openOrdersNote', { count: data.lateOrders })}
                </Link>
              ) : (
                text('openOrdersNote', { count: 0 })
              )
            }
            href="/console/supervision?state=open"
          />
        </Figures>
      </Section>
      <OverseenFigures events={data.events} units={data.units} month={month.month} />
      <ReportLatenessFigures lateness={data.lateness} />
      <Columns
        aside={
          <>
            <OverdueAside data={data} />
            <OrdersAside data={data} />
          </>
        }
      >
        <AttentionTable rows={data.attention} />
        <Monitor data={data} />
        <Misroutes misroutes={data.misroutes} />
        <Marked data={data} />
        <Section id="chart" title={text('chart')}>
          <BarChart
            caption={text('chart')}
            captionHidden
            series={[text('chartReceived'), text('chartAnswered')]}
            points={data.chart.map(({ month, received, answered }, index) => ({
              label: formatMonth(month, language)
                .replace(/^\d{4}年/, '')
                .replace(/ \d{4}$/, '')
                .replace(/^([A-Z][a-z]{2})[a-z]+$/, '$1'),
              values: [received, answered],
              hrefs: [figureLink('received', month), figureLink('answered', month)],
              unfinished: index === data.chart.length - 1,
            }))}
          />
        </Section>
        <OverseenCampaigns campaigns={data.events.campaigns} />
      </Columns>
    </ConsolePage>
  )
}

/** 两个月未更新: the column, and each department that is silent. */
function Monitor({ data }: { data: Data }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  const [column] = data.silence
  const silent = data.silence.filter(({ department, periods }) => department && periods > 0)
  const words = (one: (typeof data.silence)[number]) => ({
    day: formatDay(one.since, language),
    months: one.limitMonths * Math.max(1, one.periods),
    department: one.department ? localName(language, one.department.name, one.department.nameEn) : '',
  })
  return (
    <Section id="monitor" title={text('monitor')}>
      {column === undefined ? (
        <p>{text('monitorNone')}</p>
      ) : column.limitMonths === 0 ? (
        <p>{text('monitorOff')}</p>
      ) : column.periods > 0 ? (
        <Banner tone="warning" title={text('monitorBad', words(column))} />
      ) : (
        <p>{text('monitorOk', words(column))}</p>
      )}
      {silent.length > 0 ? (
        <ul className="plain-list text-bad">
          {silent.map((one) => (
            <li key={one.department?.id}>{text('monitorUnit', words(one))}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}

function Marked({ data }: { data: Data }) {
  const text = useMessages(oversightMessages)
  if (data.marked.length === 0) return null
  return (
    <Section id="marked" title={text('marked')}>
      <p className="hint">{text('markedLead')}</p>
      <LinkList
        items={data.marked.map((row) => ({
          href: `/console/questions/${row.id}/supervise`,
          title: row.title ?? text('titleHidden'),
          meta: `${groupedCode(row.trackingCode)} · ${text('markedOn', { at: row.marked ?? '' })}`,
        }))}
      />
    </Section>
  )
}

function OverdueAside({ data }: { data: Data }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  return (
    <Section
      id="overdue"
      title={text('overdueLedger')}
      first
      aside={<Link href="/console/overdue">{text('overdueAll', { count: data.overdueCount })}</Link>}
    >
      {data.overdue.length === 0 ? (
        <p>{text('overdueNone')}</p>
      ) : (
        <LinkList
          items={data.overdue.map((row) => ({
            href: row.maySupervise
              ? `/console/questions/${row.id}/supervise`
              : row.seesCase
                ? `/console/questions/${row.id}`
                : '/console/overdue',
            title: row.title ?? text('titleHidden'),
            tag: row.level ? <LevelTag level={row.level} /> : undefined,
            meta: (
              <>
                {localName(language, row.department.name, row.department.nameEn)}{' '}
                <DueChip dueAt={row.dueAt} dueRule={row.dueRule} timeliness={row.timeliness} at={data.at} />
              </>
            ),
          }))}
        />
      )}
    </Section>
  )
}

function OrdersAside({ data }: { data: Data }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  if (data.orders.length === 0) return null
  return (
    <Section id="orders" title={text('orders')} aside={<Link href="/console/supervision">{text('toLedger')}</Link>}>
      <LinkList
        items={data.orders.map((row) => ({
          href: `/console/supervision/${row.id}`,
          title: row.title ?? text('titleHidden'),
          tag: <LevelTag level={row.level} />,
          meta: (
            <>
              {localName(language, row.department.name, row.department.nameEn)} · {text('demanded')}{' '}
              {formatDayShort(row.dueOn, language)} <OrderStateTag state={row.state} />
            </>
          ),
        }))}
      />
    </Section>
  )
}
