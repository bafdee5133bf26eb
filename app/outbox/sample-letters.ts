// Letters as nobody gets them: made with invented facts, to look at words before they are sent, and to see how long a text
// message becomes with the longest names that departments really use. Pure.

import { DEFAULT_HOTLINE } from '#app/site/site-defaults.ts'
import { WITHDRAWN_KEPT_DAYS } from '#db/data-catalogue.ts'
import { answerCorrected } from '#emails/answer-corrected.ts'
import { answerFollowConfirm, answerFollowNews } from '#emails/answer-follow.ts'
import { answerPublished } from '#emails/answer-published.ts'
import { answerReworked } from '#emails/answer-reworked.ts'
import { eventCancelled } from '#emails/event-cancelled.ts'
import { eventChanged } from '#emails/event-changed.ts'
import { eventReminder } from '#emails/event-reminder.ts'
import { eventThanks } from '#emails/event-thanks.ts'
import type { Letter } from '#emails/letter.ts'
import {
  answerWithheld,
  questionClarification,
  questionExtended,
  questionMerged,
} from '#emails/question-clarification.ts'
import { questionDeclined } from '#emails/question-declined.ts'
import { questionInterim } from '#emails/question-interim.ts'
import { questionReceived } from '#emails/question-received.ts'
import { questionSplit } from '#emails/question-split.ts'
import { questionWithdrawn } from '#emails/question-withdrawn.ts'
import { registrationCancelled } from '#emails/registration-cancelled.ts'
import { registrationChanged } from '#emails/registration-changed.ts'
import { registrationConfirm } from '#emails/registration-confirm.ts'
import { registrationConfirmed } from '#emails/registration-confirmed.ts'
import { registrationContactChanged } from '#emails/registration-contact-changed.ts'
import { registrationDrawn } from '#emails/registration-drawn.ts'
import { registrationInLottery } from '#emails/registration-in-lottery.ts'
import { registrationNotDrawn } from '#emails/registration-not-drawn.ts'
import { registrationOfferExpired } from '#emails/registration-offer-expired.ts'
import { registrationOffered } from '#emails/registration-offered.ts'
import { registrationPending } from '#emails/registration-pending.ts'
import { registrationPromoted } from '#emails/registration-promoted.ts'
import { registrationRefused } from '#emails/registration-refused.ts'
import { registrationWaiting } from '#emails/registration-waiting.ts'
import { SAMPLE_DAY, SAMPLE_OTHER, type SampleFacts, type SampleOf, sampleFacts } from './sample-facts.ts'
import type { TextKind } from './text-kinds.ts'

const SAMPLES: Record<TextKind, (facts: SampleFacts) => Letter> = {
  'registration-confirm': ({ registered, words }) =>
    registrationConfirm({ ...registered('waiting'), confirmUrl: words.confirmUrl, until: SAMPLE_DAY.deadline }),
  'registration-confirmed': ({ registered }) => registrationConfirmed(registered('confirmed')),
  'registration-pending': ({ registered }) => registrationPending(registered('pendingApproval')),
  'registration-pending-turn': ({ registered }) =>
    registrationPending({ ...registered('pendingApproval'), turn: true }),
  'registration-refused': ({ registered, words }) =>
    registrationRefused({ ...registered('cancelled'), reason: words.reason }),
  'registration-in-lottery': ({ registered }) => registrationInLottery(registered('inLottery')),
  'registration-drawn': ({ registered }) =>
    registrationDrawn({ ...registered('confirmed'), number: '1207', slotId: 'sample' }),
  'registration-not-drawn': ({ registered }) =>
    registrationNotDrawn({ ...registered('waiting'), number: '1207', slotId: 'sample' }),
  'registration-waiting': ({ registered }) => registrationWaiting(registered('waiting')),
  'registration-offered': ({ registered }) =>
    registrationOffered({ ...registered('offered'), expiresAt: SAMPLE_DAY.deadline }),
  'registration-promoted': ({ registered }) => registrationPromoted(registered('confirmed')),
  'registration-offer-expired': ({ registered }) =>
    registrationOfferExpired({ ...registered('expired'), expiredAt: SAMPLE_DAY.deadline }),
  'registration-changed': ({ registered, words }) =>
    registrationChanged({
      ...registered('confirmed'),
      changes: [{ label: 'people', from: words.twoPeople, to: words.threePeople }],
    }),
  'registration-contact-changed': ({ registered }) => registrationContactChanged(registered('confirmed')),
  'registration-cancelled': ({ registered }) =>
    registrationCancelled({ ...registered('cancelled'), reason: undefined }),
  'registration-cancelled-by-others': ({ registered, words }) =>
    registrationCancelled({ ...registered('cancelled', 'organiser'), reason: words.reason }),
  'event-changed': ({ registered, words }) => {
    const props = registered('confirmed')
    return eventChanged({ ...props, changes: [{ label: 'venue', from: words.formerVenue, to: props.event.venueName }] })
  },
  'event-cancelled': ({ registered, words }) => eventCancelled({ ...registered('cancelled'), reason: words.reason }),
  'event-cancelled-session': ({ registered, words }) =>
    eventCancelled({ ...registered('cancelled'), reason: words.reason, session: true }),
  'event-reminder-days': ({ registered }) => eventReminder(registered('confirmed')),
  'event-reminder': ({ registered }) => eventReminder(registered('confirmed')),
  'event-reminder-hours': ({ registered }) => eventReminder(registered('confirmed')),
  'event-thanks': ({ registered }) => eventThanks({ ...registered('confirmed'), calendar: null }),
  'question-received': ({ asked }) => questionReceived({ ...asked, dueOn: SAMPLE_DAY.dueOn }),
  'question-declined': ({ asked, words }) =>
    questionDeclined({ ...asked, reason: words.notOurs, route: 'hotline', hotline: DEFAULT_HOTLINE }),
  'question-clarification': ({ asked, words }) =>
    questionClarification({ ...asked, request: words.request, supplyUrl: `${asked.url}/supplement` }),
  'question-extended': ({ asked, words }) => questionExtended({ ...asked, reason: words.reason, dueOn: words.dueOn }),
  'question-merged': ({ asked }) => questionMerged(asked),
  'question-split': ({ asked }) =>
    questionSplit({
      ...asked,
      other: { trackingCode: SAMPLE_OTHER, url: asked.url.replace(asked.trackingCode, SAMPLE_OTHER) },
    }),
  'question-interim': ({ asked, words }) => questionInterim({ ...asked, reply: words.reason, dueOn: words.dueOn }),
  'question-withdrawn': ({ asked }) =>
    questionWithdrawn({ ...asked, reason: '', goesOn: false, keptDays: WITHDRAWN_KEPT_DAYS }),
  'answer-published': ({ asked, answer }) => answerPublished({ ...asked, ...answer }),
  'answer-corrected': ({ asked, answer, words }) =>
    answerCorrected({ ...asked, ...answer, correctionNote: words.note }),
  'answer-withheld': ({ asked, words }) => answerWithheld({ ...asked, reason: words.withheld }),
  'answer-reworked': ({ asked, answer, words }) => answerReworked({ ...asked, ...answer, note: words.note }),
  'answer-follow-confirm': ({ followed }) => answerFollowConfirm(followed),
  'answer-follow-news': ({ followed }) => answerFollowNews({ ...followed, corrected: false, note: '' }),
  'answer-follow-correction': ({ followed, words }) =>
    answerFollowNews({ ...followed, corrected: true, note: words.note }),
}

/** The letter of the house about invented people and events of a real department. */
export function sampleLetter(kind: TextKind, of: SampleOf): Letter {
  return SAMPLES[kind](sampleFacts(of))
}
