import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { eventQuestionFigures } from '#app/questions/event-ledger.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { readResultFacts } from '#app/reports/result-figures.server.ts'
import { apiJson } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { toApiEvent } from '../api-event.ts'
import { getPublicEvent } from '../event-queries.server.ts'
import { findPublicResult, toApiResult } from '../result-queries.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'

export const handle: RouteHandle = { audience: 'machine' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const event = await getPublicEvent(reader(), args.params.slug ?? '')
    const at = now()
    const figures = await eventQuestionFigures(reader(), [event.id], at)
    const result =
      event.endsAt <= at && event.state !== 'cancelled' ? await findPublicResult(reader(), event.id) : undefined
    const origin = config().publicOrigin
    return apiJson({
      ...toApiEvent(event, {
        origin,
        now: at,
        consentVersion: CURRENT_CONSENT.version,
        questions: figures.get(event.id) ?? NO_QUESTIONS.figures,
      }),
      ...(result ? { result: toApiResult(result, await readResultFacts(reader(), event.id, at), origin) } : {}),
    })
  })
}
