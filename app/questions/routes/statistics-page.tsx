import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { questionsMessages } from '../questions-messages.ts'
import { listStatisticsMonths, type MonthFigures, monthStatistics } from '../statistics.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    const months = await listStatisticsMonths(reader(), at)
    const month = new URL(args.request.url).searchParams.get('month') || (months[0] as string)
    const statistics = await monthStatistics(reader(), month, at)
    if (!statistics) throw new NotFound()
    return json({ statistics, months, asOf: at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, questionsMessages)
  return pageMeta(text('statisticsTitle'), language, { description: text('statisticsLead') })
}

/** `92%`; a rate without a denominator is a dash. */
const percent = (rate: number | null, none: string) => (rate === null ? none : `${Math.round(rate * 100)}%`)

export default function StatisticsPage() {
  const { statistics, months, asOf } = useLoaderData<typeof loader>()
  const text = useMessages(questionsMessages)
  const oversight = useMessages(oversightMessages)
  const language = useLanguage()
  const { month, total } = statistics
  const cells = (figures: MonthFigures) => [
    figures.received,
    figures.answered,
    <>
      {percent(figures.answeredRate, text('none'))} <span className="hint">{text('ofReceived', figures as never)}</span>
    </>,
    percent(figures.onTimeRate, text('none')),
    figures.overdueOpen,
  ]
  const names = ['received', 'answered', 'answeredRate', 'onTimeRate', 'overdueOpen'] as const
  return (
    <PublicPage
      current="statistics"
      breadcrumbs={[{ href: '/', label: text('home') }, { label: text('statisticsTitle') }]}
      printNote={text('noteAsOf', { moment: formatMoment(new Date(asOf), language) })}
    >
      <PageTitle lead={text('statisticsLead')}>{text('statisticsTitle')}</PageTitle>
      <p>
        <Link href="/overdue">{oversight('publicLink')}</Link>
      </p>
      <Form method="get" action="/statistics" className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2">
        <SelectField
          name="month"
          label={text('month')}
          defaultValue={month}
          options={[...new Set([month, ...months])].map((value) => ({ value, label: formatMonth(value, language) }))}
        />
        <Button>{text('show')}</Button>
      </Form>
      <Table
        caption={text('statisticsOf', { month: formatMonth(month, language) })}
        rows={statistics.departments}
        rowKey={(row) => row.department.code}
        empty={text('statisticsEmpty')}
        columns={[
          {
            key: 'department',
            label: text('department'),
            rowHeader: true,
            cell: (row) => localName(language, row.department.name, row.department.nameEn),
          },
          ...names.map((name, index) => ({
            key: name,
            label: text(name),
            numeric: true,
            cell: (row: (typeof statistics.departments)[number]) => cells(row)[index],
          })),
        ]}
        footer={statistics.departments.length > 1 ? [text('sum'), ...cells(total)] : undefined}
        note={
          <>
            <p>{text('noteReceived')}</p>
            <p>{text('noteAnswered')}</p>
            <p>{text('noteOnTime')}</p>
            <p>{text('noteAsOf', { moment: formatMoment(new Date(asOf), language) })}</p>
          </>
        }
      />
    </PublicPage>
  )
}
