// What the room sees, and what the host sees.
import { and, asc, count, desc, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { questions, wallItems, walls } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { ENDED_WITHOUT_ANSWER } from './question.ts'

const MOST_SHOWN = 40
const MOST_ANSWERED = 8

export type WallQuestion = {
  id: string
  /** the public copy */
  text: string
  /** null is 热心市民 */
  name: string | null
  votes: number
  state: 'shown' | 'answered'
  pinned: boolean
}
export type WallContent = {
  /** the question that is being answered now, else the pinned one */
  now: (WallQuestion & { answering: boolean }) | null
  list: WallQuestion[]
  /** written: what the host has passed on for a written answer, and nothing else that is not up */
  counts: { asked: number; answered: number; written: number }
}

const notEnded = notInArray(questions.status, [...ENDED_WITHOUT_ANSWER])

/** Only what the host has put up, in the public words; what was merged, declined or withdrawn since is gone. */
export async function wallContent(db: Reader, eventId: string): Promise<WallContent> {
  const [wall] = await db.select().from(walls).where(eq(walls.eventId, eventId))
  const rows = await db
    .select({
      id: questions.id,
      text: questions.publicText,
      name: questions.displayName,
      anonymous: questions.anonymous,
      votes: wallItems.votes,
      state: wallItems.state,
      changedAt: wallItems.changedAt,
    })
    .from(wallItems)
    .innerJoin(questions, eq(questions.id, wallItems.questionId))
    .where(
      and(
        eq(wallItems.eventId, eventId),
        inArray(wallItems.state, ['shown', 'answered']),
        eq(questions.mayPublish, true),
        notEnded,
      ),
    )
    .orderBy(desc(wallItems.orderVotes), asc(wallItems.shownAt), asc(questions.id))
    .limit(500)
  const all = rows.flatMap(({ text, anonymous, changedAt, ...row }) =>
    text === null
      ? []
      : [
          {
            ...row,
            text,
            name: anonymous ? null : row.name,
            state: row.state as 'shown' | 'answered',
            pinned: row.id === wall?.pinnedId,
            changedAt,
          },
        ],
  )
  const shown = all.filter((one) => one.state === 'shown')
  const answered = all
    .filter((one) => one.state === 'answered')
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
  const first = shown.find((one) => one.id === wall?.answeringId) ?? shown.find((one) => one.pinned)
  const list = shown.filter((one) => one !== first).sort((a, b) => Number(b.pinned) - Number(a.pinned))
  const plain = ({ changedAt: _, ...one }: (typeof all)[number]): WallQuestion => one
  const [asked] = await db
    .select({ n: count() })
    .from(questions)
    .where(and(eq(questions.eventId, eventId), notInArray(questions.status, ['merged', 'withdrawn'])))
  const [written] = await db
    .select({ n: count() })
    .from(wallItems)
    .innerJoin(questions, eq(questions.id, wallItems.questionId))
    .where(
      and(eq(wallItems.eventId, eventId), eq(wallItems.state, 'written'), eq(questions.mayPublish, true), notEnded),
    )
  return {
    now: first ? { ...plain(first), answering: first.id === wall?.answeringId } : null,
    list: [...list.slice(0, MOST_SHOWN), ...answered.slice(0, MOST_ANSWERED)].map(plain),
    counts: { asked: asked?.n ?? 0, answered: answered.length, written: written?.n ?? 0 },
  }
}

export type HostQuestion = {
  id: string
  /** the public copy; null until somebody has cleared it */
  text: string | null
  name: string | null
  kind: (typeof questions.$inferSelect)['kind']
  askedAt: Date
  votes: number
  state: 'waiting' | 'shown' | 'answered' | 'written' | 'hidden'
  pinned: boolean
  answering: boolean
  /** as asked, where there is no public copy yet and this person handles the question */
  original: string | null
  /** this person may clear the public copy, and write down what was said */
  handles: boolean
}

const HOST_STATES = ['shown', 'waiting', 'hidden', 'written', 'answered'] as const
/** At most of each state: however many wait or are up, neither push the others out. */
const MOST_OF_STATE = { shown: 500, waiting: 500, hidden: 100, written: 100, answered: 100 } as const

/** Every question of the event that can be on the wall: those up first, then those that wait, then the rest. */
export async function hostQueue(db: Reader, actor: Actor, eventId: string): Promise<HostQuestion[]> {
  const [wall] = await db.select().from(walls).where(eq(walls.eventId, eventId))
  const rows: Awaited<ReturnType<typeof hostRows>> = []
  for (const state of HOST_STATES) rows.push(...(await hostRows(db, eventId, state)))
  return rows
    .map(({ displayName, anonymous, departmentId, votes, state, original, ...row }) => ({
      ...row,
      original: row.text === null && holdsRole(actor, 'answerOfficer', departmentId) ? original : null,
      name: anonymous ? null : displayName,
      votes: votes ?? 0,
      state: state ?? ('waiting' as const),
      pinned: row.id === wall?.pinnedId,
      answering: row.id === wall?.answeringId,
      handles: holdsRole(actor, 'answerOfficer', departmentId),
    }))
    .sort((a, b) => Number(b.answering) - Number(a.answering))
}

/** Questions of one state, by votes, then as they came in. What is published without having been up is not for the wall. */
async function hostRows(db: Reader, eventId: string, state: HostQuestion['state']) {
  const unpublished = isNull(questions.publishedAt)
  const inState =
    state === 'waiting'
      ? and(isNull(wallItems.questionId), unpublished)
      : and(eq(wallItems.state, state), state === 'hidden' ? unpublished : undefined)
  return db
    .select({
      id: questions.id,
      text: questions.publicText,
      original: questions.originalText,
      displayName: questions.displayName,
      anonymous: questions.anonymous,
      kind: questions.kind,
      askedAt: questions.receivedAt,
      departmentId: questions.departmentId,
      votes: wallItems.votes,
      state: wallItems.state,
    })
    .from(questions)
    .leftJoin(wallItems, eq(wallItems.questionId, questions.id))
    .where(and(eq(questions.eventId, eventId), eq(questions.mayPublish, true), notEnded, inState))
    .orderBy(desc(wallItems.orderVotes), asc(questions.receivedAt), asc(questions.id))
    .limit(MOST_OF_STATE[state])
}
