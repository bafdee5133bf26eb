// Words of public states and public steps.
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { PublicState } from './question.ts'
import type { PublicEventType } from './question-history.ts'
import { questionsMessages } from './questions-messages.ts'

const STATE_WORD = {
  received: 'stateReceived',
  accepted: 'stateAccepted',
  inProgress: 'stateInProgress',
  answered: 'stateAnswered',
  closed: 'stateClosed',
  declined: 'stateDeclined',
  merged: 'stateMerged',
  redirected: 'stateRedirected',
} as const satisfies Record<PublicState, string>

export function stateWord(state: PublicState, language: Language): string {
  return translator(language, questionsMessages)(STATE_WORD[state])
}

/** As stateWord; a question that was taken back counts as closed, and says so in a word of its own. */
export function trackedStateWord(
  { state, withdrawn }: { state: PublicState; withdrawn: boolean },
  language: Language,
): string {
  return withdrawn ? translator(language, questionsMessages)('stateWithdrawn') : stateWord(state, language)
}

const EVENT_WORD = {
  submitted: 'eventSubmitted',
  screened: 'eventScreened',
  dispatched: 'eventDispatched',
  acknowledged: 'eventAcknowledged',
  draftSaved: 'eventDraftSaved',
  reviewRequested: 'eventReviewRequested',
  published: 'eventPublished',
  corrected: 'eventCorrected',
  withheld: 'eventWithheld',
  declined: 'eventDeclined',
  redirected: 'eventRedirected',
  merged: 'eventMerged',
  clarificationRequested: 'eventClarificationRequested',
  clarified: 'eventClarified',
  extended: 'eventExtended',
  followUpAsked: 'eventFollowUpAsked',
  rated: 'eventRated',
  reworkOpened: 'eventReworkOpened',
  supervised: 'eventSupervised',
  handedOver: 'eventHandedOver',
  split: 'eventSplit',
  withdrawn: 'eventWithdrawn',
  closed: 'eventClosed',
  supplementExpired: 'eventSupplementExpired',
  interimSent: 'eventInterimSent',
} as const satisfies Record<PublicEventType, string>

export function eventWord(type: PublicEventType, language: Language): string {
  return translator(language, questionsMessages)(EVENT_WORD[type])
}
