import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/dates.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { PlanText } from '../components/plan-text.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { readPlan } from '../plan-event.server.ts'
import { planMessages } from '../plan-messages.ts'
import { whenInFull } from '../present-event.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const { purpose, form, participants, duties, emergency, version, filedAt } = await readPlan(reader(), event.id)
    return json({
      frame,
      plan: { purpose, form, participants, duties, emergency },
      version,
      filedAt: filedAt ? formatMoment(filedAt, language) : '',
      facts: {
        when: whenInFull(event, language),
        place: [event.venueName, event.venueAddress].filter(Boolean).join(' · '),
        agenda: event.agenda,
      },
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventPlanPrintPage() {
  const { frame, plan, version, filedAt, facts } = useLoaderData<typeof loader>()
  const text = useMessages(planMessages)
  return (
    <PrintSheet
      title={`${frame.title} ${text('title')}`}
      subtitle={frame.department}
      footer={[text('printed', { title: frame.title, version }), filedAt ? text('filedOn', { at: filedAt }) : '']
        .filter(Boolean)
        .join(' · ')}
    >
      <PlanText plan={plan} facts={facts} />
    </PrintSheet>
  )
}
