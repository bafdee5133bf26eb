// What was sent and demanded about the reports of an event, as lines of a log.
import { formatDay, formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import { eventReportMessages } from './event-report-messages.ts'
import { reportPressure } from './report-urgings.server.ts'
import { urgingMessages } from './urging-messages.ts'

/** The earliest first. The caller has checked who may read the event. */
export async function readPressure(reader: Reader, eventId: string, language: Language, now: Date) {
  const text = translator(language, urgingMessages)
  const words = translator(language, eventReportMessages)
  const { notices, urgings } = await reportPressure(reader, eventId, now)
  return [
    ...notices.map(({ kind, stage, at }) => ({
      at,
      title: text(`notice_${stage}`, { report: words(kind) }),
      note: '',
    })),
    ...urgings.map(({ kind, urgedAt, by, note, demandedOn }) => ({
      at: urgedAt,
      title: text('notice_urged', { report: words(kind) }),
      note: `${by} · ${text('demandedBy', { day: formatDay(demandedOn, language) })} · ${note}`,
    })),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, title, note }) => ({ time: formatMomentShort(at, language), title, note }))
}
