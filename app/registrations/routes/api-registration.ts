import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import {
  answerRegistrationCancel,
  answerRegistrationChange,
  answerRegistrationRead,
} from '#app/registrations/api-registration.server.ts'
import { apiAnswer } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ params }: LoaderFunctionArgs) {
  return apiAnswer(await answerRegistrationRead(params.manageToken ?? ''))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.manageToken ?? ''
  if (request.method === 'PATCH') {
    return apiAnswer(await answerRegistrationChange(token, await request.text(), context.address))
  }
  if (request.method === 'DELETE') return apiAnswer(await answerRegistrationCancel(token, context.address))
  throw new Response(null, { status: 405, headers: { Allow: 'GET, PATCH, DELETE' } })
}
