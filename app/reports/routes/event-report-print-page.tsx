import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { ReportBlocks } from '../components/report-blocks.tsx'
import { isReportKind } from '../event-report.ts'
import { askedVersion } from '../report-query.ts'
import { readReport } from '../report-view.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { id: eventId = '', kind = '' } = args.params
    if (!isReportKind(kind)) throw new NotFound()
    const asked = {
      eventId,
      kind,
      version: askedVersion(new URL(args.request.url)),
      language: languageOf(args.request),
      origin: config().publicOrigin,
    }
    const { title, department, foot, blocks } = await readReport(reader(), actor, asked, now())
    return json({ kind, title, department, foot, blocks })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.title ?? '', matches)

export default function EventReportPrintPage() {
  const { kind, title, department, foot, blocks } = useLoaderData<typeof loader>()
  return (
    <PrintSheet
      title={title}
      subtitle={department}
      footer={foot}
      paper={kind === 'questionList' ? 'a4-landscape' : 'a4'}
    >
      <ReportBlocks blocks={blocks} />
    </PrintSheet>
  )
}
