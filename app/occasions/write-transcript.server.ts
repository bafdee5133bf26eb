// Writing the transcript, live or afterwards. An edit takes the entry out of public sight until somebody else has checked it.
import { and, asc, eq, isNull, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from '#app/questions/personal-data-hints.ts'
import { exchanges, questions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { ExchangeContent } from './exchange.ts'
import { fileExchange } from './file-exchange.server.ts'
import { getTalkEvent, type TalkEvent } from './talk-event.server.ts'

export type WriteExchange = { content: ExchangeContent; keepHints: boolean }
export type WriteOutcome =
  | { outcome: 'entered' | 'changed'; id: string; filed: boolean }
  | { outcome: 'alreadyEntered' }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  /** the chosen question is not one of this event with a public copy; several guests may answer the same one */
  | { outcome: 'unknownQuestion' }
  /** somebody changed or removed the entry meanwhile */
  | { outcome: 'olderRevision' }

async function getEventToWrite(work: Work, eventId: string): Promise<{ event: TalkEvent; staffId: string }> {
  const event = await getTalkEvent(work.tx, work.actor, eventId)
  if (!event.rights.write || work.actor.kind !== 'staff') throw new Forbidden('write the transcript')
  return { event, staffId: work.actor.staffId }
}

const subject = (event: TalkEvent) => ({ kind: 'event', id: event.id, departmentId: event.departmentId })

/** The content as it is kept; the words of a chosen question are its public copy unless others are given. */
async function readContent(
  work: Work,
  event: TalkEvent,
  { content, keepHints }: WriteExchange,
): Promise<{ content: ExchangeContent } | Extract<WriteOutcome, { outcome: 'personalData' | 'unknownQuestion' }>> {
  let { question } = content
  if (content.questionId) {
    const [chosen] = await work.tx
      .select({ text: questions.publicText, mayPublish: questions.mayPublish })
      .from(questions)
      .where(and(eq(questions.id, content.questionId), eq(questions.eventId, event.id)))
    if (!chosen?.text || !chosen.mayPublish) return { outcome: 'unknownQuestion' }
    question ||= chosen.text
  }
  const hints = findPersonalDataInAnswer(`${question}\n${content.speaker}\n${content.answer}`)
  if (hints.length > 0 && !keepHints) return { outcome: 'personalData', hints }
  return { content: { ...content, question } }
}

/** Adds an entry at the end. The same key makes one entry, however often it is sent. */
export async function enterExchange(
  work: Work,
  eventId: string,
  input: WriteExchange & { key: string },
): Promise<WriteOutcome> {
  const { event, staffId } = await getEventToWrite(work, eventId)
  const read = await readContent(work, event, input)
  if ('outcome' in read) return read
  const [last] = await work.tx
    .select({ position: max(exchanges.position) })
    .from(exchanges)
    .where(eq(exchanges.eventId, event.id))
  const [entry] = await work.tx
    .insert(exchanges)
    .values({
      ...read.content,
      id: newId(),
      eventId: event.id,
      position: (last?.position ?? 0) + 1,
      editedBy: staffId,
      editedAt: work.now,
      idempotencyKey: hashSecret(`exchange ${event.id} ${input.key}`),
    })
    .onConflictDoNothing({ target: exchanges.idempotencyKey })
    .returning()
  if (!entry) return { outcome: 'alreadyEntered' }
  const questionId = await fileExchange(work, event, entry)
  await recordAudit(work, 'transcript.entered', subject(event), { entry: entry.id, filed: questionId !== null })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'entered', id: entry.id, filed: questionId !== null }
}

/** What was answered from the wall during a talk becomes an entry; its words were checked when it was recorded. */
export async function transcribeSpoken(
  work: Work,
  { eventId, questionId }: { eventId: string; questionId: string },
  said: { speaker: string; summary: string; key: string },
): Promise<WriteOutcome> {
  const content = { kind: 'question' as const, asker: '网友', journalist: null, question: '', questionId }
  return enterExchange(work, eventId, {
    content: { ...content, speaker: said.speaker, answer: said.summary },
    keepHints: true,
    key: said.key,
  })
}

/** Changes an entry that still is at `revision`. */
export async function changeExchange(
  work: Work,
  eventId: string,
  target: { id: string; revision: number },
  input: WriteExchange,
): Promise<WriteOutcome> {
  const { event, staffId } = await getEventToWrite(work, eventId)
  const mine = and(
    eq(exchanges.id, target.id),
    eq(exchanges.eventId, event.id),
    eq(exchanges.revision, target.revision),
  )
  const [before] = await work.tx.select().from(exchanges).where(mine)
  if (!before) return { outcome: 'olderRevision' }
  const read = await readContent(work, event, input)
  if ('outcome' in read) return read
  const [entry] = await work.tx
    .update(exchanges)
    .set({
      ...read.content,
      // An entry that stands in the library stays with its question.
      questionId: before.questionId ?? read.content.questionId,
      revision: target.revision + 1,
      editedBy: staffId,
      editedAt: work.now,
      releasedBy: null,
      releasedAt: null,
    })
    .where(mine)
    .returning()
  if (!entry) return { outcome: 'olderRevision' }
  const questionId = await fileExchange(work, event, entry, before.answer)
  const detail = { entry: entry.id, wasPublic: before.releasedAt !== null }
  await recordAudit(work, 'transcript.changed', subject(event), detail)
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'changed', id: entry.id, filed: questionId !== null }
}

/** Takes an entry away that is not public and stands in no library. Others are changed instead. */
export async function removeExchange(
  work: Work,
  eventId: string,
  id: string,
): Promise<{ outcome: 'removed' | 'notRemovable' }> {
  const { event } = await getEventToWrite(work, eventId)
  const [removed] = await work.tx
    .delete(exchanges)
    .where(
      and(
        eq(exchanges.id, id),
        eq(exchanges.eventId, event.id),
        isNull(exchanges.releasedAt),
        isNull(exchanges.questionId),
      ),
    )
    .returning({ id: exchanges.id })
  if (!removed) return { outcome: 'notRemovable' }
  await recordAudit(work, 'transcript.removed', subject(event), { entry: id })
  return { outcome: 'removed' }
}

/** Changes places with the entry before it. The first stays where it is. */
export async function moveUp(work: Work, eventId: string, id: string): Promise<{ outcome: 'moved' | 'first' }> {
  const { event } = await getEventToWrite(work, eventId)
  const inEvent = eq(exchanges.eventId, event.id)
  const order = await work.tx
    .select({ id: exchanges.id })
    .from(exchanges)
    .where(inEvent)
    .orderBy(asc(exchanges.position), asc(exchanges.id))
  const at = order.findIndex((entry) => entry.id === id)
  if (at < 1) return { outcome: 'first' }
  const moved = order.toSpliced(at, 1).toSpliced(at - 1, 0, order[at] as { id: string })
  // Two that were entered at the same moment share a position: all are numbered anew.
  for (const [index, entry] of moved.entries()) {
    await work.tx
      .update(exchanges)
      .set({ position: index + 1 })
      .where(eq(exchanges.id, entry.id))
  }
  await recordAudit(work, 'transcript.changed', subject(event), { entry: id, moved: true })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'moved' }
}

/** 写入问答库: files every entry that an answer officer has not filed yet. Gives how many. */
export async function fileTranscript(work: Work, eventId: string): Promise<{ outcome: 'filed'; count: number }> {
  const { event } = await getEventToWrite(work, eventId)
  const waiting = await work.tx
    .select()
    .from(exchanges)
    .where(and(eq(exchanges.eventId, event.id), eq(exchanges.kind, 'question'), isNull(exchanges.questionId)))
    .orderBy(asc(exchanges.position), asc(exchanges.id))
  let count = 0
  for (const entry of waiting) if (await fileExchange(work, event, entry)) count++
  if (count > 0) await recordAudit(work, 'transcript.changed', subject(event), { filed: count })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'filed', count }
}

export type Pick = { id: string; revision: number }
export type ReleaseOutcome = { outcome: 'released'; released: number; own: number; changed: number }

/**
 * 审核发布: makes entries public as the reviewer read them. Reviewers of the department and the overseer may; what they
 * wrote last themselves stays for somebody else, and what was edited since stays for another look.
 */
export async function releaseExchanges(work: Work, eventId: string, picks: readonly Pick[]): Promise<ReleaseOutcome> {
  const event = await getTalkEvent(work.tx, work.actor, eventId)
  if (!event.rights.release || work.actor.kind !== 'staff') throw new Forbidden('release the transcript')
  const count = { released: 0, own: 0, changed: 0 }
  for (const { id, revision } of picks) {
    const here = and(eq(exchanges.id, id), eq(exchanges.eventId, event.id), isNull(exchanges.releasedAt))
    const [entry] = await work.tx.select().from(exchanges).where(here)
    if (!entry || entry.revision !== revision) count.changed++
    else if (entry.editedBy === work.actor.staffId) count.own++
    else {
      const released = await work.tx
        .update(exchanges)
        .set({ releasedBy: work.actor.staffId, releasedAt: work.now })
        .where(and(here, eq(exchanges.revision, revision)))
        .returning({ id: exchanges.id })
      if (released.length > 0) count.released++
      else count.changed++
    }
  }
  if (count.released > 0) {
    await recordAudit(work, 'transcript.released', subject(event), { entries: count.released })
    work.changed({ kind: 'event', eventId: event.id })
  }
  return { outcome: 'released', ...count }
}
