import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { getPublicEvent } from '#app/events/event-queries.server.ts'
import { apiJson } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { toApiTranscript } from '../api-transcript.ts'
import { publicTranscript } from '../transcript.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** GET /api/v1/events/{slug}/transcript: what was released, in order. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const event = await getPublicEvent(reader(), args.params.slug ?? '')
    return apiJson(toApiTranscript(await publicTranscript(reader(), event.id), config().publicOrigin))
  })
}
