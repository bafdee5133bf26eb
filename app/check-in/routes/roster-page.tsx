import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { checkInMessages } from '#app/check-in/check-in-messages.ts'
import { checkInEvent, rosterOf } from '#app/check-in/check-in-queries.server.ts'
import { Roster } from '#app/check-in/components/roster.tsx'
import { noteRosterSeen } from '#app/check-in/correct-attendance.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, checkInMessages)('rosterTitle'), matches)
}

/** The list with full names, for paper. That it was opened goes on record. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, ['organiser'])
  const event = await checkInEvent(reader(), staff, params.id ?? '')
  if (!event.may.correct) throw new NotFound()
  const slot = new URL(request.url).searchParams.get('slot') ?? undefined
  const slots = await rosterOf(reader(), event.id, slot)
  const people = slots.reduce((sum, slot) => sum + slot.people.length, 0)
  await inTransaction(staff, (work) => noteRosterSeen(work, event.id, event.departmentId, people))
  return json({ event, slots, printedAt: now(), printedBy: staff.name })
}

export default function RosterPage() {
  return <Roster {...useLoaderData<typeof loader>()} />
}
