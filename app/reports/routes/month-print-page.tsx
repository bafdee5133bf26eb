import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { FigureDefinitions } from '#app/questions/components/figure-definitions.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { MonthTableView } from '../components/month-table-view.tsx'
import { defaultMonth } from '../league-page.server.ts'
import { readMonthTable } from '../month-table.server.ts'
import { askedVersion } from '../report-query.ts'
import '../month-table.css'
import { reportMessages } from '../report-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const query = new URL(args.request.url).searchParams
    const version = askedVersion(new URL(args.request.url))
    const table = await readMonthTable(reader(), query.get('month') || defaultMonth(at), at, version)
    if (!table) throw new NotFound()
    return json({ table, asOf: at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, reportMessages)('monthTitle'), matches)
}

export default function MonthPrintPage() {
  const { table, asOf } = useLoaderData<typeof loader>()
  const text = useMessages(reportMessages)
  const language = useLanguage()
  const { site } = useFrame()
  const moment = formatMoment(new Date(asOf), language)
  const { closed } = table
  return (
    <PrintSheet
      title={text('monthOf', { month: formatMonth(table.month, language) })}
      subtitle={site.organisation}
      paper="a4-landscape"
      footer={text('printed', { site: site.name, moment })}
    >
      <p>
        {closed
          ? text('closedVersion', {
              version: closed.version,
              name: closed.closedBy,
              moment: formatMoment(new Date(closed.closedAt), language),
            })
          : text('live', { moment })}
        {closed?.note ? <> {text('correction', { note: closed.note })}</> : null}
      </p>
      <MonthTableView rows={table.rows} ruled />
      <FigureDefinitions asOf="" />
    </PrintSheet>
  )
}
