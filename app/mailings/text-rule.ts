// What a department may say in the messages of the system: which variables, how long, which addresses. Pure.
import { isAllowedLink } from '#app/events/allowed-links.ts'
import {
  type FilledValues,
  fillTemplate,
  spelled,
  templateFaults,
  type Variable,
  variablesIn,
} from '#app/outbox/message-template.ts'
import { fittedSms, MOST_SMS_PARTS } from '#app/outbox/own-words.ts'
import { type MessageWords, sortOf, type TextKind } from '#app/outbox/text-kinds.ts'
import type { Language } from '#app/platform/language.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'

/** In characters; English needs twice as many. */
export const LONGEST = { subject: 60, body: 1000, sms: 300 } as const
export const MOST_PARAGRAPHS = 12

export type WordsField = keyof MessageWords
/** A key of textErrors, and what it is about: variables, addresses, a number. */
export type TextFault = { error: string; what?: string }
export type TextFaults = Partial<Record<WordsField, TextFault>>

type Against = {
  kind: TextKind
  language: Language
  /** hosts that may be named: a setting of the overseer */
  hosts: readonly string[]
  /** values of the longest letter that is likely */
  longest: FilledValues
}

/** Without unseen characters and line ends that are not the writer's; a subject and a text message are one line. */
export function cleanWords({ subject, body, sms }: MessageWords): MessageWords {
  return { subject: cleanLine(subject), body: cleanText(body).replace(/\n{2,}/g, '\n'), sms: cleanLine(sms) }
}

/** What is wrong with the words, field by field; of several faults of a field the first. Empty fields are the house's. */
export function textFaults(words: MessageWords, against: Against): TextFaults {
  const { subject, body, sms } = words
  const faults: TextFaults = {}
  const found = (field: WordsField, fault: TextFault | undefined) => {
    if (fault) faults[field] ??= fault
  }
  if (subject === '' && body !== '') found('subject', { error: 'subjectMissing' })
  if (body === '' && subject !== '') found('body', { error: 'bodyMissing' })
  for (const field of ['subject', 'body', 'sms'] as const) found(field, faultOf(field, words[field], against))
  if (body.split('\n').length > MOST_PARAGRAPHS) {
    found('body', { error: 'tooManyParagraphs', what: String(MOST_PARAGRAPHS) })
  }
  if (body !== '') found('body', missing(body, sortOf(against.kind).needed, against.language))
  if (sms !== '') {
    found('sms', missing(sms, sortOf(against.kind).neededInSms ?? [], against.language))
    const parts = partsOf(sms, against)
    if (parts > MOST_SMS_PARTS) found('sms', { error: 'smsTooLong', what: String(parts) })
  }
  return faults
}

/**
 * Parts with the longest values, nothing cut. Where the house's own text message must cut (the link that confirms is long),
 * or where a title comes from the other language, it is the parts that are left after cutting.
 */
function partsOf(sms: string, { kind, language, longest }: Against): number {
  const whole = (text: string) => smsLength(fillTemplate(text, longest)).segments
  const fitted = (values: FilledValues) => smsLength(fittedSms(sms, values)).segments
  const mayCut = whole(sms) <= whole(sortOf(kind).house(language).sms)
  return Math.max(mayCut ? fitted(longest) : whole(sms), fitted({ ...longest, event: '字'.repeat(60) }))
}

function faultOf(field: WordsField, text: string, { kind, language, hosts }: Against): TextFault | undefined {
  const { variables, neededInSms } = sortOf(kind)
  if (field === 'sms' && neededInSms === null && text !== '') return { error: 'noSms' }
  if (lengthOf(text) > LONGEST[field] * (language === 'en' ? 2 : 1)) return { error: 'tooLong' }
  const named = variablesIn(text)
  if (field !== 'sms' && named.includes('link')) return { error: 'linkInMail', what: spelled('link', language) }
  const unknown = templateFaults(text, field === 'sms' ? [...variables, 'link'] : variables)
  if (unknown.length > 0) return { error: 'unknownVariable', what: unknown.join(' ') }
  const foreign = addressesIn(text).filter((address) => !isAllowedAddress(address, hosts))
  if (foreign.length > 0) return { error: 'hostNotAllowed', what: foreign.join(' ') }
  return undefined
}

function missing(text: string, needed: readonly Variable[], language: Language): TextFault | undefined {
  const named = variablesIn(text)
  const absent = needed.filter((variable) => !named.includes(variable))
  if (absent.length === 0) return undefined
  return { error: 'missingVariable', what: absent.map((variable) => spelled(variable, language)).join(' ') }
}

// Mail programs and phones make a link of whatever looks like an address, with or without the scheme.
const ADDRESS =
  /(?<![\w@.-])(?:[a-z][a-z0-9+.-]*:\/\/[!-~]+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?![a-z0-9@])(?:[/?#:][!-~]*)?)/gi
/** Wide letters, digits, stops, colons and strokes are read as narrow ones; wide commas end an address as ever. */
const WIDE = /[\uff0e\uff0f\uff1a\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const CLOSING = /[.,;:!?)\]'"]+$/

/** Addresses as people and programs read them in a text; those of mailboxes are none. */
export function addressesIn(text: string): string[] {
  const narrow = text.replace(WIDE, (letter) => letter.normalize('NFKC'))
  return [...new Set([...narrow.matchAll(ADDRESS)].map(([address]) => address.replace(CLOSING, '')))]
}

function isAllowedAddress(address: string, hosts: readonly string[]): boolean {
  return isAllowedLink(address.includes('://') ? address : `https://${address}`, hosts)
}
