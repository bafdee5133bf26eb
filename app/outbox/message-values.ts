// What a message carries from the moment of its cause, because the rows will have moved on by the time it is delivered.
// Everything else (times, places, status, links) is read from the tables at delivery.
import type { CampaignNoticeProps } from '#emails/campaign-notice.ts'
import type { CaseNotice } from '#emails/case-notice.ts'
import type { ColumnNoticeProps } from '#emails/column-notice.ts'
import type { ReportNotice } from '#emails/report-notice.ts'
import type { ReviewNotice } from '#emails/reviewed-letter.ts'
import type { ScoreNoticeProps } from '#emails/score-notice.ts'
import type { MessageKind } from './message-kinds.ts'

export type { CaseNotice }

type None = Record<string, never>

/** Something people were told, and what holds now. */
export type Change = {
  label: 'time' | 'group' | 'venue' | 'title' | 'bring' | 'people'
  /** Text as it is to be read; for a time, two instants in ISO 8601: `2026-12-05T01:00:00Z/2026-12-05T03:00:00Z`. */
  from: string
  to: string
}

/** Values of `registration-changed` and `event-changed`: `changeValues([{ label: 'venue', from, to }])`. */
export type ChangeValues = { [Key in `${Change['label']}.${'from' | 'to'}`]?: string }

export function changeValues(changes: readonly Change[]): ChangeValues {
  return Object.fromEntries(
    changes.flatMap(({ label, from, to }) => [
      [`${label}.from`, from],
      [`${label}.to`, to],
    ]),
  )
}

/** The changes back from the values, in the order in which a letter tells them. */
export function changesOf(values: Record<string, unknown>): Change[] {
  return (['time', 'group', 'venue', 'title', 'bring', 'people'] as const).flatMap((label) => {
    const [from, to] = [values[`${label}.from`], values[`${label}.to`]]
    return typeof from === 'string' && typeof to === 'string' ? [{ label, from, to }] : []
  })
}

/** A time span as `Change` wants it. */
export function spanText(startsAt: Date, endsAt: Date): string {
  return `${startsAt.toISOString()}/${endsAt.toISOString()}`
}

/**
 * Why a question was declined and where else to turn; what a correction says of itself; the code of another part; `goesOn`:
 * others had asked what was taken back; `reminder`: of what the asker still has to add.
 */
export type QuestionValues = {
  reason?: string
  route?: string
  note?: string
  other?: string
  goesOn?: 'yes'
  reminder?: 'yes'
}

/** Registrations whose links one mail lists, and one text message of three parts. */
export const MOST_LINKS = 20
export const LINKS_A_TEXT = 3

/**
 * Subjects: `registration-*`, `event-*` are about a registration (`subject: { kind: 'registration', id }`), `question-*` and
 * `answer-*` about a question, `staff-*` and `test-mail` about a member of staff. `registration-links` is about `none`:
 * the registrations are found by the recipient's address.
 */
export type MessageValues = {
  'registration-confirmed': None
  /** path of the page that confirms the contact; until when, ISO 8601 */
  'registration-confirm': { path: string; until: string }
  'registration-waiting': None
  /** from the waiting list: its turn has come; people it asked for, when there were places for fewer */
  'registration-pending': { turn?: 'yes'; asked?: string }
  'registration-in-lottery': None
  /** the public number in the draw, and the page of its result: `EVENT PAGE/draw/SLOT` */
  'registration-drawn': { number: string; slotId: string }
  'registration-not-drawn': { number: string; slotId: string }
  /** ISO 8601; the row holds it too until the offer is taken or has run out */
  'registration-offered': { expiresAt: string; asked?: string }
  'registration-promoted': None
  'registration-offer-expired': { expiredAt: string }
  'registration-changed': ChangeValues
  /** to the address that no longer counts */
  'registration-contact-changed': None
  /** why, when it was not the citizen */
  'registration-cancelled': { reason?: string }
  'registration-refused': { reason: string }
  /** by text message so many at a time, from the one with this number on, and `all` with what was asked; by mail all at once */
  'registration-links': { from?: number; all?: boolean }
  'event-changed': ChangeValues
  /** `session`: only that of the registration; the event takes place */
  'event-cancelled': { reason: string; session?: 'yes' }
  /** those of three days and of two hours before say so; departments may word each differently */
  'event-reminder': { before?: 'days' | 'hours' }
  'event-thanks': None
  /** its texts are those of the mailing */
  'event-letter': None
  'question-received': QuestionValues
  'question-declined': QuestionValues
  'question-clarification': QuestionValues
  'question-extended': QuestionValues
  'question-merged': QuestionValues
  /** tracking code of the part that was split off */
  'question-split': QuestionValues
  /** what the asker is told, as it was reviewed */
  'question-interim': QuestionValues
  /** why staff did so; empty where it was the asker */
  'question-withdrawn': QuestionValues
  'answer-published': QuestionValues
  'answer-corrected': QuestionValues
  'answer-withheld': QuestionValues
  /** to staff: which step needs them */
  'case-notice': { notice: CaseNotice }
  /** to staff: nothing published since that day; no department is the whole site */
  'silence-warning': { department: string | null; since: string; months: number }
  /** to staff: reports of the event `subject` that are not filed; the day and the note are those of an urging */
  'report-notice': {
    notice: ReportNotice
    /** kinds, with commas between them */
    reports: string
    dueOn: string
    demandedOn?: string
    note?: string
  }
  /** to staff: a department objects to a line of its score, or its objection was answered; path of its page on this site */
  'score-notice': Omit<ScoreNoticeProps, 'language' | 'site' | 'name' | 'url'> & { path: string }
  /** to staff: how a department stands with its task in a campaign, as it was then */
  'campaign-notice': Omit<CampaignNoticeProps, 'language' | 'site' | 'name' | 'url'> & { campaignId: string }
  /** to staff: a column waits for their review, or theirs was decided on; path of its page on this site */
  'column-notice': Omit<ColumnNoticeProps, 'language' | 'site' | 'name' | 'url'> & { path: string }
  /** to staff: the event `subject` waits for their review, or theirs was decided on; why it was sent back */
  'review-notice': { notice: ReviewNotice; note: string | null }
  /** to administrators: nothing was taken since that moment, ISO 8601; path of its page, host of its address */
  'webhook-paused': { path: string; host: string; since: string }
  'answer-reworked': QuestionValues
  /** path of the page on this site where following is confirmed and ended, `/follow/TOKEN` */
  'answer-follow-confirm': { path: string }
  /** `ended`: the question was taken back */
  'answer-follow-news': { path: string; corrected: boolean; note?: string; ended?: boolean }
  /** path of the one-time page on this site, `/invitation/TOKEN`; when it ends, ISO 8601 */
  'staff-invitation': { path: string; expiresAt: string }
  'staff-password-reset': { path: string; expiresAt: string }
  'test-mail': None
  /** a letter as JSON, made with masked facts, and the text message */
  'test-letter': { letter: string }
} & Record<MessageKind, object>

/** Kinds whose values may be left out. */
export type PlainKind = { [Kind in MessageKind]: None extends MessageValues[Kind] ? Kind : never }[MessageKind]
