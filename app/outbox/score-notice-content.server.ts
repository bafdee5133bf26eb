// The notice to staff that a department objects to a line of its score, or that its objection was answered.
import { siteName } from '#app/site/site-settings.server.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { scoreNotice } from '#emails/score-notice.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { siteLink } from './message-links.server.ts'
import type { MessageValues } from './message-values.ts'
import { recipientName } from './recipient-name.ts'

/** Values are those of the moment it was raised or answered. */
export async function scoreNoticeMail({ language, recipient, values }: OutboxMessage): Promise<Mail> {
  const { path, ...objection } = values as MessageValues['score-notice']
  return renderLetter(
    scoreNotice({
      ...objection,
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      url: siteLink(path),
    }),
  )
}
