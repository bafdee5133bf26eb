// Notices to staff about reports of an event that are not filed. The event is read when the message goes; what was demanded
// is as it was then.
import { eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { departments, events } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { type NoticedReport, type ReportNotice, reportNotice } from '#emails/report-notice.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { siteLink } from './message-links.server.ts'
import { recipientName } from './recipient-name.ts'

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

export async function reportNoticeMail({ language, recipient, subjectId, values }: OutboxMessage): Promise<Mail> {
  const [event] = await reader()
    .select({ title: events.title, department: departments.name })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(eq(events.id, subjectId ?? ''))
  if (!event) throw new NotFound()
  const notice = values.notice as ReportNotice
  return renderLetter(
    reportNotice({
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      notice,
      event: event.title,
      department: event.department,
      reports: String(values.reports).split(',') as NoticedReport[],
      dueOn: String(values.dueOn),
      demandedOn: textOf(values.demandedOn),
      note: textOf(values.note),
      url: siteLink(notice === 'escalated' ? '/console/reports?state=late' : `/console/events/${subjectId}/reports`),
    }),
  )
}
