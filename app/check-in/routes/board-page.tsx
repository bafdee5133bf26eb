import { type HeadersFunction, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
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

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES }

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, checkInMessages)('boardTitle'), language, { robots: 'noindex' })
}

// A projector has nobody who presses reload; the page needs no script for it.
const REFRESH = { Refresh: '5' }

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

/** Arrivals on a big screen, for staff: counts, gates, phones. Names are masked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, CHECK_IN_ROLES)
  const event = await checkInEvent(reader(), staff, await eventIdOfSlug(reader(), params.slug ?? ''))
  const paused = new URL(request.url).searchParams.get('live') === 'off'
  const board = { event, arrivals: await arrivalsOf(reader(), event.id, now()), at: now(), paused }
  return json(board, { headers: paused ? {} : REFRESH })
}

export default function BoardPage() {
  return <ArrivalsBoard {...useLoaderData<typeof loader>()} />
}
