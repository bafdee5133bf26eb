import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { checkInEvent } from '#app/check-in/check-in-queries.server.ts'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { type Arrival, readSignUpQuery } from '#app/registrations/sign-up-query.ts'
import { listSignUps } from '#app/registrations/sign-ups.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { attendanceOf, correctionsOf, firstEntriesOf } from '../attendance.server.ts'
import { attendanceMessages } from '../attendance-messages.ts'
import { AttendanceView } from '../components/attendance-view.tsx'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const event = await checkInEvent(reader(), actor, params.id ?? '')
  if (!event.may.correct) throw new NotFound()
  const { event: full, frame } = await readEventFrame(reader(), actor, event.id, languageOf(request))
  const asked = readSignUpQuery(new URL(request.url).searchParams)
  const query = { ...asked, status: 'confirmed' as const, q: undefined, source: undefined }
  const { rows, total, next } = await listSignUps(reader(), event.id, query)
  const first = await firstEntriesOf(
    reader(),
    rows.map(({ id }) => id),
  )
  return json({
    frame,
    over: full.endsAt <= now(),
    slots: await attendanceOf(reader(), event.id),
    corrections: await correctionsOf(reader(), event.id),
    slotId: query.slotId ?? null,
    arrival: (query.arrival ?? null) as Arrival | null,
    rows: rows.map(({ id, name, initials, contact, partySize, arrivedPeople, shortCode }) => ({
      id,
      name,
      initials,
      contact,
      partySize,
      arrivedPeople,
      shortCode,
      first: first.get(id) ?? null,
    })),
    total,
    next,
    from: query.after?.rows ?? 0,
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, attendanceMessages)('title')} · ${data?.frame.title ?? ''}`, matches)
}

export default function AttendancePage() {
  const data = useLoaderData<typeof loader>()
  return (
    <ConsolePage {...useEventFrame(data.frame, 'check-in')}>
      <AttendanceView data={data} />
    </ConsolePage>
  )
}
