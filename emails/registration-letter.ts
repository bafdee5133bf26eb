// What letters about a registration are made of.
import { dayOf, formatMoment, formatMomentShort, formatRange, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import type { Translate } from '#app/platform/messages.ts'
import { fitSms } from './fit-sms.ts'
import { type Block, type Fact, type Footer, factsOf, type Letter, type Tone } from './letter.ts'
import { letterMessages } from './letter-messages.ts'
import { registrationMailMessages } from './registration-mail-messages.ts'
import type { FilledValues, LetterValues } from './variables.ts'
import { wordsOf } from './words.ts'

export type RegistrationStatus =
  | 'pendingApproval'
  | 'inLottery'
  | 'confirmed'
  | 'waiting'
  | 'offered'
  | 'cancelled'
  | 'expired'

/** Texts are in the letter's language already. */
export type RegistrationLetterProps = {
  language: Language
  site: string
  name: string | undefined
  department: { name: string; phone: string | undefined }
  event: {
    title: string
    url: string
    askUrl: string
    venueName: string
    venueAddress: string
    transport: string | undefined
    whatToBring: string | undefined
  }
  /** `group`: the one its places are for, if any; `allocation`: how places are given, as the slot has it */
  slot: { startsAt: Date; endsAt: Date; checkInOpensAt: Date; drawAt: Date | null; group?: string; allocation?: string }
  registration: {
    status: RegistrationStatus
    partySize: number
    shortCode: string
    waitingPosition: number | null
    cancelledBy: 'citizen' | 'organiser' | 'system' | null
  }
  manageUrl: string
  ticketUrl: string
  /** the calendar message that travels with the letter */
  calendar: 'REQUEST' | 'CANCEL' | null
}

/** The picture of the ticket's code in the html. */
export const TICKET_CID = 'ticket@open-day'

export type RegistrationWords = Translate<(typeof registrationMailMessages.keys)[number]>

const wordsIn = wordsOf(registrationMailMessages)
const sharedIn = wordsOf(letterMessages)

/** `8306 2175`: eight digits are read in two groups. */
export function spacedCode(code: string): string {
  return code.replace(/^(\d{4})(\d{4})$/, '$1 $2')
}

/** The words of the house, and what the variables in subjects, leads and text messages stand for; `more` goes before. */
export function registrationWords(props: RegistrationLetterProps, more: LetterValues = {}) {
  return { text: wordsIn(props.language) as RegistrationWords, values: { ...registrationValues(props), ...more } }
}

/** Whom a letter calls by no name. */
const SOMEONE = { 'zh-CN': '市民', en: 'visitor' } as const

export function registrationValues(props: RegistrationLetterProps) {
  const { language, slot, event, registration, department } = props
  return {
    name: props.name ?? SOMEONE[language],
    event: event.title,
    time: formatMomentShort(slot.startsAt, language),
    place: event.venueName,
    people: String(registration.partySize),
    code: spacedCode(registration.shortCode),
    link: props.manageUrl,
    department: department.name,
    phone: department.phone ?? '12345',
  }
}

function footerOf(props: RegistrationLetterProps, afterwards: boolean): Footer {
  const shared = sharedIn(props.language)
  const { text } = registrationWords(props)
  const { name, phone } = props.department
  return {
    sender: props.site,
    contact: phone
      ? shared('contact', { department: name, phone })
      : shared('contactWithoutPhone', { department: name }),
    reason: text(afterwards ? 'reasonAfterwards' : 'reason'),
  }
}

export function greetingOf(language: Language, name: string | undefined): string {
  const shared = sharedIn(language)
  return name ? shared('dear', { name }) : shared('hello')
}

type Content = {
  subject: string
  heading: string
  tone: Tone
  /** the text message, which must not get too long */
  sms: (values: FilledValues) => string
  values: FilledValues
  afterwards?: boolean
  blocks: Block[]
}

/** When it is, and for which group where its places are one's. */
export function sessionText({ slot, language }: Pick<RegistrationLetterProps, 'slot' | 'language'>): string {
  return [formatRange(slot.startsAt, slot.endsAt, language), slot.group].filter(Boolean).join(' · ')
}

export function registrationLetter(props: RegistrationLetterProps, content: Content): Letter {
  const { afterwards = false, sms, ...rest } = content
  return {
    language: props.language,
    preview: [sessionText(props), props.event.venueName].filter(Boolean).join(' · '),
    greeting: greetingOf(props.language, props.name),
    footer: footerOf(props, afterwards),
    sms: fitSms(sms, content.values),
    ...rest,
  }
}

/** Event, time, place and party: in every letter, so that nobody has to open a link to know when and where. */
export function registrationFacts(props: RegistrationLetterProps, ...more: (Fact | false | null)[]): Block {
  const { language, slot, event, registration } = props
  const { text } = registrationWords(props)
  const isHeld = registration.status !== 'cancelled' && registration.status !== 'expired'
  return factsOf(
    { label: text('event'), value: event.title, strong: true },
    {
      label: text('time'),
      value: sessionText(props),
      strong: true,
      detail: isHeld ? text('entryFrom', { time: entryTime(slot, language) }) : undefined,
    },
    event.venueName !== '' && {
      label: text('venue'),
      value: event.venueName,
      strong: true,
      detail: event.venueAddress || undefined,
    },
    isHeld && event.transport ? { label: text('transport'), value: event.transport } : null,
    { label: text('people'), value: text('peopleCount', { count: registration.partySize }) },
    ...more,
    isHeld && event.whatToBring ? { label: text('bring'), value: event.whatToBring } : null,
    { label: text('host'), value: props.department.name },
  )
}

/** `08:40`; with the day when the doors open on another one. */
function entryTime(slot: RegistrationLetterProps['slot'], language: Language): string {
  const isSameDay = dayOf(slot.checkInOpensAt) === dayOf(slot.startsAt)
  return isSameDay ? timeOf(slot.checkInOpensAt) : formatMomentShort(slot.checkInOpensAt, language)
}

/** The code for the entrance; only a confirmed registration has one that opens the door. */
export function ticketBlock(props: RegistrationLetterProps): Block | false {
  const { registration } = props
  if (registration.status !== 'confirmed') return false
  const { text } = registrationWords(props)
  const code = spacedCode(registration.shortCode)
  return {
    kind: 'ticket',
    cid: TICKET_CID,
    alt: text('qrAlt', { code }),
    caption: text('ticketCaption', { count: registration.partySize }),
    codeLabel: text('codeLabel'),
    code,
    link: { label: text('ticketLink'), href: props.ticketUrl },
  }
}

export function manageBlock(props: RegistrationLetterProps): Block {
  const { text } = registrationWords(props)
  return { kind: 'action', label: text('manage'), href: props.manageUrl, note: text('manageNote') }
}

export function eventLink(props: RegistrationLetterProps, key: 'eventPage' | 'registerAgain' = 'eventPage'): Block {
  const { text } = registrationWords(props)
  return { kind: 'links', items: [{ label: text(key), href: props.event.url }] }
}

/** Said when the registration is no longer what the letter was written about. */
export function movedOn(props: RegistrationLetterProps, ...expected: RegistrationStatus[]): Block | false {
  const { status } = props.registration
  if (expected.includes(status)) return false
  const { text } = registrationWords(props)
  return { kind: 'notice', tone: 'attention', text: text('statusMoved', { status: text(`status.${status}`) }) }
}

/** A time span or a moment out of stored text, as a reader wants it; other text stays. */
export function readableChange(text: string, language: Language): string {
  const instants = text.split('/').map((part) => (/^\d{4}-\d{2}-\d{2}T/.test(part) ? new Date(part) : undefined))
  const [from, to] = instants
  if (!from || Number.isNaN(from.getTime())) return text
  if (instants.length === 1) return formatMoment(from, language)
  return to && !Number.isNaN(to.getTime()) ? formatRange(from, to, language) : text
}

export type LetterChange = {
  label: 'time' | 'group' | 'venue' | 'title' | 'bring' | 'people'
  from: string
  to: string
}

export function changesBlock(props: RegistrationLetterProps, changes: readonly LetterChange[]): Block | false {
  if (changes.length === 0) return false
  const { text } = registrationWords(props)
  const { language } = props
  return {
    kind: 'changes',
    rows: changes.map(({ label, from, to }) => ({
      label: text(label),
      from: readableChange(from, language),
      to: readableChange(to, language),
    })),
  }
}
