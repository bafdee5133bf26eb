import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { translator } from '#app/platform/messages.ts'
import { apiJson, checkJson, problem } from '#app/web/api.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { questionsByNetwork } from '#app/web/limits.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'
import { askQuestion } from '../ask-question.server.ts'
import { askBody } from '../question-forms.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'machine' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => problem(405, 'methodNotAllowed', undefined, { headers: { Allow: 'POST' } }))
}

/** POST /api/v1/questions: 201 with the tracking code; the same Idempotency-Key answers the same, and 422 to another body. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { request, context } = args
    if (request.method !== 'POST') return problem(405, 'methodNotAllowed', undefined, { headers: { Allow: 'POST' } })
    const language = languageOf(request)
    const text = translator(language, questionsMessages)
    const key = request.headers.get('Idempotency-Key') ?? undefined
    if (key !== undefined && (key.length === 0 || key.length > 200)) {
      return problem(422, 'invalid', 'the Idempotency-Key has 1 to 200 characters')
    }
    await questionsByNetwork.take(networkOf(context.address))
    const body = checkJson(await request.text(), askBody)
    const outcome = await inTransaction(citizen(context), (work) =>
      askQuestion(work, { ...body, source: body.stall ? 'onSite' : 'web', language, idempotencyKey: key }),
    )
    if (outcome.outcome === 'unknownPlace') {
      return problem(422, 'invalid', 'the body does not fit', {
        errors: [{ path: outcome.unknown, code: 'unknown', message: text('unknownEvent') }],
      })
    }
    if (outcome.outcome === 'alreadyAsked' && !outcome.sameContent) {
      return problem(422, 'idempotencyKeyReused', 'the Idempotency-Key was sent before with another body')
    }
    const { trackingCode } = outcome.question
    return apiJson(
      { trackingCode, url: `${config().publicOrigin}/questions/${trackingCode}`, state: 'received' },
      { status: 201, headers: { 'Cache-Control': 'no-store' } },
    )
  })
}
