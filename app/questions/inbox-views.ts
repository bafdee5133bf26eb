// The saved views of the inbox and the statuses that each holds. Pure: the address, the lists and the counts read it alike.
import { OPEN_STATUSES, type QuestionStatus } from './question.ts'

export const INBOX_VIEWS = [
  'mine',
  'open',
  'toAccept',
  'toDispatch',
  'toSign',
  'inProgress',
  'coUnit',
  'dueToday',
  'overdue',
  'toReview',
  'toPublish',
  'published',
  'ended',
] as const
export type InboxView = (typeof INBOX_VIEWS)[number]

/** Views of cases that have ended: the latest change comes first. */
export const isEnded = (view: InboxView) => view === 'published' || view === 'ended'

export const STATUSES: Record<Exclude<InboxView, 'mine' | 'coUnit'>, readonly QuestionStatus[]> = {
  open: OPEN_STATUSES,
  toAccept: ['submitted'],
  toDispatch: ['accepted'],
  toSign: ['dispatched'],
  inProgress: ['acknowledged', 'drafting', 'changesRequested'],
  dueToday: OPEN_STATUSES,
  overdue: OPEN_STATUSES,
  toReview: ['inReview'],
  toPublish: ['approved'],
  published: ['published', 'closed'],
  ended: ['declined', 'redirected', 'merged', 'withdrawn'],
}
