// A letter is a list of blocks. It is drawn twice, as html and as plain text, so that the two say the same.
import type { Language } from '#app/platform/language.ts'
import type { FilledValues } from './variables.ts'

export type Tone = 'good' | 'attention' | 'bad' | 'plain'

export type Block =
  | { kind: 'paragraph'; text: string /** what a department may say in its own words */; lead?: true }
  | { kind: 'facts'; rows: Fact[] }
  | { kind: 'changes'; rows: { label: string; from: string; to: string }[] }
  /** QR code with the number to read aloud; `cid` names the picture */
  | { kind: 'ticket'; cid: string; alt: string; caption: string; codeLabel: string; code: string; link: Link }
  | { kind: 'action'; label: string; href: string; note?: string }
  | { kind: 'links'; title?: string; items: (Link & { note?: string })[] }
  | { kind: 'notice'; tone: Tone; text: string; lead?: true }
  /** Markdown of an answer or a reason; raw html in it stays text */
  | { kind: 'prose'; title?: string; markdown: string /** part of the letter, not quoted in it */; plain?: boolean }

export type Link = { label: string; href: string }
export type Fact = { label: string; value: string; detail?: string; strong?: boolean }

export type Letter = {
  language: Language
  subject: string
  /** shown by mail programs beside the subject */
  preview: string
  heading: string
  tone: Tone
  greeting?: string
  blocks: Block[]
  footer: Footer
  sms: string
  /** what the variables of a department's own words stand for; none: the letter has only the words of the house */
  values?: FilledValues
}

export type Footer = {
  /** name of the site */
  sender: string
  /** whom to ask: department and telephone */
  contact: string
  /** why one gets this mail */
  reason: string
}

/** Drops what is not there, so that a list of blocks can hold `condition && block`. */
export function blocksOf(...blocks: (Block | false | null | undefined)[]): Block[] {
  return blocks.filter((block): block is Block => Boolean(block))
}

export function factsOf(...rows: (Fact | false | null | undefined)[]): Block {
  return { kind: 'facts', rows: rows.filter((row): row is Fact => Boolean(row)) }
}
