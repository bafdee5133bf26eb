import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { issuingOffice } from '#app/web/site-facts.server.ts'
import { reader } from '#db/work.ts'
import { readBriefing } from '../briefings.server.ts'
import { docxFile } from '../docx-file.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

/** 月度通报 as a Word file. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const language = languageOf(args.request)
    const given = { language, office: (await issuingOffice(language)).name, now: now() }
    const { paper } = await readBriefing(reader(), args.params.month ?? '', given)
    // Loaded by whoever asks first: a server that makes no Word files does not carry what makes them.
    const { redHeadDocx } = await import('../red-head-docx.server.ts')
    return new Response(await redHeadDocx(paper, language), { headers: docxFile(paper.title) })
  })
}
