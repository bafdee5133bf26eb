// A message as its recipient reads it, for the people who answer for it.
import { NotFound } from '#app/platform/failures.ts'
import type { Mail } from '#emails/mail.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { renderMessage } from './message-content.server.ts'

/** The message as it would be sent now; undefined when what it is about has been erased. */
export async function previewMessage(message: OutboxMessage): Promise<Mail | undefined> {
  try {
    return await renderMessage(message)
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}

/** The html with its pictures inside, because a browser knows no `cid:`. */
export function standaloneHtml(mail: Mail): string {
  return (mail.images ?? []).reduce(
    (html, { cid, content }) => html.replaceAll(`cid:${cid}`, `data:image/png;base64,${content.toString('base64')}`),
    mail.html,
  )
}
