import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { checkInMessages } from '#app/check-in/check-in-messages.ts'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { arrivalsOf } from '#app/check-in/check-in-queries.server.ts'
import { ArrivalsBoard } from '#app/check-in/components/arrivals-board.tsx'
import { screenEvent } from '#app/check-in/screen-access.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import '../board.css'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES, live: true, screen: true }

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, checkInMessages)('boardTitle'), matches, { robots: 'noindex' })
}

/** Arrivals on a big screen, for staff or by a screen link: counts, gates, phones. Names are masked. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const key = query.get('key')
  const slug = params.slug ?? ''
  const staff = () => requireStaff(request, CHECK_IN_ROLES)
  const event = await screenEvent(reader(), { slug, kind: 'board', key, staff })
  const perMinutes = query.get('per') === '5' ? (5 as const) : (1 as const)
  const address = (path: string, per: number) => {
    const parameters = new URLSearchParams({ ...(key !== null && { key }), ...(per === 5 && { per: '5' }) })
    return parameters.size > 0 ? `${path}?${parameters}` : path
  }
  return json({
    event,
    arrivals: await arrivalsOf(reader(), event.id, now(), perMinutes),
    at: now(),
    perMinutes,
    stream: address(`/board/${slug}/live`, perMinutes),
    otherBars: address(`/board/${slug}`, perMinutes === 1 ? 5 : 1),
  })
}

export default function BoardPage() {
  return <ArrivalsBoard {...useLoaderData<typeof loader>()} />
}
