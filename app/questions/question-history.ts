// The closed vocabulary of what can happen to a question. Rows of question_events; never changed, never deleted.
// To add one: a line here, its words in tracking-texts.ts (public) or case-history-texts.ts (console).
export const QUESTION_EVENT_TYPES = [
  'submitted',
  'screened',
  'declined',
  'merged',
  'dispatched',
  'acknowledged',
  'returned',
  'objectionRaised',
  'designated',
  'coUnitRequested',
  'coUnitReplied',
  'clarificationRequested',
  'clarified',
  'paused',
  'resumed',
  'extended',
  'becameDueSoon',
  'becameOverdue',
  'nudged',
  'supervised',
  'draftSaved',
  'draftTakenOver',
  'reviewRequested',
  'reviewPassed',
  'reviewRejected',
  'signedOff',
  'published',
  'unpublished',
  'corrected',
  'withheld',
  'redacted',
  'followUpAsked',
  'rated',
  'reworkOpened',
  'closed',
  'redirected',
  'assessed',
  'reclassified',
  'calendarChanged',
  'dueMoved',
  'extensionRequested',
  'extensionRefused',
  'consulted',
  'consistencyChecked',
  'coUnitReleased',
  'reminded',
  'escalated',
  'supervisionIssued',
  'supervisionReplied',
  'supervisionExtended',
  'supervisionClosed',
  'firstStatementGiven',
  'handedOver',
  'handOverOutcome',
  'split',
  'withdrawn',
  'askerLeft',
  'reopened',
  'supplementExpired',
  'interimWritten',
  'interimReturned',
  'interimSent',
] as const
export type QuestionEventType = (typeof QUESTION_EVENT_TYPES)[number]

/** Steps of the public timeline; everything else is internal work. */
export const PUBLIC_EVENT_TYPES = [
  'submitted',
  'screened',
  'declined',
  'redirected',
  'dispatched',
  'acknowledged',
  'draftSaved',
  'reviewRequested',
  'published',
  'corrected',
  'withheld',
  'merged',
  'clarificationRequested',
  'clarified',
  'extended',
  'followUpAsked',
  'rated',
  'reworkOpened',
  'supervised',
  'handedOver',
  'split',
  'withdrawn',
  'closed',
  'supplementExpired',
  'interimSent',
] as const satisfies readonly QuestionEventType[]
export type PublicEventType = (typeof PUBLIC_EVENT_TYPES)[number]

/** One line of the public timeline. */
export type TimelineEntry = { type: PublicEventType; at: Date; department: string | null; departmentEn: string | null }

const ONCE = new Set(['draftSaved', 'reviewRequested', 'rated'])

/**
 * What of the history the public reads: the first draft, hand-in and rating stand for all of them, because how often a draft
 * went back and forth is internal and a rating may be changed. Events come in order.
 */
export function publicTimeline<Event extends { type: string }>(
  events: readonly Event[],
): (Event & { type: PublicEventType })[] {
  const seen = new Set<string>()
  return events.filter((event): event is Event & { type: PublicEventType } => {
    if (!(PUBLIC_EVENT_TYPES as readonly string[]).includes(event.type)) return false
    if (!ONCE.has(event.type)) return true
    if (seen.has(event.type)) return false
    seen.add(event.type)
    return true
  })
}
