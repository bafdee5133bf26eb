// What the page of one mailing shows: the draft with its preview, or how the letters fare.
import { sampleMail } from '#app/outbox/mailing-content.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import type { Language } from '#app/platform/language.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
import type { Reader } from '#db/store.ts'
import { mailingPeople, previewMailing, readMailing, sessionsOf } from './mailing-queries.server.ts'
import { countNamed } from './mailing-recipients.server.ts'

type Asked = { id: string; language: Language; group: string | null; page: number }

export async function readMailingPage(reader: Reader, actor: Actor, asked: Asked, now: Date) {
  const { mailing, event, by } = await readMailing(reader, actor, asked.id)
  const { recipients, letter } = await previewMailing(reader, mailing, asked.language, now)
  const sms = letter && sampleMail(letter).sms
  const isDraft = mailing.state === 'draft'
  return {
    mailing,
    eventId: event.id,
    by,
    recipients,
    preview: sms === undefined ? undefined : { sms, length: smsLength(sms) },
    named: await countNamed(reader, event.id, mailing.selection),
    sessions: isDraft ? await sessionsOf(reader, event.id) : [],
    delivery: isDraft ? undefined : await mailingPeople(reader, mailing.id, asked),
  }
}
export type MailingPage = Awaited<ReturnType<typeof readMailingPage>>
