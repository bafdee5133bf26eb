import type { LoaderFunctionArgs } from '@remix-run/node'
import { findPublicEvent } from '#app/events/event-queries.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { apiJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { toApiForm } from '../api-form.ts'
import { formAtVersion } from '../event-form-queries.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** What an event asks besides name and contact; the keys of `answers`. */
export async function loader({ params }: LoaderFunctionArgs) {
  const event = await findPublicEvent(reader(), params.slug ?? '')
  if (!event) throw new NotFound()
  return apiJson(toApiForm(await formAtVersion(reader(), event.id, event.formVersion)))
}
