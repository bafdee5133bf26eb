// The messages whose words a department may change: what the house says, which variables there are, what must not be lost.
// Facts, ticket, notices and links of a letter are the house's whatever its words; in a text message the link is a variable.
import type { Language } from '#app/platform/language.ts'
import { type Messages, translator } from '#app/platform/messages.ts'
import { drawMailMessages } from '#emails/draw-mail-messages.ts'
import { questionMailMessages } from '#emails/question-mail-messages.ts'
import { questionStepMessages } from '#emails/question-step-messages.ts'
import { registrationMailMessages } from '#emails/registration-mail-messages.ts'
import type { MessageKind } from './message-kinds.ts'
import { spelled, VARIABLES, type Variable } from './message-template.ts'

/** Words of a message in one language, variables in braces. An empty subject or text message: the house's own. */
export type MessageWords = { subject: string; body: string; sms: string }

export type TextSort = {
  /** to the people of a registration, or to those who ask and follow */
  about: 'registration' | 'question'
  variables: readonly Variable[]
  /** what the letter says nowhere else, so that its words must */
  needed: readonly Variable[]
  /** what the text message must say; null: it goes by mail only */
  neededInSms: readonly Variable[] | null
  house: (language: Language) => MessageWords
}

/** A catalogue's texts with their variables as staff write them. */
function house<Key extends string>(messages: Messages<Key>, subject: Key, body: Key, sms?: Key): TextSort['house'] {
  return (language) => {
    const text = translator(language, messages)
    const names = Object.fromEntries(
      (Object.keys(VARIABLES) as Variable[]).map((variable) => [variable, spelled(variable, language)]),
    )
    return { subject: text(subject, names), body: text(body, names), sms: sms === undefined ? '' : text(sms, names) }
  }
}

const REGISTRATION = ['name', 'event', 'time', 'place', 'people', 'department', 'phone'] as const
const QUESTION = ['name', 'reference', 'department', 'phone'] as const

type More = { more?: readonly Variable[]; needed?: readonly Variable[]; neededInSms?: readonly Variable[] }

const ofRegistration = (
  words: TextSort['house'],
  { more = [], needed = [], neededInSms = [] }: More = {},
): TextSort => ({
  about: 'registration',
  variables: [...REGISTRATION, ...more],
  needed,
  neededInSms: ['event', 'link', ...neededInSms],
  house: words,
})
const ofQuestion = (words: TextSort['house'], { more = [], neededInSms = [] }: More = {}): TextSort => ({
  about: 'question',
  variables: [...QUESTION, ...more],
  needed: [],
  neededInSms: ['link', ...neededInSms],
  house: words,
})
const byMailOnly = (sort: TextSort): TextSort => ({ ...sort, neededInSms: null })

const r = registrationMailMessages
const q = questionMailMessages
const WITH_CODE: More = { more: ['code'] }
const WITH_DEADLINE: More = { more: ['deadline'] }

/** A kind of message, or one of its occasions that wants words of its own. In the order in which people get them. */
export const TEXT_SORTS = {
  'registration-confirm': ofRegistration(house(r, 'confirmSubject', 'confirmLead', 'confirmSms'), {
    ...WITH_DEADLINE,
    needed: ['deadline'],
    neededInSms: ['deadline'],
  }),
  'registration-confirmed': ofRegistration(house(r, 'confirmedSubject', 'confirmedLead', 'confirmedSms'), WITH_CODE),
  'registration-pending': ofRegistration(house(r, 'pendingSubject', 'pendingLead', 'pendingSms')),
  'registration-pending-turn': ofRegistration(house(r, 'turnSubject', 'turnLead', 'turnSms')),
  'registration-refused': ofRegistration(house(r, 'refusedSubject', 'refusedLead', 'refusedSms'), { more: ['reason'] }),
  'registration-in-lottery': ofRegistration(house(r, 'lotterySubject', 'lotteryLead', 'lotterySms')),
  'registration-drawn': ofRegistration(house(drawMailMessages, 'drawnSubject', 'drawnLead', 'drawnSms'), {
    more: ['code', 'number'],
  }),
  'registration-not-drawn': ofRegistration(house(drawMailMessages, 'notDrawnSubject', 'notDrawnLead', 'notDrawnSms'), {
    more: ['number', 'position'],
  }),
  'registration-waiting': ofRegistration(house(r, 'waitingSubject', 'waitingLead', 'waitingSms'), {
    more: ['position'],
  }),
  'registration-offered': ofRegistration(house(r, 'offeredSubject', 'offeredLead', 'offeredSms'), {
    ...WITH_DEADLINE,
    neededInSms: ['deadline'],
  }),
  'registration-promoted': ofRegistration(house(r, 'promotedSubject', 'promotedLead', 'promotedSms'), WITH_CODE),
  'registration-offer-expired': ofRegistration(
    house(r, 'offerExpiredSubject', 'offerExpiredLead', 'offerExpiredSms'),
    WITH_DEADLINE,
  ),
  'registration-changed': ofRegistration(house(r, 'changedSubject', 'changedLead', 'changedSms')),
  'registration-contact-changed': ofRegistration(
    house(r, 'contactChangedSubject', 'contactChangedLead', 'contactChangedSms'),
  ),
  'registration-cancelled': ofRegistration(house(r, 'cancelledSubject', 'cancelledByCitizen', 'cancelledSms')),
  'registration-cancelled-by-others': ofRegistration(house(r, 'cancelledSubject', 'cancelledByOthers', 'cancelledSms')),
  'event-changed': ofRegistration(house(r, 'eventChangedSubject', 'eventChangedLead', 'eventChangedSms'), {
    neededInSms: ['time'],
  }),
  'event-cancelled': ofRegistration(house(r, 'eventCancelledSubject', 'eventCancelledLead', 'eventCancelledSms'), {
    more: ['reason'],
  }),
  'event-cancelled-session': ofRegistration(house(r, 'slotCancelledSubject', 'slotCancelledLead', 'slotCancelledSms'), {
    more: ['reason'],
  }),
  'event-reminder-days': ofRegistration(house(r, 'reminderSubject', 'reminderLead', 'reminderSms'), {
    ...WITH_CODE,
    neededInSms: ['time'],
  }),
  'event-reminder': ofRegistration(house(r, 'reminderSubject', 'reminderLead', 'reminderSms'), {
    ...WITH_CODE,
    neededInSms: ['time'],
  }),
  'event-reminder-hours': ofRegistration(house(r, 'reminderSubject', 'reminderLead', 'reminderSms'), {
    ...WITH_CODE,
    neededInSms: ['time'],
  }),
  'event-thanks': ofRegistration(house(r, 'thanksSubject', 'thanksLead', 'thanksSms')),
  'question-received': ofQuestion(house(q, 'receivedSubject', 'receivedLead', 'receivedSms'), WITH_DEADLINE),
  'question-declined': ofQuestion(house(q, 'declinedSubject', 'declinedLead', 'declinedSms')),
  'question-clarification': ofQuestion(house(questionStepMessages, 'clarifySubject', 'clarifyLead', 'clarifySms')),
  'question-extended': ofQuestion(
    house(questionStepMessages, 'extendedSubject', 'extendedLead', 'extendedSms'),
    WITH_DEADLINE,
  ),
  'question-merged': ofQuestion(house(questionStepMessages, 'mergedSubject', 'mergedLead', 'mergedSms')),
  'question-split': ofQuestion(house(questionStepMessages, 'splitSubject', 'splitLead', 'splitSms'), {
    more: ['other'],
    neededInSms: ['other'],
  }),
  'question-interim': ofQuestion(
    house(questionStepMessages, 'interimSubject', 'interimLead', 'interimSms'),
    WITH_DEADLINE,
  ),
  'question-withdrawn': ofQuestion(house(questionStepMessages, 'withdrawnSubject', 'withdrawnLead', 'withdrawnSms')),
  'answer-published': ofQuestion(house(q, 'answeredSubject', 'answeredLead', 'answeredSms')),
  'answer-corrected': ofQuestion(house(q, 'correctedSubject', 'correctedLead', 'correctedSms')),
  'answer-withheld': ofQuestion(house(questionStepMessages, 'withheldSubject', 'withheldLead', 'withheldSms')),
  'answer-reworked': ofQuestion(house(q, 'reworkedSubject', 'reworkedLead', 'reworkedSms')),
  'answer-follow-confirm': byMailOnly(ofQuestion(house(q, 'followConfirmSubject', 'followConfirmLead'))),
  'answer-follow-news': byMailOnly(ofQuestion(house(q, 'followAnsweredSubject', 'followAnsweredLead'))),
  'answer-follow-correction': byMailOnly(ofQuestion(house(q, 'followCorrectedSubject', 'followCorrectedLead'))),
} as const satisfies Record<string, TextSort>
export type TextKind = keyof typeof TEXT_SORTS
export const TEXT_KINDS = Object.keys(TEXT_SORTS) as TextKind[]

export function isTextKind(text: unknown): text is TextKind {
  return typeof text === 'string' && Object.hasOwn(TEXT_SORTS, text)
}

export function sortOf(kind: TextKind): TextSort {
  return TEXT_SORTS[kind]
}

/** Which words a message takes: those of its kind, or of its occasion. Undefined: only the house's, see decision 28. */
export function textKindOf(
  kind: MessageKind,
  { values, cancelledBy }: { values: Record<string, unknown>; cancelledBy?: string | null },
): TextKind | undefined {
  if (kind === 'registration-cancelled' && cancelledBy !== 'citizen') return 'registration-cancelled-by-others'
  if (kind === 'registration-pending' && values.turn === 'yes') return 'registration-pending-turn'
  if (kind === 'event-cancelled' && values.session === 'yes') return 'event-cancelled-session'
  if (kind === 'event-reminder' && values.before === 'days') return 'event-reminder-days'
  if (kind === 'event-reminder' && values.before === 'hours') return 'event-reminder-hours'
  if (kind === 'answer-follow-news' && values.ended === true) return undefined
  if (kind === 'answer-follow-news' && values.corrected === true) return 'answer-follow-correction'
  return isTextKind(kind) ? kind : undefined
}
