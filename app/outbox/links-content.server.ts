// The letter that answers "find my registration": the links of what was registered and asked with one address.
import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { events, questions, registrations, slots } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import type { Mail } from '#emails/mail.ts'
import { registrationLinks } from '#emails/registration-links.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import type { OutboxMessage } from './claim-messages.server.ts'
import { askerLink, manageLink } from './message-links.server.ts'
import { LINKS_A_TEXT, MOST_LINKS } from './message-values.ts'
import { askedBy, mineLink, registeredBy } from './mine-link.server.ts'

/** The manage links of every registration made with the recipient's address whose session is not over. */
export async function linksMail(message: OutboxMessage): Promise<Mail> {
  const { language, recipient, channel, values } = message
  const contactHash =
    channel === 'email' ? lookupHash('email', recipient.address.toLowerCase()) : lookupHash('phone', recipient.address)
  const asked = await listAsked(contactHash, language)
  const all = asked.length > 0 ? mineLink(contactHash, now()) : undefined
  const letter = { language, site: await siteName(language), questions: asked, all }
  // By text message what was asked has one of its own: a link to all of it.
  if (channel === 'sms' && values.all) return renderLetter(registrationLinks({ ...letter, registrations: [] }))
  const rows = await reader()
    .select({
      title: events.title,
      titleEn: events.titleEn,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      status: registrations.status,
      manageToken: registrations.manageToken,
    })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(and(registeredBy(contactHash), inArray(registrations.status, [...LIVE_STATUSES]), gt(slots.endsAt, now())))
    .orderBy(asc(slots.startsAt), asc(registrations.id))
    .limit(channel === 'sms' ? LINKS_A_TEXT : MOST_LINKS)
    .offset(typeof values.from === 'number' ? values.from : 0)
  return renderLetter(
    registrationLinks({
      ...letter,
      ...(channel === 'sms' ? { questions: [], all: undefined } : {}),
      registrations: rows.map(({ title, titleEn, manageToken, ...row }) => ({
        ...row,
        title: localName(language, title, titleEn),
        manageUrl: manageLink(manageToken),
      })),
    }),
  )
}

/** What was asked with an address, the newest first, each with its asker's own link. */
async function listAsked(contactHash: string, language: Language) {
  const rows = await reader()
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      receivedAt: questions.receivedAt,
      publishedAt: questions.publishedAt,
      closedAt: questions.closedAt,
    })
    .from(questions)
    .where(and(askedBy(contactHash), isNull(questions.erasedAt)))
    .orderBy(desc(questions.receivedAt), desc(questions.id))
    .limit(MOST_LINKS)
  return rows.map((row) => ({
    code: row.trackingCode,
    askedOn: formatDay(dayOf(row.receivedAt), language),
    state: row.publishedAt ? ('answered' as const) : row.closedAt ? ('ended' as const) : ('open' as const),
    url: askerLink(row),
  }))
}
