import type { ActionFunctionArgs } from '@remix-run/node'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'
import { readAnswerFile } from '../answer-files.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** A POST, because looking leaves an entry in the audit trail. Always a download: what visitors send is never shown here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const file = await inTransaction(actor, (work) => readAnswerFile(work, params.id ?? '', params.fileId ?? ''))
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Cache-Control': 'no-store',
    },
  })
}
