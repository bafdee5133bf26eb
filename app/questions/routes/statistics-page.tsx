import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { ConcernCounts } from '../components/concern-counts.tsx'
import { FigureDefinitions } from '../components/figure-definitions.tsx'
import { readConcernNames } from '../concern-kinds.server.ts'
import { type Counts, type Part, percentOf, type Rates } from '../figures.ts'
import { publicFigureLink, publicSpreadLink } from '../listed-figures.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { countedDepartments } from '../statistics.server.ts'
import { statisticsMessages } from '../statistics-messages.ts'
import { listMonths } from '../statistics-months.server.ts'
import { type PublicBreakdown, readStatisticsPage } from '../statistics-page.server.ts'
import { type FigureKey, figureText, PUBLIC_COLUMNS, spreadText } from '../statistics-table.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    const query = new URL(args.request.url).searchParams
    const months = await listMonths(reader(), at)
    const month = query.get('month') || (months[0] as string)
    const page = await readStatisticsPage(reader(), { month, department: query.get('department') || undefined }, at)
    if (!page) throw new NotFound()
    const departments = await countedDepartments(reader())
    return json({
      page,
      months,
      departments: departments.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
      asOf: at,
      concernNames: await readConcernNames(reader(), languageOf(args.request)),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, statisticsMessages)
  return columnPageMeta(text('title'), matches, { description: text('lead') })
}

const HEADING = { kind: 'byKind', source: 'bySource', concern: 'byConcern', topic: 'byTopic' } as const
const SPREADS = ['kind', 'source', 'concern', 'topic'] as const satisfies readonly PublicBreakdown[]

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function StatisticsPage() {
  const { page, months, departments, asOf, concernNames } = useLoaderData<typeof loader>()
  const text = useMessages(statisticsMessages)
  const oversight = useMessages(oversightMessages)
  const language = useLanguage()
  const asOfText = text('asOf', { moment: formatMoment(new Date(asOf), language) })
  const named = page.department && localName(language, page.department.name, page.department.nameEn)
  const month = formatMonth(page.month, language)
  const title = named ? text('ofDepartment', { department: named, month }) : text('of', { month })
  const file = new URLSearchParams({
    month: page.month,
    ...(page.department ? { department: page.department.code } : {}),
    lang: language,
  })
  return (
    <PublicPage
      current="statistics"
      breadcrumbs={[{ href: '/', label: text('home') }, { label: text('title') }]}
      printNote={asOfText}
    >
      <PageTitle lead={text('lead')}>{text('title')}</PageTitle>
      <p>
        <Link href="/overdue">{oversight('publicLink')}</Link>
      </p>
      <Form method="get" action="/statistics" className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2">
        <SelectField
          name="month"
          label={text('month')}
          defaultValue={page.month}
          options={[...new Set([page.month, ...months])].map((value) => ({
            value,
            label: formatMonth(value, language),
          }))}
        />
        <SelectField
          name="department"
          label={text('department')}
          defaultValue={page.department?.code ?? ''}
          options={[
            { value: '', label: text('allDepartments') },
            ...departments.map(({ code, name, nameEn }) => ({ value: code, label: localName(language, name, nameEn) })),
          ]}
        />
        <Button>{text('show')}</Button>
      </Form>
      <Section id="month" title={title} aside={<Link href={`/statistics.csv?${file}`}>{text('downloadCsv')}</Link>}>
        <MonthTable page={page} caption={title} />
      </Section>
      <Section id="year" title={text('year')}>
        <BarChart
          caption={text('year')}
          captionHidden
          series={[text('received'), text('answered')]}
          points={drawnMonths(page.year).map((point) => ({
            label: shortMonth(point.month),
            values: [point.received, point.answered],
            hrefs: (['received', 'answered'] as const).map(
              (key) => publicFigureLink(key, point.month, page.department?.code) ?? '',
            ),
            unfinished: point.unfinished,
          }))}
        />
        <BarChart
          caption={text('yearOnTime')}
          series={[text('onTimeRate')]}
          points={page.year
            .filter(({ onTimeRate }) => onTimeRate !== null)
            .map((point) => ({
              label: shortMonth(point.month),
              values: [Math.floor((point.onTimeRate ?? 0) * 100)],
              unfinished: point.unfinished,
            }))}
        />
      </Section>
      <Parts page={page} concernNames={concernNames} />
      <ConcernCounts {...page.concerns} />
      <Section id="definitions" title={text('definitions')}>
        <FigureDefinitions asOf={asOfText} />
        <p className="mt-4">
          <Link href="/statistics/rules">{text('scoreRules')}</Link>
        </p>
        <p className="mt-4">
          <ButtonLink href={`/api/v1/statistics?month=${page.month}`} variant="quiet">
            {text('openData')}
          </ButtonLink>
        </p>
      </Section>
    </PublicPage>
  )
}

/** From the first month in which anything was asked, six at the least. */
function drawnMonths(year: Data['page']['year']) {
  const first = year.findIndex(({ received }) => received > 0)
  return year.slice(first < 0 ? -6 : Math.min(first, year.length - 6))
}

/** `2026-11` → `26-11`: twelve of them stand in a row. */
const shortMonth = (month: string) => month.slice(2)

function MonthTable({ page, caption }: { page: Data['page']; caption: string }) {
  const text = useMessages(statisticsMessages)
  const language = useLanguage()
  const { counts, rates } = page.total
  const href = (key: FigureKey, department = page.department?.code) => publicFigureLink(key, page.month, department)
  const linked = (row: { counts: Counts; rates: Rates }, key: FigureKey, department?: string) => {
    const shown = figureText(row, key)
    const to = row.counts.incoming > 0 ? href(key, department) : undefined
    return to ? <Link href={to}>{shown}</Link> : shown
  }
  return (
    <>
      <Figures>
        <Figure label={text('received')} value={counts.received} unit={text('unit')} href={href('received')} />
        <Figure
          label={text('answered')}
          value={counts.answered}
          unit={text('unit')}
          note={percentOf(rates.answeredRate)}
          href={href('answered')}
        />
        <Figure label={text('onTimeRate')} value={percentOf(rates.onTimeRate)} />
        <Figure label={text('satisfactionRate')} value={percentOf(rates.satisfactionRate)} />
        <Figure
          label={text('overdueOpen')}
          value={counts.overdueOpen}
          unit={text('unit')}
          tone={counts.overdueOpen > 0 ? 'bad' : undefined}
        />
      </Figures>
      <Table
        caption={caption}
        captionHidden
        rows={page.rows}
        rowKey={(row) => row.code}
        empty={text('empty')}
        columns={[
          {
            key: 'department',
            label: text('department'),
            rowHeader: true,
            cell: (row) => (
              <Link href={`/answers?department=${row.code}`}>{localName(language, row.name, row.nameEn)}</Link>
            ),
          },
          ...PUBLIC_COLUMNS.map((key) => ({
            key,
            label: text(key),
            numeric: true,
            cell: (row: Data['page']['rows'][number]) => linked(row, key, row.code),
          })),
        ]}
        footer={
          page.rows.length > 1 ? [text('sum'), ...PUBLIC_COLUMNS.map((key) => linked(page.total, key))] : undefined
        }
      />
    </>
  )
}

function Parts({ page, concernNames }: Pick<Data, 'page' | 'concernNames'>) {
  const text = useMessages(statisticsMessages)
  const language = useLanguage()
  const all = page.total.counts.incoming
  const shown = SPREADS.filter((by) => page.parts[by].length > 0)
  const word = (by: PublicBreakdown, key: string) => spreadText(language, by, key, concernNames)
  const counted = (by: PublicBreakdown, { key, n }: Part) => {
    const href = publicSpreadLink(by, key, page.month, page.department?.code)
    return href ? <Link href={href}>{n}</Link> : n
  }
  if (shown.length === 0) return null
  return (
    <Section id="parts" title={text('parts')}>
      <div className="grid gap-6 md:grid-cols-2">
        {shown.map((by) => (
          <Table
            key={by}
            caption={text(HEADING[by])}
            rows={page.parts[by]}
            rowKey={(row) => row.key}
            empty={null}
            columns={[
              { key: 'item', label: text('item'), rowHeader: true, cell: (row) => word(by, row.key) },
              { key: 'count', label: text('count'), numeric: true, cell: (row) => counted(by, row) },
              {
                key: 'share',
                label: text('share'),
                numeric: true,
                cell: (row) => percentOf(all > 0 ? row.n / all : null),
              },
            ]}
          />
        ))}
      </div>
      <p className="hint">{text('smallNote', { few: FEWEST_PEOPLE, count: all })}</p>
    </Section>
  )
}
