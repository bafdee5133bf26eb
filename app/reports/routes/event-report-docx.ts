import type { LoaderFunctionArgs } from '@remix-run/node'
import { config } from '#app/config.server.ts'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { docxFile } from '../docx-file.ts'
import { isReportKind } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { photosOf, readReportPictures } from '../report-pictures.server.ts'
import { askedVersion } from '../report-query.ts'
import { readReport } from '../report-view.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** The report as a Word file, in the version asked for. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { id: eventId = '', kind = '' } = args.params
    if (!isReportKind(kind)) throw new NotFound()
    const language = languageOf(args.request)
    const version = askedVersion(new URL(args.request.url))
    const report = await readReport(
      reader(),
      actor,
      { eventId, kind, version, language, origin: config().publicOrigin },
      now(),
    )
    // Loaded by whoever asks first: a server that makes no Word files does not carry what makes them.
    const { reportDocx } = await import('../report-docx.server.ts')
    const text = translator(language, eventReportMessages)
    const pictures = await readReportPictures(reader(), photosOf(report.blocks))
    const body = await reportDocx({
      ...{ ...report, language, landscape: kind === 'questionList' },
      photoParts: [
        pictures,
        {
          number: (number, caption) => text('photoOf', { number, caption }),
          elsewhere: (names) => text('photosElsewhere', { names }),
        },
      ],
    })
    return new Response(body, { headers: docxFile(report.title) })
  })
}
