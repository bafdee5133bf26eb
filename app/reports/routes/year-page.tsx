import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { annualMessages } from '../annual-messages.ts'
import { useReportTabs } from '../components/report-frame.tsx'
import { YearFigures, YearGaps, YearTable } from '../components/year-view.tsx'
import '../month-table.css'
import '../year-table.css'
import { readYearCalendar } from '../year-calendar.server.ts'
import { yearsAround } from '../year-calendar.ts'
import { yearMessages } from '../year-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const calendar = await readYearCalendar(reader(), new URL(args.request.url).searchParams, at)
    return json({ ...calendar, years: yearsAround(at) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, yearMessages)('title'), matches)
}

/** 年度安排: who has planned nothing this year is as visible as who has. */
export default function YearPage() {
  const { year, years, standing, sums, all, rows } = useLoaderData<typeof loader>()
  const text = useMessages(yearMessages)
  const annual = useMessages(annualMessages)
  const path = '/console/statistics/year'
  return (
    <ConsolePage
      current="statistics"
      title={text('title')}
      lead={text('lead')}
      tabs={useReportTabs('year')}
      actions={
        <ButtonLink icon="file" href={`/console/statistics/annual?year=${year}`}>
          {annual('link')}
        </ButtonLink>
      }
    >
      <div className="my-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <Form method="get" action={path} className="flex flex-wrap items-end gap-x-4 [&>*]:my-2">
          <SelectField
            name="year"
            label={text('year')}
            defaultValue={year}
            options={[...new Set([year, ...years])].map((value) => ({ value, label: text('yearOf', { year: value }) }))}
          />
          <Button>{text('show')}</Button>
        </Form>
        <p className="my-2 flex flex-wrap gap-2">
          <ButtonLink href={`${path}/print?year=${year}`} icon="print" size="s">
            {text('print')}
          </ButtonLink>
          <ButtonLink href={`${path}/export?year=${year}&format=xlsx`} icon="download" size="s">
            {text('xlsx')}
          </ButtonLink>
          <ButtonLink href={`${path}/export?year=${year}&format=csv`} icon="download" size="s">
            {text('csv')}
          </ButtonLink>
        </p>
      </div>
      <YearFigures year={year} sums={sums} linked />
      <Section id="none" title={text('noneTitleOf', { year })}>
        <YearGaps rows={all} linked />
      </Section>
      <Section
        id="table"
        title={standing === null ? text('of', { year }) : `${text('of', { year })} · ${text(standing)}`}
        aside={
          standing === null ? (
            <Link href="/console/oversight/settings">{text('toSettings')}</Link>
          ) : (
            <Link href={`${path}?year=${year}`}>{text('showAll')}</Link>
          )
        }
      >
        <YearTable year={year} rows={rows} linked />
      </Section>
    </ConsolePage>
  )
}
