import type { ActionFunctionArgs } from '@remix-run/node'
import { isFromGateway, noteSmsReports, smsReports } from '#app/outbox/sms-reports.server.ts'
import { apiJson, checkJson, problem } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** Delivery reports of the gateway for text messages: `{reports: [{id, state: delivered|undelivered}]}`, signed. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw new Response(null, { status: 405, headers: { Allow: 'POST' } })
  const body = await request.text()
  const timestamp = request.headers.get('X-Open-Day-Timestamp')
  const signature = request.headers.get('X-Open-Day-Signature')
  if (!isFromGateway({ timestamp, signature, body })) return problem(401, 'badSignature')
  const { reports } = checkJson(body, smsReports)
  return apiJson({ noted: await noteSmsReports(reports) })
}
