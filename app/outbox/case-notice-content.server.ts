// Notices to staff about a case, from the tables as they are now.
import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { clocks, questions } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { type CaseNotice, caseNotice } from '#emails/case-notice.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { silenceWarning } from '#emails/silence-warning.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { siteLink } from './message-links.server.ts'
import { recipientName } from './recipient-name.ts'

export async function caseNoticeMail({ language, recipient, subjectId, values }: OutboxMessage): Promise<Mail> {
  const [question] = await reader()
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      dueAt: questions.dueAt,
      reworkDueAt: clocks.dueAt,
    })
    .from(questions)
    .leftJoin(clocks, and(eq(clocks.questionId, questions.id), eq(clocks.kind, 'rework'), isNull(clocks.endedAt)))
    .where(eq(questions.id, subjectId ?? ''))
  if (!question) throw new NotFound()
  return renderLetter(
    caseNotice({
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      notice: values.notice as CaseNotice,
      trackingCode: question.trackingCode,
      // What is published and only to be checked is not due.
      dueOn: values.notice === 'answerStale' ? null : dayOf(question.reworkDueAt ?? question.dueAt),
      url: siteLink(`/console/questions/${question.id}`),
    }),
  )
}

/** Values are as they were when the warning was caused: that is what it warned of. */
export async function silenceMail({ language, recipient, values }: OutboxMessage): Promise<Mail> {
  return renderLetter(
    silenceWarning({
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      department: typeof values.department === 'string' ? values.department : undefined,
      since: String(values.since),
      months: Number(values.months),
      url: siteLink('/console/oversight'),
    }),
  )
}
