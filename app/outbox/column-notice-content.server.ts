// The notice to staff that a topical column waits for their review, or that theirs was decided on.
import { siteName } from '#app/site/site-settings.server.ts'
import { columnNotice } from '#emails/column-notice.ts'
import type { Mail } from '#emails/mail.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import type { OutboxMessage } from './claim-messages.server.ts'
import { siteLink } from './message-links.server.ts'
import type { MessageValues } from './message-values.ts'
import { recipientName } from './recipient-name.ts'

/** Values are those of the version that was handed in or decided on. */
export async function columnNoticeMail({ language, recipient, values }: OutboxMessage): Promise<Mail> {
  const { path, ...column } = values as MessageValues['column-notice']
  return renderLetter(
    columnNotice({
      ...column,
      language,
      site: await siteName(language),
      name: recipientName(recipient.name ?? null),
      url: siteLink(path),
    }),
  )
}
