// The notice to staff that an event waits for their review, or that theirs was decided on. The event is read when the message
// goes; the note is as it was then.
import { eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { departments, events } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { reviewNotice } from '#emails/review-notice.ts'
import type { ReviewNotice } from '#emails/reviewed-letter.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { eventPageLink, siteLink } from './message-links.server.ts'
import type { MessageValues } from './message-values.ts'
import { recipientName } from './recipient-name.ts'

export async function reviewNoticeMail({ language, recipient, subjectId, values }: OutboxMessage): Promise<Mail> {
  const { notice, note } = values as MessageValues['review-notice']
  const [event] = await reader()
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      titleEn: events.titleEn,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      department: departments.name,
      departmentEn: departments.nameEn,
    })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(eq(events.id, subjectId ?? ''))
  if (!event) throw new NotFound()
  const { id, slug, ...facts } = event
  return renderLetter(
    reviewNotice({
      ...facts,
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      notice,
      note,
      url: linkOf(notice, id, slug),
    }),
  )
}

function linkOf(notice: ReviewNotice, id: string, slug: string): string {
  if (notice === 'published') return eventPageLink(slug)
  return siteLink(notice === 'handedIn' ? `/console/events/${id}/review` : `/console/events/${id}`)
}
