// What belongs to an answer beside its text: what it rests on, files, sign-off, where else it was given; and what came back
// to it: ratings, work done again, followers, progress of what was adopted.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'
import type { Questions } from './questions.ts'

export const ANSWER_CHANNELS = [
  'website',
  'pressConference',
  'wechat',
  'weibo',
  'event',
  'interview',
  'onAir',
  'other',
] as const

export function defineAnswers(
  c: Columns,
  { staff }: Accounts,
  { files }: Events,
  { questions, answerVersions }: Questions,
) {
  const questionOf = () =>
    c
      .text('question_id')
      .notNull()
      .references(() => questions.id)
  const versionOf = () =>
    c
      .text('version_id')
      .notNull()
      .references(() => answerVersions.id)
  const staffOf = (name: string) =>
    c
      .text(name)
      .notNull()
      .references(() => staff.id)
  /** 政策依据 of one version, in order. Part of what reviews are bound to. */
  const answerCitations = c.table(
    'answer_citations',
    {
      id: c.text('id').primaryKey(),
      versionId: versionOf(),
      position: c.integer('position').notNull(),
      title: c.text('title').notNull(),
      /** 文号 */
      number: c.text('number').notNull(),
      /** 条款 */
      article: c.text('article').notNull(),
      url: c.text('url').notNull(),
      /** Beijing day on which somebody saw that it is in force; empty: never */
      checkedOn: c.text('checked_on').notNull(),
    },
    (t) => [
      c.uniqueIndex('answer_citations_in_order').on(t.versionId, t.position),
      c.index('answer_citations_by_title').on(t.title),
    ],
  )
  /** Files of one version; a file that is not public is for the department only. */
  const answerFiles = c.table(
    'answer_files',
    {
      id: c.text('id').primaryKey(),
      versionId: versionOf(),
      position: c.integer('position').notNull(),
      hash: c
        .text('hash')
        .notNull()
        .references(() => files.hash),
      name: c.text('name').notNull(),
      publicity: c.text('publicity', { enum: ['public', 'asker', 'internal'] }).notNull(),
    },
    (t) => [
      c.uniqueIndex('answer_files_in_order').on(t.versionId, t.position),
      c.index('answer_files_by_hash').on(t.hash),
    ],
  )
  /** What the asker sent along. Encrypted, emptied with the question. */
  const questionFiles = c.table(
    'question_files',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      position: c.integer('position').notNull(),
      mediaType: c.text('media_type').notNull(),
      size: c.integer('size').notNull(),
      name: c.personal('name'),
      /** base64 of the bytes */
      content: c.personal('content'),
    },
    (t) => [c.uniqueIndex('question_files_in_order').on(t.questionId, t.position)],
  )
  /** 签发: bound to the version's hash like a review. */
  const signOffs = c.table('sign_offs', {
    id: c.text('id').primaryKey(),
    questionId: questionOf(),
    versionId: versionOf().unique(),
    versionHash: c.text('version_hash').notNull(),
    signerId: staffOf('signer_id'),
    signedAt: c.instant('signed_at').notNull(),
  })
  /** Where the same answer was given. */
  const answerChannels = c.table(
    'answer_channels',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      channel: c.text('channel', { enum: ANSWER_CHANNELS }).notNull(),
      title: c.text('title').notNull(),
      url: c.text('url').notNull(),
      /** Beijing day */
      givenOn: c.text('given_on').notNull(),
      addedBy: staffOf('added_by'),
      addedAt: c.instant('added_at').notNull(),
    },
    (t) => [c.index('answer_channels_by_question').on(t.questionId, t.givenOn)],
  )
  /** 落实情况 of an adopted suggestion: written by one person, made public by another. */
  const adoptionProgress = c.table(
    'adoption_progress',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      text: c.text('text').notNull(),
      writtenBy: staffOf('written_by'),
      writtenAt: c.instant('written_at').notNull(),
      releasedBy: c.text('released_by').references(() => staff.id),
      releasedAt: c.instant('released_at'),
    },
    (t) => [c.index('adoption_progress_by_question').on(t.questionId, t.writtenAt)],
  )
  /** 阶段性答复: what was told before the answer, reviewed by somebody other than its writer. */
  const interimReplies = c.table(
    'interim_replies',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      text: c.text('text').notNull(),
      /** `replaced`: written anew before anybody had reviewed it */
      state: c.text('state', { enum: ['waiting', 'sent', 'returned', 'replaced'] }).notNull(),
      writtenBy: staffOf('written_by'),
      writtenAt: c.instant('written_at').notNull(),
      /** the reviews that were passed with the sending */
      reviews: c.json<string[]>('reviews'),
      reviewedBy: c.text('reviewed_by').references(() => staff.id),
      reviewedAt: c.instant('reviewed_at'),
      /** why it was given back */
      note: c.text('note'),
    },
    (t) => [c.index('interim_replies_by_question').on(t.questionId, t.writtenAt)],
  )
  /** 满意度评价 by the asker: one for the first answer (round 0) and one for each answer after work was done again. */
  const answerRatings = c.table(
    'answer_ratings',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      round: c.integer('round').notNull(),
      versionId: versionOf(),
      /** 1 非常不满意 … 5 非常满意 */
      content: c.integer('content').notNull(),
      speed: c.integer('speed').notNull(),
      reason: c.personal('reason'),
      ratedAt: c.instant('rated_at').notNull(),
      changedAt: c.instant('changed_at'),
    },
    (t) => [c.uniqueIndex('answer_ratings_one_each').on(t.questionId, t.round)],
  )
  /** 重办: opened by a bad rating, with a clock of its own. */
  const reworks = c.table(
    'reworks',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      /** 1 for the first */
      number: c.integer('number').notNull(),
      openedAt: c.instant('opened_at').notNull(),
      /** never changed */
      dueAt: c.instant('due_at').notNull(),
      dueRule: c.text('due_rule').notNull(),
      closedAt: c.instant('closed_at'),
      closedVersionId: c.text('closed_version_id'),
      /** when a bad rating after the work marked it for supervision (督办) */
      supervisedAt: c.instant('supervised_at'),
      /** the order that followed (督办) */
      supervisionId: c.text('supervision_id'),
    },
    (t) => [
      c.uniqueIndex('reworks_in_order').on(t.questionId, t.number),
      c.index('reworks_open').on(t.closedAt, t.dueAt),
    ],
  )
  /** 关注: told by mail of answers and corrections, after they have confirmed the address. */
  const answerFollowers = c.table(
    'answer_followers',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      email: c.personal('email').notNull(),
      emailHash: c.text('email_hash').notNull(),
      language: c.text('language', { enum: ['zh-CN', 'en'] }).notNull(),
      createdAt: c.instant('created_at').notNull(),
      confirmedAt: c.instant('confirmed_at'),
    },
    (t) => [
      c.uniqueIndex('answer_followers_one_each').on(t.questionId, t.emailHash),
      c.index('answer_followers_by_address').on(t.emailHash),
    ],
  )
  /** 有用 / 没用, once for a browser. Never counted in public. */
  const answerVotes = c.table(
    'answer_votes',
    {
      id: c.text('id').primaryKey(),
      questionId: questionOf(),
      browserHash: c.text('browser_hash').notNull(),
      helpful: c.boolean('helpful').notNull(),
      votedAt: c.instant('voted_at').notNull(),
    },
    (t) => [c.uniqueIndex('answer_votes_one_each').on(t.questionId, t.browserHash)],
  )
  return {
    answerCitations,
    answerFiles,
    questionFiles,
    signOffs,
    answerChannels,
    adoptionProgress,
    interimReplies,
    answerRatings,
    reworks,
    answerFollowers,
    answerVotes,
  }
}
export type Answers = ReturnType<typeof defineAnswers>
