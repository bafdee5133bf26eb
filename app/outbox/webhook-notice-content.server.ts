// The notice to administrators that a webhook was paused.

import { siteName } from '#app/site/site-settings.server.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { webhookPaused } from '#emails/webhook-paused.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { siteLink } from './message-links.server.ts'
import { recipientName } from './recipient-name.ts'

export async function webhookPausedMail({ language, recipient, values }: OutboxMessage): Promise<Mail> {
  return renderLetter(
    webhookPaused({
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      host: String(values.host),
      since: new Date(String(values.since)),
      url: siteLink(String(values.path)),
    }),
  )
}
