import type { LoaderFunctionArgs } from '@remix-run/node'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { readFormat } from '#app/platform/spreadsheet.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { readFormQuestions } from '../event-form-queries.server.ts'
import { sampleList } from '../list-sample.server.ts'
import { mayManageRegistrations } from '../registration-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const query = new URL(request.url).searchParams
  const language = languageOf(request)
  const { event } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const kind = query.get('as') === 'group' ? 'group' : 'each'
  const questions = await readFormQuestions(reader(), event.id)
  const { body, headers } = await sampleList(kind, language, readFormat(query.get('format')), questions)
  return new Response(body, { headers })
}
