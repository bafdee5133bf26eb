// The notice to staff of how a department stands with its task in a campaign.

import { siteName } from '#app/site/site-settings.server.ts'
import { campaignNotice } from '#emails/campaign-notice.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import type { OutboxMessage } from './claim-messages.server.ts'
import { siteLink } from './message-links.server.ts'
import type { MessageValues } from './message-values.ts'
import { recipientName } from './recipient-name.ts'

/** Values are as they were when the reminder was caused: that is what it reminded of. */
export async function campaignMail({ language, recipient, values }: OutboxMessage): Promise<Mail> {
  const { campaignId, ...task } = values as MessageValues['campaign-notice']
  return renderLetter(
    campaignNotice({
      ...task,
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      url: siteLink(`/console/campaigns/${campaignId}`),
    }),
  )
}
