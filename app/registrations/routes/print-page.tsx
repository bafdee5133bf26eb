import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { TicketCard } from '../components/ticket-card.tsx'
import { type ManagePage, readManagePage } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = languageOf(request)
  const page = await readManagePage(reader(), params.manageToken, language, now())
  return json({ page, printedAt: formatMoment(now(), language) })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, managePageMessages)('ticketTitle'), matches, { robots: 'noindex' })
}

/** The ticket on paper. It names the site and the day, never the secret address. */
export default function PrintPage() {
  const { page, printedAt } = useLoaderData<typeof loader>() as { page: ManagePage; printedAt: string }
  const text = useMessages(managePageMessages)
  return (
    <PrintSheet
      title={page.event.title}
      subtitle={<RegistrationStatusTag status={page.status} />}
      footer={
        <>
          <span>{text('printHint')}</span> <span>{printedAt}</span>
        </>
      }
    >
      <TicketCard ticket={page} paper />
    </PrintSheet>
  )
}
