// The body of a message, made when it is delivered or looked at, from the tables as they are then.
import { eq } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { staff } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { staffInvitation } from '#emails/staff-invitation.ts'
import { staffPasswordReset } from '#emails/staff-password-reset.ts'
import { testMail } from '#emails/test-mail.ts'
import { campaignMail } from './campaign-notice-content.server.ts'
import { caseNoticeMail, silenceMail } from './case-notice-content.server.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { columnNoticeMail } from './column-notice-content.server.ts'
import { linksMail } from './links-content.server.ts'
import { senderOf } from './mail-transport.server.ts'
import { mailingMail, testLetter } from './mailing-content.server.ts'
import { MESSAGE_KINDS, type MessageKind } from './message-kinds.ts'
import { siteLink } from './message-links.server.ts'
import { type QuestionKind, questionMail } from './question-content.server.ts'
import { recipientName } from './recipient-name.ts'
import { type RegistrationKind, registrationMail } from './registration-content.server.ts'
import { reportNoticeMail } from './report-notice-content.server.ts'
import { reviewNoticeMail } from './review-notice-content.server.ts'
import { scoreNoticeMail } from './score-notice-content.server.ts'
import { webhookPausedMail } from './webhook-notice-content.server.ts'

type StaffKind = Extract<MessageKind, `staff-${string}` | 'test-mail'>

async function staffMail(message: OutboxMessage, kind: StaffKind): Promise<Mail> {
  const { language, recipient, values } = message
  const [member] = await reader()
    .select({ name: staff.name })
    .from(staff)
    .where(eq(staff.id, message.subjectId ?? ''))
  if (!member) throw new NotFound()
  const name = recipientName(member.name)
  const site = await siteName(language)
  if (kind === 'test-mail') {
    return renderLetter(testMail({ language, site, name, sender: senderOf(config()).address, sentAt: now() }))
  }
  const letter = kind === 'staff-invitation' ? staffInvitation : staffPasswordReset
  return renderLetter(
    letter({
      language,
      site,
      name,
      address: recipient.address,
      url: siteLink(String(values.path)),
      expiresAt: new Date(String(values.expiresAt)),
    }),
  )
}

function isKind(kind: string): kind is MessageKind {
  return (MESSAGE_KINDS as readonly string[]).includes(kind)
}

/** Mail and text message of a row of the outbox. Throws NotFound when what it is about has been erased. */
export async function renderMessage(message: OutboxMessage): Promise<Mail> {
  const { kind } = message
  if (!isKind(kind)) throw new Error(`no such kind of message: ${kind}`)
  if (kind === 'registration-links') return linksMail(message)
  if (kind === 'event-letter') return mailingMail(message)
  if (kind === 'test-letter') return testLetter(message)
  if (kind === 'case-notice') return caseNoticeMail(message)
  if (kind === 'silence-warning') return silenceMail(message)
  if (kind === 'report-notice') return reportNoticeMail(message)
  if (kind === 'score-notice') return scoreNoticeMail(message)
  if (kind === 'campaign-notice') return campaignMail(message)
  if (kind === 'column-notice') return columnNoticeMail(message)
  if (kind === 'review-notice') return reviewNoticeMail(message)
  if (kind === 'webhook-paused') return webhookPausedMail(message)
  if (kind.startsWith('staff-') || kind === 'test-mail') return staffMail(message, kind as StaffKind)
  if (kind.startsWith('question-') || kind.startsWith('answer-')) return questionMail(message, kind as QuestionKind)
  return registrationMail(message, kind as RegistrationKind)
}
