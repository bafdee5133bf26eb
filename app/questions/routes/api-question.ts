import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { apiJson } from '#app/web/api.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { trackingByNetwork } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { apiQuestion } from '../api-questions.ts'
import { readTrackingCode } from '../question.ts'
import { findTrackedQuestion } from '../track-question.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** GET /api/v1/questions/{trackingCode}. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await trackingByNetwork.take(networkOf(args.context.address))
    const code = readTrackingCode(args.params.trackingCode ?? '')
    const question = code ? await findTrackedQuestion(reader(), code, now()) : undefined
    if (!question) throw new NotFound()
    return apiJson(apiQuestion(question, languageOf(args.request)))
  })
}
