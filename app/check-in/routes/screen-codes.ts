import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { screenEvent } from '#app/check-in/screen-access.server.ts'
import { LIST_LENGTH, STEP, selfCodes, stepAt } from '#app/check-in/self-code.server.ts'
import { hereUrl } from '#app/check-in/self-url.ts'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { qrBits } from '#app/platform/qr-code.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES, screen: true }

/**
 * Two hours of codes with their pictures, so that a screen goes on without network; the one before is among them, for a clock
 * that falls behind. `now` corrects the screen's clock.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const key = new URL(request.url).searchParams.get('key')
  const slug = params.slug ?? ''
  const staff = () => requireStaff(request, CHECK_IN_ROLES)
  const event = await screenEvent(reader(), { slug, kind: 'screen', key, staff })
  const at = now()
  const first = stepAt(at) - 1
  const codes = selfCodes(event.id, first, LIST_LENGTH / STEP).map((code) => {
    const { size, bits } = qrBits(hereUrl(config().publicOrigin, slug, code))
    return { code, size, bits }
  })
  return json({ now: at.getTime(), step: STEP, first, codes }, { headers: { 'Cache-Control': 'no-store' } })
}
