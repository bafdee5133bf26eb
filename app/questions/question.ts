// What a question is, where it can stand, and which step leads where. Pure: also for the browser.
// Where it stands (status), how it ended (outcome), whether it may be read (publicity) and its reviews are separate things;
// whether it is late is computed (timeliness.ts).
import type { QUESTION_KINDS, QUESTION_STATUSES, REVIEW_TYPES } from '#db/schema/questions.ts'

export type QuestionStatus = (typeof QUESTION_STATUSES)[number]
export type QuestionKind = (typeof QUESTION_KINDS)[number]
export type ReviewType = (typeof REVIEW_TYPES)[number]
export type Publicity = 'public' | 'partial' | 'withheld'

/** Kinds a citizen chooses from. Whistle-blowing goes to other bodies by law and is never offered here. */
export const ASKABLE_KINDS = ['consult', 'help', 'complaint', 'suggestion'] as const satisfies readonly QuestionKind[]

export const DECLINE_ROUTES = ['disclosure', 'petition', 'hotline', 'police', 'court', 'other'] as const
/** `rumour`: by a hand-over alone, which is recorded; see hand-over-rumour.server.ts. */
export type DeclineRoute = (typeof DECLINE_ROUTES)[number] | 'rumour'

/**
 * Reviews that every answer must have passed before it is public. Secrecy: 保守国家秘密法 (2024) art. 35, what is to be
 * published is reviewed first. Business and legal: the three-review practice of local 信息发布审查 rules.
 */
export const REQUIRED_REVIEWS = ['business', 'legal', 'secrecy'] as const satisfies readonly ReviewType[]

/** The words the public sees instead of the internal status; everything between acceptance and answer is "in progress". */
export const PUBLIC_STATES = [
  'received',
  'accepted',
  'inProgress',
  'answered',
  'closed',
  'declined',
  'merged',
  'redirected',
] as const
export type PublicState = (typeof PUBLIC_STATES)[number]

const PUBLIC_STATE: Record<QuestionStatus, PublicState> = {
  submitted: 'received',
  accepted: 'accepted',
  dispatched: 'inProgress',
  acknowledged: 'inProgress',
  drafting: 'inProgress',
  inReview: 'inProgress',
  changesRequested: 'inProgress',
  approved: 'inProgress',
  published: 'answered',
  closed: 'closed',
  declined: 'declined',
  merged: 'merged',
  redirected: 'redirected',
  withdrawn: 'closed',
}

/** A published answer under correction stays "answered": its published version can still be read. */
export function publicStateOf(question: { status: QuestionStatus; publishedAt: Date | null }): PublicState {
  const state = PUBLIC_STATE[question.status]
  return state === 'inProgress' && question.publishedAt ? 'answered' : state
}

const OPEN = [
  'submitted',
  'accepted',
  'dispatched',
  'acknowledged',
  'drafting',
  'inReview',
  'changesRequested',
  'approved',
] as const satisfies readonly QuestionStatus[]

/** Steps of staff, with the statuses they start from. A use case moves the row only from one of these. */
export const STEPS = {
  accept: ['submitted', 'dispatched', 'acknowledged'],
  acknowledge: ['dispatched'],
  decline: ['submitted', 'accepted', 'dispatched', 'acknowledged'],
  // On the ground that the asker did not supply what was asked for in time.
  declineUnsupplied: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  dispatch: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  redact: [
    'submitted',
    'accepted',
    'dispatched',
    'acknowledged',
    'drafting',
    'inReview',
    'changesRequested',
    'approved',
  ],
  draft: ['accepted', 'acknowledged', 'drafting', 'inReview', 'changesRequested', 'approved'],
  requestReview: ['drafting'],
  review: ['inReview'],
  publish: ['approved'],
  assess: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  merge: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  split: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  returnToDispatcher: ['dispatched', 'acknowledged'],
  object: ['dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  designate: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  askCoUnit: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  clarify: ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'changesRequested'],
  extend: OPEN,
  consult: OPEN,
  handOver: [...OPEN, 'published', 'closed'],
  correct: ['published', 'closed'],
  // A leak does not wait until a correction or rework is done.
  withhold: [...OPEN, 'published', 'closed'],
  rate: ['published', 'closed'],
  rework: ['published', 'closed'],
  // Nothing was ever published: the use case looks at that. One that was merged is still its asker's to take back.
  withdraw: [...OPEN, 'merged'],
  close: ['published'],
  interim: ['accepted', 'acknowledged', 'drafting', 'inReview', 'changesRequested', 'approved'],
} as const satisfies Record<string, readonly QuestionStatus[]>
export type Step = keyof typeof STEPS

export function canStep(step: Step, status: QuestionStatus): boolean {
  return (STEPS[step] as readonly QuestionStatus[]).includes(status)
}

/** Ended without an answer: the clock no longer counts. */
export const ENDED_WITHOUT_ANSWER = [
  'declined',
  'merged',
  'redirected',
  'withdrawn',
] as const satisfies readonly QuestionStatus[]

/** Statuses in which an answer is still owed. */
export const OPEN_STATUSES = OPEN

const SENTENCE = /[^。！？!?\n]+[。！？!?]?/gu
const POLITE = /^(您好|你好|请问一下|请问|想问一下|我想问一下|我想问|想咨询一下|咨询一下)[，,：:！!、\s]*/u
const LONGEST_TITLE = 60

/** A title for lists: the first sentence that asks, else the first sentence; without opening politeness, shortened. */
export function questionTitle(text: string): string {
  const sentences = (text.match(SENTENCE) ?? [text]).map((sentence) => sentence.trim()).filter(Boolean)
  const asking = sentences.find((sentence) => /[？?]$/.test(sentence) && [...sentence].length >= 6)
  let title = asking ?? sentences[0] ?? text.trim()
  for (let before = ''; before !== title; ) {
    before = title
    title = title.replace(POLITE, '') || title
  }
  const characters = [...title.replace(/。$/, '')]
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE - 1).join('')}…` : characters.join('')
}

/** `1234 5678 90`: the tracking code as it is read aloud, in groups of four. */
export function groupedCode(code: string): string {
  return code.replace(/^(\d{4})(\d{4})(\d{2})$/, '$1 $2 $3')
}

/** Ten digits out of what a person typed (spaces, hyphens, full-width digits); undefined when it is no tracking code. */
export function readTrackingCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s\-—–]/g, '')
  return /^[1-9]\d{9}$/.test(digits) ? digits : undefined
}
