import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { issuingOffice } from '#app/web/site-facts.server.ts'
import { reader } from '#db/work.ts'
import { readAnnualFigures } from '../annual-figures.server.ts'
import { annualMessages } from '../annual-messages.ts'
import { annualBlocks } from '../annual-text.ts'
import { docxFile } from '../docx-file.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

/** The paragraphs of the yearly report as a Word file. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const language = languageOf(args.request)
    const text = translator(language, annualMessages)
    const at = now()
    const figures = await readAnnualFigures(reader(), new URL(args.request.url).searchParams, at)
    const title = text('title', { year: figures.year })
    // Loaded by whoever asks first: a server that makes no Word files does not carry what makes them.
    const { reportDocx } = await import('../report-docx.server.ts')
    const body = await reportDocx({
      ...{ title, language, blocks: annualBlocks(figures, language) },
      department: (await issuingOffice(language)).name,
      foot: text('foot', { moment: formatMoment(at, language) }),
    })
    return new Response(body, { headers: docxFile(title) })
  })
}
