// "Find my registration": asked by anybody, answered to the owner only.
import { now } from '#app/platform/clock.ts'
import { rateWindow } from '#app/platform/rate-window.ts'
import { inTransaction } from '#db/work.ts'
import { type Contact, sendLinks } from './send-links.server.ts'

const asksByContact = rateWindow({ points: 5, seconds: 3600 })

/**
 * Sends the links of a contact's registrations, at most five times an hour. The page that asked learns nothing: not
 * whether there are any, not whether the limit was reached.
 */
export async function requestLinks(contact: Contact, address: string): Promise<void> {
  const key = 'phone' in contact ? contact.phone : contact.email.toLowerCase()
  const within = asksByContact.take(key, now()) === undefined
  await inTransaction({ kind: 'citizen', address }, (work) => sendLinks(work, within ? contact : { phone: 'nobody' }))
}
