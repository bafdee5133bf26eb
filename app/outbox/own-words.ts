// A department's own words in a letter of the house. Pure.
import { fitSms, MOST_SMS_PARTS } from '#emails/fit-sms.ts'
import type { Block, Letter } from '#emails/letter.ts'
import type { FilledValues } from '#emails/variables.ts'
import { fillTemplate } from './message-template.ts'
import type { MessageWords } from './text-kinds.ts'

export { MOST_SMS_PARTS }

/**
 * The letter with a department's subject, lead and text message; everything else stays as it is. Without a lead (the
 * registration has moved on since, and the letter says so) there is nothing for its text to take the place of.
 */
export function inOwnWords(letter: Letter, words: MessageWords | undefined): Letter {
  const { values } = letter
  if (!words || !values) return letter
  const { subject, body, sms } = words
  const own = { ...letter }
  if (subject !== '') {
    const paragraphs = paragraphsOf(body, values)
    own.subject = fillTemplate(subject, values)
    own.blocks = letter.blocks.flatMap((block) => (isLead(block) ? withText(block, paragraphs) : [block]))
    if (letter.blocks.some((block) => isLead(block) && block.text === letter.preview)) {
      own.preview = paragraphs.join(' ')
    }
  }
  if (sms !== '') own.sms = fittedSms(sms, values)
  return own
}

/** The text message with these values; titles lose their end before a fourth part is begun. */
export function fittedSms(sms: string, values: FilledValues): string {
  return fitSms((fitted) => fillTemplate(sms, fitted), values)
}

type Lead = Extract<Block, { kind: 'paragraph' | 'notice' }>
const isLead = (block: Block): block is Lead => 'lead' in block && block.lead === true

/** A line of its own is a paragraph of its own. */
function paragraphsOf(body: string, values: FilledValues): string[] {
  return fillTemplate(body, values)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

const withText = (lead: Lead, paragraphs: readonly string[]): Block[] =>
  paragraphs.map((text, index) => (index === 0 ? { ...lead, text } : { kind: 'paragraph', text, lead: true }))
