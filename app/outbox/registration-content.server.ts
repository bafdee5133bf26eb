// Letters about registrations: the facts from the tables as they are now, the ticket's picture, the calendar message.

import { and, eq, inArray, sql } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { calendarFile } from '#app/platform/calendar-file.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { departments, events, outboxMessages, registrations, slots } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import { reader } from '#db/work.ts'
import { eventCancelled } from '#emails/event-cancelled.ts'
import { eventChanged } from '#emails/event-changed.ts'
import { eventReminder } from '#emails/event-reminder.ts'
import { eventThanks } from '#emails/event-thanks.ts'
import type { Letter } from '#emails/letter.ts'
import type { Mail } from '#emails/mail.ts'
import { registrationCancelled } from '#emails/registration-cancelled.ts'
import { registrationChanged } from '#emails/registration-changed.ts'
import { registrationConfirm } from '#emails/registration-confirm.ts'
import { registrationConfirmed } from '#emails/registration-confirmed.ts'
import { registrationContactChanged } from '#emails/registration-contact-changed.ts'
import { registrationDrawn } from '#emails/registration-drawn.ts'
import { registrationInLottery } from '#emails/registration-in-lottery.ts'
import { type RegistrationLetterProps, TICKET_CID } from '#emails/registration-letter.ts'
import { registrationNotDrawn } from '#emails/registration-not-drawn.ts'
import { registrationOfferExpired } from '#emails/registration-offer-expired.ts'
import { registrationOffered } from '#emails/registration-offered.ts'
import { registrationPending } from '#emails/registration-pending.ts'
import { registrationPromoted } from '#emails/registration-promoted.ts'
import { registrationRefused } from '#emails/registration-refused.ts'
import { registrationWaiting } from '#emails/registration-waiting.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import type { OutboxMessage } from './claim-messages.server.ts'
import { mailHost, senderOf } from './mail-transport.server.ts'
import type { MessageKind } from './message-kinds.ts'
import { askLink, eventPageLink, manageLink, siteLink, ticketCode, ticketLink } from './message-links.server.ts'
import { changesOf } from './message-values.ts'
import { ownWords } from './own-texts.server.ts'
import { inOwnWords } from './own-words.ts'
import { recipientName } from './recipient-name.ts'
import { textKindOf } from './text-kinds.ts'

export type RegistrationKind = Exclude<
  Extract<MessageKind, `registration-${string}` | `event-${string}`>,
  'registration-links' | 'event-letter'
>

/** Kinds that put the event into the recipient's calendar, and kinds that take it out again. */
const INVITING: readonly MessageKind[] = [
  'registration-confirmed',
  'registration-promoted',
  'registration-drawn',
  'registration-changed',
  'event-changed',
]
const WITHDRAWING: readonly MessageKind[] = ['registration-cancelled', 'event-cancelled']

async function findFacts(registrationId: string) {
  const statement = prepared(reader(), 'outbox.registration', (db, name) =>
    db
      .select({
        registration: {
          id: registrations.id,
          status: registrations.status,
          partySize: registrations.partySize,
          name: registrations.name,
          shortCode: registrations.shortCode,
          waitingPosition: registrations.waitingPosition,
          ticketSecret: registrations.ticketSecret,
          manageToken: registrations.manageToken,
          calendarSequence: registrations.calendarSequence,
          cancelledBy: registrations.cancelledBy,
        },
        slot: {
          startsAt: slots.startsAt,
          endsAt: slots.endsAt,
          reservedFor: slots.reservedFor,
          reservedForEn: slots.reservedForEn,
          checkInOpensAt: slots.checkInOpensAt,
          drawAt: slots.drawAt,
          allocation: slots.allocation,
        },
        event: {
          slug: events.slug,
          title: events.title,
          titleEn: events.titleEn,
          venueName: events.venueName,
          venueNameEn: events.venueNameEn,
          venueAddress: events.venueAddress,
          venueAddressEn: events.venueAddressEn,
          transport: events.transport,
          transportEn: events.transportEn,
          whatToBring: events.whatToBring,
          whatToBringEn: events.whatToBringEn,
          contactPhone: events.contactPhone,
        },
        department: {
          id: departments.id,
          name: departments.name,
          nameEn: departments.nameEn,
          phone: departments.phone,
        },
      })
      .from(registrations)
      .innerJoin(slots, eq(slots.id, registrations.slotId))
      .innerJoin(events, eq(events.id, registrations.eventId))
      .innerJoin(departments, eq(departments.id, events.departmentId))
      .where(eq(registrations.id, sql.placeholder('id')))
      .prepare(name),
  )
  const [facts] = await statement.execute({ id: registrationId })
  if (!facts) throw new NotFound()
  return facts
}
type Facts = Awaited<ReturnType<typeof findFacts>>
type About = { channel: 'email' | 'sms'; language: Language }

/** True when an invitation for this registration went out, so that there is something to withdraw. */
async function wasInvited(registrationId: string): Promise<boolean> {
  const [sent] = await reader()
    .select({ id: outboxMessages.id })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.subjectKind, 'registration'),
        eq(outboxMessages.subjectId, registrationId),
        eq(outboxMessages.channel, 'email'),
        inArray(outboxMessages.kind, [...INVITING]),
        inArray(outboxMessages.state, ['sent', 'kept']),
      ),
    )
    .limit(1)
  return sent !== undefined
}

/** What the letter of a registration is made from, in the message's language. Throws NotFound when it is erased. */
export async function letterFacts(
  about: { channel: 'email' | 'sms'; language: Language; registrationId: string },
  kind: MessageKind,
) {
  const facts = await findFacts(about.registrationId)
  return { facts, props: await propsOf(about, kind, facts) }
}

async function calendarMethod(message: About, kind: MessageKind, facts: Facts) {
  if (message.channel !== 'email') return null
  if (INVITING.includes(kind) && facts.registration.status === 'confirmed') return 'REQUEST'
  // Moved to a session where it is not decided yet: the former entry is taken back.
  if (kind === 'registration-changed' && (await wasInvited(facts.registration.id))) return 'CANCEL'
  if (INVITING.includes(kind)) return null
  return WITHDRAWING.includes(kind) && (await wasInvited(facts.registration.id)) ? 'CANCEL' : null
}

async function propsOf(message: About, kind: MessageKind, facts: Facts): Promise<RegistrationLetterProps> {
  const { language } = message
  const { registration, slot, event, department } = facts
  const local = (zh: string | null, en: string | null) => localName(language, zh ?? '', en) || undefined
  return {
    language,
    site: await siteName(language),
    name: recipientName(registration.name),
    department: {
      name: localName(language, department.name, department.nameEn),
      phone: event.contactPhone || department.phone || undefined,
    },
    event: {
      title: localName(language, event.title, event.titleEn),
      url: eventPageLink(event.slug),
      askUrl: askLink(event.slug),
      venueName: local(event.venueName, event.venueNameEn) ?? '',
      venueAddress: local(event.venueAddress, event.venueAddressEn) ?? '',
      transport: local(event.transport, event.transportEn),
      whatToBring: local(event.whatToBring, event.whatToBringEn),
    },
    slot: { ...slot, group: local(slot.reservedFor, slot.reservedForEn) },
    registration,
    manageUrl: manageLink(registration.manageToken),
    ticketUrl: ticketLink(registration.ticketSecret),
    calendar: await calendarMethod(message, kind, facts),
  }
}

const LETTERS: Record<RegistrationKind, (props: RegistrationLetterProps, values: Record<string, unknown>) => Letter> = {
  'registration-confirmed': registrationConfirmed,
  'registration-confirm': (props, values) =>
    registrationConfirm({ ...props, confirmUrl: siteLink(textOf(values.path)), until: instant(values.until) }),
  'registration-waiting': registrationWaiting,
  'registration-pending': (props, values) =>
    registrationPending({ ...props, turn: values.turn === 'yes', asked: textOf(values.asked) }),
  'registration-in-lottery': registrationInLottery,
  'registration-drawn': (props, values) => registrationDrawn({ ...props, ...drawOf(values) }),
  'registration-not-drawn': (props, values) => registrationNotDrawn({ ...props, ...drawOf(values) }),
  'registration-offered': (props, values) =>
    registrationOffered({ ...props, expiresAt: instant(values.expiresAt), asked: textOf(values.asked) }),
  'registration-promoted': registrationPromoted,
  'registration-offer-expired': (props, values) =>
    registrationOfferExpired({ ...props, expiredAt: instant(values.expiredAt) }),
  'registration-changed': (props, values) => registrationChanged({ ...props, changes: changesOf(values) }),
  'registration-contact-changed': registrationContactChanged,
  'registration-cancelled': (props, values) =>
    registrationCancelled({ ...props, reason: textOf(values.reason) || undefined }),
  'registration-refused': (props, values) => registrationRefused({ ...props, reason: textOf(values.reason) }),
  'event-changed': (props, values) => eventChanged({ ...props, changes: changesOf(values) }),
  'event-cancelled': (props, values) =>
    eventCancelled({ ...props, reason: textOf(values.reason), session: values.session === 'yes' }),
  'event-reminder': eventReminder,
  'event-thanks': eventThanks,
}

/** The letter of the house, before a department's own words. */
export function houseLetter(
  kind: RegistrationKind,
  props: RegistrationLetterProps,
  values: Record<string, unknown>,
): Letter {
  return LETTERS[kind](props, values)
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
const instant = (value: unknown) => new Date(textOf(value))
const drawOf = (values: Record<string, unknown>) => ({ number: textOf(values.number), slotId: textOf(values.slotId) })

function calendarOf(message: OutboxMessage, props: RegistrationLetterProps, facts: Facts): Mail['calendar'] {
  if (!props.calendar) return undefined
  const { event, slot } = props
  // A move has raised the revision already.
  const isMoved = message.kind === 'registration-changed'
  const place = [event.venueName, event.venueAddress].filter(Boolean)
  const content = calendarFile({
    method: props.calendar,
    entries: [
      {
        uid: `${facts.registration.id}@${mailHost(config())}`,
        // A cancellation is the last revision of the entry (RFC 5546 §3.2.5); an equal number may be ignored.
        sequence: facts.registration.calendarSequence + (props.calendar === 'CANCEL' && !isMoved ? 1 : 0),
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        title: event.title,
        location: place.join(props.language === 'en' ? ', ' : '，'),
        description: [event.transport, event.whatToBring, props.department.phone].filter(Boolean).join('\n'),
        url: event.url,
        organizer: { name: props.department.name, email: senderOf(config()).address },
        attendee: { name: props.name ?? message.recipient.address, email: message.recipient.address },
        updatedAt: message.createdAt,
      },
    ],
  })
  return { method: props.calendar, content }
}

/** The letter of a message about one registration. */
export async function registrationMail(message: OutboxMessage, kind: RegistrationKind): Promise<Mail> {
  const { facts, props } = await letterFacts({ ...message, registrationId: message.subjectId ?? '' }, kind)
  const textKind = textKindOf(kind, { values: message.values, cancelledBy: facts.registration.cancelledBy })
  const words = await ownWords(facts.department.id, textKind, message.language)
  const letter = inOwnWords(LETTERS[kind](props, message.values), words)
  return {
    ...renderLetter(letter),
    calendar: calendarOf(message, props, facts),
    images: ticketImages(letter, ticketCode(facts.registration.ticketSecret)),
  }
}

/** The picture of the ticket, for a letter that shows it. */
export function ticketImages(letter: Letter, code: string): Mail['images'] {
  return letter.blocks.some((block) => block.kind === 'ticket')
    ? [{ cid: TICKET_CID, filename: 'ticket.png', content: qrPng(code) }]
    : undefined
}
