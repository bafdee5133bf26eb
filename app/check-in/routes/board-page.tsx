import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { checkInMessages } from '#app/check-in/check-in-messages.ts'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { arrivalsOf, checkInEvent, eventIdOfSlug } from '#app/check-in/check-in-queries.server.ts'
import { ArrivalsBoard } from '#app/check-in/components/arrivals-board.tsx'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import '../board.css'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES, scripts: true }

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, checkInMessages)('boardTitle'), language, { robots: 'noindex' })
}

/** Arrivals on a big screen, for staff: counts, gates, phones. Names are masked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, CHECK_IN_ROLES)
  const event = await checkInEvent(reader(), staff, await eventIdOfSlug(reader(), params.slug ?? ''))
  return json({ event, arrivals: await arrivalsOf(reader(), event.id, now()), at: now() })
}

const REFRESH_MS = 5000

export default function BoardPage() {
  // A projector has nobody who presses reload.
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(revalidate, REFRESH_MS)
    return () => clearInterval(timer)
  }, [revalidate])
  return <ArrivalsBoard {...useLoaderData<typeof loader>()} />
}
