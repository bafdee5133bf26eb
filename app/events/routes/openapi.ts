import { gateApiOperations } from '#app/check-in/gate-operations.ts'
import { config } from '#app/config.server.ts'
import { occasionApiOperations } from '#app/occasions/api-operations.ts'
import { outboxApiOperations } from '#app/outbox/api-operations.ts'
import { openApiDocument } from '#app/platform/openapi.ts'
import { questionApiOperations } from '#app/questions/api-operations.ts'
import { registrationApiOperations } from '#app/registrations/api-operations.ts'
import { apiJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { eventApiOperations } from '../api-operations.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** Domains with an API add their operations here. */
const OPERATIONS = [
  ...eventApiOperations,
  ...occasionApiOperations,
  ...gateApiOperations,
  ...questionApiOperations,
  ...registrationApiOperations,
  ...outboxApiOperations,
]

export async function loader() {
  return apiJson(openApiDocument(OPERATIONS, config().publicOrigin), {
    headers: { 'Cache-Control': 'public, max-age=300' },
  })
}
