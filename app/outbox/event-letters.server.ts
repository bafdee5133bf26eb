// The letters that a change or a cancelling of an event or a session will send, before it happens: the real ones, with the
// facts as they will be, made for one of the people concerned and masked.
import { and, asc, eq, inArray } from 'drizzle-orm'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { events, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { RegistrationLetterProps } from '#emails/registration-letter.ts'
import { maskedProps, sampleMail } from './mailing-content.server.ts'
import { type Change, changeValues } from './message-values.ts'
import { ownWords } from './own-texts.server.ts'
import { inOwnWords } from './own-words.ts'
import { houseLetter } from './registration-content.server.ts'
import { textKindOf } from './text-kinds.ts'

/** One letter and its text message, in words. */
export type LetterWords = { language: Language; subject: string; text: string; sms: string }

/** What the event will say. */
type Texts = Pick<
  typeof events.$inferSelect,
  | 'title'
  | 'titleEn'
  | 'venueName'
  | 'venueNameEn'
  | 'venueAddress'
  | 'venueAddressEn'
  | 'transport'
  | 'transportEn'
  | 'whatToBring'
  | 'whatToBringEn'
>

type Happening =
  | { kind: 'event-changed'; changes: readonly (Change & { language?: Language })[] }
  /** `session`: only one of it */
  | { kind: 'event-cancelled'; reason: string; session?: boolean }
  /** moved to another session, by the organiser */
  | { kind: 'registration-changed'; changes: readonly (Change & { language?: Language })[] }

type Facts = { texts?: Texts; slot?: Partial<RegistrationLetterProps['slot']> }
type Someone = { id: string; departmentId: string; language: Language }

/**
 * One letter for each language in which somebody is told, in the department's own words where it has some. `slotId`: only
 * its people are told; `texts` and `slot` are the facts as they will be. Nobody to tell: no letters.
 */
export async function previewEventLetters(
  reader: Reader,
  of: { eventId: string; slotId?: string } & Facts,
  happening: Happening,
): Promise<LetterWords[]> {
  const letters: (LetterWords | undefined)[] = []
  for (const language of LANGUAGES) {
    const someone = valuesOf(happening, language) && (await findSomeone(reader, of, language))
    if (someone) letters.push(await letterTo({ ...someone, language }, of, happening))
  }
  return letters.filter((letter) => letter !== undefined)
}

/** The letter to one of the people, with the facts as they will be; undefined when readers of the language are told nothing. */
export async function letterTo(
  { id, departmentId, language }: Someone,
  facts: Facts,
  happening: Happening,
): Promise<LetterWords | undefined> {
  const values = valuesOf(happening, language)
  if (!values) return undefined
  const props = await maskedProps(id, language, happening.kind)
  const house = houseLetter(happening.kind, asItWillBe(props, facts, happening), values)
  const words = await ownWords(departmentId, textKindOf(happening.kind, { values }), language)
  const { subject, text, sms } = sampleMail(inOwnWords(house, words))
  return { language, subject, text, sms }
}

/** What the message carries; undefined when readers of the language are told nothing. */
function valuesOf(happening: Happening, language: Language): Record<string, unknown> | undefined {
  if (happening.kind === 'event-cancelled')
    return { reason: happening.reason, ...(happening.session ? { session: 'yes' } : {}) }
  const own = happening.changes.filter((change) => !change.language || change.language === language)
  return own.length > 0 ? changeValues(own) : undefined
}

async function findSomeone(reader: Reader, of: { eventId: string; slotId?: string }, language: Language) {
  const [found] = await reader
    .select({ id: registrations.id, departmentId: events.departmentId })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        eq(registrations.eventId, of.eventId),
        of.slotId ? eq(registrations.slotId, of.slotId) : undefined,
        eq(registrations.language, language),
        inArray(registrations.status, [...LIVE_STATUSES]),
      ),
    )
    // One who has a place comes before one who waits.
    .orderBy(asc(registrations.status), asc(registrations.id))
    .limit(1)
  return found
}

function asItWillBe(
  props: RegistrationLetterProps,
  { texts, slot }: Facts,
  { kind }: Happening,
): RegistrationLetterProps {
  const local = (zh: string | null, en: string | null) => localName(props.language, zh ?? '', en) || undefined
  const registration =
    kind === 'event-cancelled'
      ? { ...props.registration, status: 'cancelled' as const, cancelledBy: 'organiser' as const }
      : props.registration
  const event = texts
    ? {
        ...props.event,
        title: localName(props.language, texts.title, texts.titleEn),
        venueName: local(texts.venueName, texts.venueNameEn) ?? '',
        venueAddress: local(texts.venueAddress, texts.venueAddressEn) ?? '',
        transport: local(texts.transport, texts.transportEn),
        whatToBring: local(texts.whatToBring, texts.whatToBringEn),
      }
    : props.event
  return { ...props, event, registration, slot: { ...props.slot, ...slot } }
}
