import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { apiJson } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { toApiDays, toApiProgramme } from '../programme-feed.server.ts'
import { findProgramme, listDays } from '../programme-queries.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** GET /api/v1/programmes/{slug}: the programme, who is on duty, and the figures of each day. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const programme = await findProgramme(reader(), { slug: args.params.slug ?? '' })
    const days = await listDays(reader(), programme.id, now())
    return apiJson({ ...toApiProgramme(programme, config().publicOrigin), days: toApiDays(days) })
  })
}
