// Letters that an organiser writes: the texts of the mailing, filled with the facts of each registration.
import { eq } from 'drizzle-orm'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { maskName } from '#app/platform/text.ts'
import { hotline } from '#app/site/site-settings.server.ts'
import { mailings } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { eventLetter } from '#emails/event-letter.ts'
import type { Letter } from '#emails/letter.ts'
import type { Mail } from '#emails/mail.ts'
import { type RegistrationLetterProps, registrationValues, sessionText } from '#emails/registration-letter.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import type { OutboxMessage } from './claim-messages.server.ts'
import type { MessageKind } from './message-kinds.ts'
import { manageLink, ticketCode, ticketLink } from './message-links.server.ts'
import { fillTemplate, type TemplateValues } from './message-template.ts'
import { fittedSms } from './own-words.ts'
import { letterFacts, ticketImages } from './registration-content.server.ts'

export type MailingTexts = Pick<
  typeof mailings.$inferSelect,
  'subject' | 'subjectEn' | 'body' | 'bodyEn' | 'sms' | 'smsEn'
>

/** What the variables stand for in the letter of one registration; `hotline` where the department has no number. */
export function templateValues(props: RegistrationLetterProps, hotline: string): TemplateValues {
  const { language, event } = props
  const values = registrationValues(props)
  return {
    ...values,
    // Marks of Markdown in a name are only letters.
    name: values.name.replace(/[*_[\]`#]/g, ''),
    time: sessionText(props),
    place: [event.venueName, event.venueAddress].filter(Boolean).join(language === 'en' ? ', ' : '，'),
    phone: props.department.phone ?? hotline,
  }
}

/** An English text that is missing is the Chinese one: an answer in another language beats none. */
function chosen(language: Language, zh: string, en: string): string {
  return language === 'en' && en !== '' ? en : zh
}

/** Said by text message when the organiser wrote nothing shorter. */
const SHORT = { 'zh-CN': '{活动}：', en: '{event}: ' } as const

async function letterOf(props: RegistrationLetterProps, texts: MailingTexts, at: Date): Promise<Letter> {
  const values = templateValues(props, await hotline())
  const { language } = props
  const fill = (text: string) => fillTemplate(text, values)
  const subject = chosen(language, texts.subject, texts.subjectEn)
  const short = chosen(language, texts.sms, texts.smsEn)
  return eventLetter(props, {
    subject: fill(subject),
    text: fill(chosen(language, texts.body, texts.bodyEn)),
    sms: fittedSms(short || `${SHORT[language]}${subject} {link}`, values),
    afterwards: props.slot.endsAt <= at,
  })
}

/** The letter of one message of a mailing. */
export async function mailingMail(message: OutboxMessage): Promise<Mail> {
  const [mailing] = await reader()
    .select()
    .from(mailings)
    .where(eq(mailings.id, message.mailingId ?? ''))
  if (!mailing) throw new NotFound()
  const about = { ...message, registrationId: message.subjectId ?? '' }
  const { facts, props } = await letterFacts(about, 'event-letter')
  const letter = await letterOf(props, mailing, message.createdAt)
  return { ...renderLetter(letter), images: ticketImages(letter, ticketCode(facts.registration.ticketSecret)) }
}

const HIDDEN = '••••••'

/** Facts of a real registration for people who may look at a letter, not at the person: name, code and links are hidden. */
export async function maskedProps(
  registrationId: string,
  language: Language,
  kind: MessageKind,
): Promise<RegistrationLetterProps> {
  const { props } = await letterFacts({ channel: 'email', language, registrationId }, kind)
  return {
    ...props,
    name: props.name && maskName(props.name).replaceAll('*', '○'),
    registration: { ...props.registration, shortCode: '••••••••' },
    manageUrl: manageLink(HIDDEN),
    ticketUrl: ticketLink(HIDDEN),
    calendar: null,
  }
}

/** The letter as a recipient would get it, with masked facts of the registration. */
export async function sampleMailing(registrationId: string, language: Language, texts: MailingTexts): Promise<Letter> {
  return letterOf(await maskedProps(registrationId, language, 'event-letter'), texts, now())
}

/** A letter made beforehand with masked facts, drawn like any other. */
export function sampleMail(letter: Letter): Mail {
  return { ...renderLetter(letter), images: ticketImages(letter, ticketCode(HIDDEN)) }
}

/** The letter that a member of staff sent to themselves. */
export function testLetter(message: OutboxMessage): Mail {
  return sampleMail(JSON.parse(String(message.values.letter)) as Letter)
}
