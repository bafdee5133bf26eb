// 附件 of open days and theme days: part of what the event says, so every change is a version of it.
import { createHash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { events, files } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import {
  type Attachment,
  type AttachmentCheck,
  endingOf,
  MOST_ATTACHMENTS,
  sizeWord,
  takesAttachments,
  typeWord,
} from './attachment.ts'
import { type EventKind, PUBLIC_STATES } from './event.ts'
import { mayReadEvent } from './event-policy.ts'
import type { EventRecord } from './event-queries.server.ts'
import { opensPreview } from './open-preview.server.ts'
import { getEvent, getEventToEdit, saveEvent } from './save-event.server.ts'
import { storeFile } from './store-file.server.ts'

export type AttachmentTitle = Pick<Attachment, 'title' | 'titleEn'>
export type AttachmentOutcome<Done extends string> =
  | { outcome: Done; event: EventRecord }
  /** cancelled, archived, or a talk, which has papers instead */
  | { outcome: 'notEditable' }

/** Attaches a checked file, as the last one. Refuses more than twenty, and the same bytes a second time. */
export async function addAttachment(
  work: Work,
  eventId: string,
  input: Extract<AttachmentCheck, { outcome: 'fits' }> & AttachmentTitle,
): Promise<AttachmentOutcome<'attached'> | { outcome: 'alreadyAttached' | 'tooManyAttachments' }> {
  const event = await getEventToEdit(work, eventId)
  if (!mayChange(event)) return { outcome: 'notEditable' }
  const { mediaType, bytes, title, titleEn } = input
  const hash = createHash('sha256').update(bytes).digest('hex')
  const there = event.attachments ?? []
  if (there.some((one) => one.hash === hash)) return { outcome: 'alreadyAttached' }
  if (there.length >= MOST_ATTACHMENTS) return { outcome: 'tooManyAttachments' }
  await storeFile(work, { hash, mediaType, bytes }, subjectOf(event))
  const attachment: Attachment = { hash, mediaType, size: bytes.length, title, titleEn }
  return { outcome: 'attached', event: await change(work, event, (list) => [...list, attachment]) }
}

/** Gives an attachment other titles. One that is no longer there stays away. */
export async function renameAttachment(
  work: Work,
  eventId: string,
  hash: string,
  { title, titleEn }: AttachmentTitle,
): Promise<AttachmentOutcome<'renamed'>> {
  const event = await getEventToEdit(work, eventId)
  if (!mayChange(event)) return { outcome: 'notEditable' }
  const renamed = (one: Attachment) => (one.hash === hash ? { ...one, title, titleEn } : one)
  return { outcome: 'renamed', event: await change(work, event, (list) => list.map(renamed)) }
}

/** Moves an attachment one place up; the first stays where it is. */
export async function raiseAttachment(work: Work, eventId: string, hash: string): Promise<AttachmentOutcome<'raised'>> {
  const event = await getEventToEdit(work, eventId)
  if (!mayChange(event)) return { outcome: 'notEditable' }
  const raised = (list: readonly Attachment[]) => {
    const at = list.findIndex((one) => one.hash === hash)
    const [one, before] = [list[at], list[at - 1]]
    return one && before ? list.with(at - 1, one).with(at, before) : [...list]
  }
  return { outcome: 'raised', event: await change(work, event, raised) }
}

/** Takes an attachment off. Its bytes stay kept: earlier versions name it. */
export async function removeAttachment(
  work: Work,
  eventId: string,
  hash: string,
): Promise<AttachmentOutcome<'detached'>> {
  const event = await getEventToEdit(work, eventId)
  if (!mayChange(event)) return { outcome: 'notEditable' }
  return { outcome: 'detached', event: await change(work, event, (list) => list.filter((one) => one.hash !== hash)) }
}

const mayChange = (event: EventRecord) =>
  event.state !== 'cancelled' && event.state !== 'archived' && takesAttachments(event.kind)

const subjectOf = (event: EventRecord) => ({ kind: 'event', id: event.id, departmentId: event.departmentId })

/** Saves the changed list as a version; when somebody saved meanwhile, once more on theirs. Nothing is written when nothing changes. */
async function change(
  work: Work,
  event: EventRecord,
  step: (list: readonly Attachment[]) => Attachment[],
): Promise<EventRecord> {
  for (const current of [event, undefined]) {
    const latest = current ?? (await getEvent(work.tx, event.id))
    const before = latest.attachments ?? []
    const after = step(before)
    if (JSON.stringify(after) === JSON.stringify(before)) return latest
    const saved = await saveEvent(work, latest, latest.version, { attachments: after.length > 0 ? after : null })
    if (!saved) continue
    await recordAudit(work, 'event.changed', subjectOf(saved), { version: saved.version, fields: ['attachments'] })
    return saved
  }
  throw new Error('the event changes faster than it can be saved')
}

/** As the public page lists them, each with its address below `base`; none for talks. */
export function shownAttachments(
  event: { kind: EventKind; attachments: readonly Attachment[] | null },
  language: Language,
  base: string,
) {
  if (!takesAttachments(event.kind)) return []
  return (event.attachments ?? []).map((one) => ({
    href: `${base}/attachments/${one.hash}`,
    title: localName(language, one.title, one.titleEn ?? null),
    facts: `${typeWord(one.mediaType)} · ${sizeWord(one.size)}`,
  }))
}

type Shown = { kind: EventKind; attachments: Attachment[] | null }
const SHOWN = { kind: events.kind, attachments: events.attachments }

/** An attachment of a public event, as it is attached now; for everything else NotFound. */
export async function getPublicAttachment(reader: Reader, slug: string, hash: string) {
  const [event] = await reader
    .select(SHOWN)
    .from(events)
    .where(and(eq(events.slug, slug), inArray(events.state, [...PUBLIC_STATES])))
  return fileOf(reader, event, hash)
}

/** The same for whoever holds the event's preview link. */
export async function getPreviewAttachment(reader: Reader, tokenHash: string, hash: string, now: Date) {
  const [event] = await reader.select(SHOWN).from(events).where(opensPreview(tokenHash, now))
  return fileOf(reader, event, hash)
}

/** The same for staff who may read the event. */
export async function getAttachment(reader: Reader, actor: Actor, eventId: string, hash: string) {
  const event = await getEvent(reader, eventId)
  if (!mayReadEvent(actor, event)) throw new NotFound()
  return fileOf(reader, event, hash)
}

/** With the name under which a browser saves it. */
async function fileOf(reader: Reader, event: Shown | undefined, hash: string) {
  const attached =
    event && takesAttachments(event.kind) ? event.attachments?.find((one) => one.hash === hash) : undefined
  const [file] = attached
    ? await reader.select({ content: files.content }).from(files).where(eq(files.hash, attached.hash))
    : []
  if (!attached || !file) throw new NotFound()
  const { title, mediaType } = attached
  return { name: `${title.replace(/[\\/:*?"<>|]/g, '_')}.${endingOf(mediaType)}`, mediaType, content: file.content }
}
