import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { YearFigures, YearGaps, YearTable } from '../components/year-view.tsx'
import '../month-table.css'
import '../year-table.css'
import { readYearCalendar } from '../year-calendar.server.ts'
import { yearMessages } from '../year-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    return json({ ...(await readYearCalendar(reader(), new URL(args.request.url).searchParams, at)), at })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, yearMessages)('title'), matches)
}

export default function YearPrintPage() {
  const { year, rows, all, sums, at } = useLoaderData<typeof loader>()
  const text = useMessages(yearMessages)
  const language = useLanguage()
  const { site } = useFrame()
  return (
    <PrintSheet
      title={text('of', { year })}
      subtitle={site.organisation}
      paper="a4-landscape"
      footer={text('printed', { site: site.name, moment: formatMoment(new Date(at), language) })}
    >
      <YearFigures year={year} sums={sums} />
      <h2 className="mt-4 font-bold">{text('noneTitleOf', { year })}</h2>
      <YearGaps rows={all} />
      <YearTable year={year} rows={rows} />
    </PrintSheet>
  )
}
