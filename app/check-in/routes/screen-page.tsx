import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { SelfScreen } from '#app/check-in/components/self-screen.tsx'
import { screenEvent } from '#app/check-in/screen-access.server.ts'
import { selfCodes, stepAt } from '#app/check-in/self-code.server.ts'
import { selfMessages } from '#app/check-in/self-messages.ts'
import { hereUrl } from '#app/check-in/self-url.ts'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import '../self.css'

export const handle: RouteHandle = {
  audience: 'staff',
  roles: CHECK_IN_ROLES,
  live: true,
  liveScript: '/screen.js?v=3',
  screen: true,
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, selfMessages)('screenTitle'), matches, { robots: 'noindex' })
}

/** The code of now, for staff or by a screen link. Nobody else sees codes: they say that somebody is at the venue. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('key')
  const slug = params.slug ?? ''
  const staff = () => requireStaff(request, CHECK_IN_ROLES)
  const event = await screenEvent(reader(), { slug, kind: 'screen', key, staff })
  const [code = ''] = selfCodes(event.id, stepAt(now()), 1)
  return json({
    event,
    code,
    qr: qrSvg(hereUrl(config().publicOrigin, slug, code)),
    codes: `/screen/${slug}/codes${key === null ? '' : `?key=${encodeURIComponent(key)}`}`,
  })
}

export default function ScreenPage() {
  return <SelfScreen {...useLoaderData<typeof loader>()} />
}
