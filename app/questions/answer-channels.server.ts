// Where an answer was given beside this site (发布会、公众号、活动现场……), and how an adopted suggestion is carried out.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { EventKind } from '#app/events/event.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { adoptionProgress, answerChannels } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { Channel } from './channel.ts'
import { findPersonalData } from './personal-data-hints.ts'
import { mayHandle, mayPublish } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'

/** Notes that the same answer was given elsewhere. Shown with the published answer. */
export async function addChannel(
  work: Work,
  id: string,
  input: { channel: Channel; title: string; url: string; givenOn: string },
): Promise<{ outcome: 'channelAdded' }> {
  const question = await getQuestionForStep(work, id, mayHandle, 'say where this answer was given')
  await work.tx.insert(answerChannels).values({
    id: newId(),
    questionId: id,
    channel: input.channel,
    title: cleanLine(input.title),
    url: input.url,
    givenOn: input.givenOn,
    addedBy: work.actor.kind === 'staff' ? work.actor.staffId : '',
    addedAt: work.now,
  })
  const subject = { kind: 'question', id, departmentId: question.departmentId }
  await recordAudit(work, 'question.channel-added', subject, { channel: input.channel })
  work.changed({ kind: 'answer', questionId: id })
  return { outcome: 'channelAdded' }
}

export async function removeChannel(work: Work, id: string, channelId: string): Promise<{ outcome: 'channelRemoved' }> {
  const question = await getQuestionForStep(work, id, mayHandle, 'say where this answer was given')
  await work.tx.delete(answerChannels).where(and(eq(answerChannels.id, channelId), eq(answerChannels.questionId, id)))
  await recordAudit(work, 'question.channel-removed', { kind: 'question', id, departmentId: question.departmentId })
  work.changed({ kind: 'answer', questionId: id })
  return { outcome: 'channelRemoved' }
}

export async function readChannels(reader: Reader, questionId: string) {
  return preparedBy(reader, 'questions.channels', questionId, (db, value) =>
    db
      .select({
        id: answerChannels.id,
        channel: answerChannels.channel,
        title: answerChannels.title,
        url: answerChannels.url,
        givenOn: answerChannels.givenOn,
      })
      .from(answerChannels)
      .where(eq(answerChannels.questionId, value))
      .orderBy(asc(answerChannels.givenOn), asc(answerChannels.id)),
  )
}

/** The channels of several answers, for lists. */
export async function channelsOf(reader: Reader, questionIds: readonly string[]) {
  const found = new Map<string, { channel: Channel; title: string; url: string; givenOn: string }[]>()
  if (questionIds.length === 0) return found
  const rows = await reader
    .select({
      questionId: answerChannels.questionId,
      channel: answerChannels.channel,
      title: answerChannels.title,
      url: answerChannels.url,
      givenOn: answerChannels.givenOn,
    })
    .from(answerChannels)
    .where(inArray(answerChannels.questionId, [...questionIds]))
    .orderBy(asc(answerChannels.givenOn), asc(answerChannels.id))
  for (const { questionId, ...row } of rows) found.set(questionId, [...(found.get(questionId) ?? []), row])
  return found
}

export type ProgressOutcome = {
  outcome: 'progressWritten' | 'progressReleased' | 'ownProgress' | 'personalData' | 'notAdopted'
}

/** 落实情况: written by one person; another releases it. Only for a suggestion that was taken up, wholly or partly. */
export async function writeProgress(work: Work, id: string, text: string): Promise<ProgressOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'write how it is carried out')
  if (question.outcome !== 'adopted' && question.outcome !== 'partlyAdopted') return { outcome: 'notAdopted' }
  if (findPersonalData(text).length > 0) return { outcome: 'personalData' }
  await work.tx.insert(adoptionProgress).values({
    id: newId(),
    questionId: id,
    text: cleanText(text),
    writtenBy: work.actor.kind === 'staff' ? work.actor.staffId : '',
    writtenAt: work.now,
  })
  await recordAudit(work, 'question.progress-written', { kind: 'question', id, departmentId: question.departmentId })
  return { outcome: 'progressWritten' }
}

export async function releaseProgress(work: Work, id: string, progressId: string): Promise<ProgressOutcome> {
  const question = await getQuestionForStep(work, id, mayPublish, 'release this progress')
  const mine = and(eq(adoptionProgress.id, progressId), eq(adoptionProgress.questionId, id))
  const [written] = await work.tx.select().from(adoptionProgress).where(mine)
  if (work.actor.kind !== 'staff' || written?.writtenBy === work.actor.staffId) return { outcome: 'ownProgress' }
  const released = await work.tx
    .update(adoptionProgress)
    .set({ releasedBy: work.actor.staffId, releasedAt: work.now })
    .where(and(mine, isNull(adoptionProgress.releasedAt)))
    .returning({ id: adoptionProgress.id })
  if (released.length > 0) {
    await recordAudit(work, 'question.progress-released', { kind: 'question', id, departmentId: question.departmentId })
    work.changed({ kind: 'answer', questionId: id })
  }
  return { outcome: 'progressReleased' }
}

/** For the public only what was released. */
export async function readProgress(reader: Reader, questionId: string, { released }: { released: boolean }) {
  const written = await preparedBy(reader, 'questions.progress', questionId, (db, value) =>
    db
      .select()
      .from(adoptionProgress)
      .where(eq(adoptionProgress.questionId, value))
      .orderBy(asc(adoptionProgress.writtenAt), asc(adoptionProgress.id)),
  )
  return released ? written.filter(({ releasedAt }) => releasedAt !== null) : written
}

const CHANNEL_OF: Readonly<Record<EventKind, Channel>> = {
  openDay: 'event',
  themeDay: 'event',
  onlineInterview: 'interview',
  onAir: 'onAir',
  pressConference: 'pressConference',
}

/** `url` is a path of this site. */
export type Occasion = { id: string; channel: Channel; title: string; url: string; givenOn: string }

/** The event as a place where an answer was given. */
export function occasionOfEvent(event: {
  id: string
  slug: string
  kind: EventKind
  title: string
  startsAt: Date
}): Occasion {
  const { id, title } = event
  return { id, channel: CHANNEL_OF[event.kind], title, url: `/events/${event.slug}`, givenOn: dayOf(event.startsAt) }
}

/** Notes once that the question was answered at an occasion. For use cases that have recorded that answer. */
export async function noteOccasion(work: Work, questionId: string, { id, ...place }: Occasion): Promise<void> {
  if (work.actor.kind !== 'staff') return
  const [noted] = await work.tx
    .insert(answerChannels)
    .values({ id: `${id} ${questionId}`, questionId, ...place, addedBy: work.actor.staffId, addedAt: work.now })
    .onConflictDoNothing()
    .returning({ id: answerChannels.id })
  if (!noted) return
  await recordAudit(work, 'question.channel-added', { kind: 'question', id: questionId }, { channel: place.channel })
  work.changed({ kind: 'answer', questionId })
}
