// Words of internal statuses, sources and steps for the console.
import { dayOf, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { type Translate, translator } from '#app/platform/messages.ts'
import { caseMessages } from './case-messages.ts'
import type { HintKind } from './personal-data-hints.ts'
import { groupedCode, type Publicity, type QuestionStatus, type ReviewType } from './question.ts'

type Key = (typeof caseMessages)['keys'][number]
export type CaseText = Translate<Key>

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

export function statusWord(status: QuestionStatus, language: Language): string {
  return translator(language, caseMessages)(`status${capital(status)}` as Key)
}

export function sourceWord(source: string, text: CaseText): string {
  return text(`source${capital(source)}` as Key)
}

export const PUBLICITY_WORD = {
  public: 'publicityPublic',
  partial: 'publicityPartial',
  withheld: 'publicityWithheld',
} as const satisfies Record<Publicity, Key>

export function hintWord(kind: HintKind, text: CaseText): string {
  return text(`hint${capital(kind)}` as Key)
}

const LINES: Record<string, Key> = {
  submitted: 'evSubmitted',
  screened: 'evScreened',
  declined: 'evDeclined',
  redirected: 'evRedirected',
  dispatched: 'evDispatched',
  acknowledged: 'evAcknowledged',
  draftSaved: 'evDraftSaved',
  draftTakenOver: 'evDraftTakenOver',
  reviewRequested: 'evReviewRequested',
  reviewPassed: 'evReviewPassed',
  reviewRejected: 'evReviewRejected',
  published: 'evPublished',
  corrected: 'evCorrected',
  withheld: 'evWithheld',
  redacted: 'evRedacted',
  merged: 'evMerged',
  returned: 'evReturned',
  objectionRaised: 'evObjectionRaised',
  designated: 'evDesignated',
  coUnitRequested: 'evCoUnitRequested',
  coUnitReplied: 'evCoUnitReplied',
  coUnitReleased: 'evCoUnitReleased',
  consistencyChecked: 'evConsistencyChecked',
  clarificationRequested: 'evClarificationRequested',
  clarified: 'evClarified',
  supplementExpired: 'evSupplementExpired',
  paused: 'evPaused',
  resumed: 'evResumed',
  dueMoved: 'evDueMoved',
  extended: 'evExtended',
  extensionRequested: 'evExtensionRequested',
  extensionRefused: 'evExtensionRefused',
  reclassified: 'evReclassified',
  calendarChanged: 'evCalendarChanged',
  becameOverdue: 'evBecameOverdue',
  assessed: 'evAssessed',
  consulted: 'evConsulted',
  closed: 'evClosed',
  reopened: 'evReopened',
  withdrawn: 'evWithdrawn',
  askerLeft: 'evAskerLeft',
  interimWritten: 'evInterimWritten',
  interimReturned: 'evInterimReturned',
  interimSent: 'evInterimSent',
  rated: 'evRated',
  reworkOpened: 'evReworkOpened',
  supervised: 'evSupervised',
  followUpAsked: 'evFollowUpAsked',
  signedOff: 'evSignedOff',
  reminded: 'evReminded',
  escalated: 'evEscalated',
  nudged: 'evNudged',
  supervisionIssued: 'evSupervisionIssued',
  supervisionReplied: 'evSupervisionReplied',
  supervisionExtended: 'evSupervisionExtended',
  supervisionClosed: 'evSupervisionClosed',
  firstStatementGiven: 'evFirstStatementGiven',
  handedOver: 'evHandedOver',
  handOverOutcome: 'evHandOverOutcome',
  split: 'evSplit',
}

const momentOf = (value: unknown) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? `${dayOf(new Date(value))} ${timeOf(new Date(value))}`
    : ''

/** One line of the internal history. */
export function historyLine(
  type: string,
  detail: Record<string, unknown>,
  departmentName: (id: string) => string,
  text: CaseText,
): string {
  const key = type === 'withdrawn' && detail.reason ? 'evWithdrawnFor' : LINES[type]
  if (!key) return text('evOther', { type })
  return text(key, {
    source: typeof detail.source === 'string' ? sourceWord(detail.source, text) : '',
    department: typeof detail.to === 'string' ? departmentName(detail.to) : '',
    reason: typeof detail.reason === 'string' ? detail.reason : '',
    version: typeof detail.version === 'number' ? detail.version : '',
    type: typeof detail.type === 'string' ? text(detail.type as ReviewType) : '',
    basis: typeof detail.basis === 'string' ? detail.basis : '',
    old: momentOf(detail.old),
    new: momentOf(detail.new),
    count: typeof detail.workdays === 'number' ? detail.workdays : 0,
    stage: typeof detail.stage === 'string' ? text(`stage_${detail.stage}` as Key) : '',
    level: typeof detail.level === 'string' ? text(`level_${detail.level}` as Key) : '',
    number: typeof detail.number === 'number' ? `〔${detail.year}〕${detail.number}号` : '',
    outcome: typeof detail.outcome === 'string' ? text(`outcome_${detail.outcome}` as Key) : '',
    note: typeof detail.note === 'string' ? detail.note : '',
    due: momentOf(detail.dueAt),
    code: typeof detail.with === 'string' ? groupedCode(detail.with) : '',
    clock: typeof detail.clock === 'string' ? text(`clock_${detail.clock}` as Key) : '',
  })
}
