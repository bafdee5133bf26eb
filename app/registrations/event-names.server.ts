// Names of the events whose sign-ups are being searched, deciphered once and kept in memory for a while (decision 0026).
// Every search asks the database what has been added, changed or erased since, whichever process wrote it: it finds what
// reading all names anew would find. Nothing deciphered is written anywhere.
import { and, count, eq, gte, inArray, isNotNull } from 'drizzle-orm'
import { minutes } from '#app/platform/clock.ts'
import { decrypt } from '#app/platform/key-ring.server.ts'
import { foldText } from '#app/platform/text.ts'
import { stored } from '#db/portable.ts'
import { registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { fullPinyin } from './pinyin-initials.ts'

/** Names deciphered before other requests get their turn. */
const PORTION = 500
/** Names a process keeps, about 400 bytes each; the events longest not searched go first. */
const MOST_KEPT = 100_000
/** An event that nobody searches for so long leaves the memory. */
const KEPT_FOR = minutes(10)
/** Rows that arrived so shortly before the latest known may have been committed after it; in microseconds of `arrival`. */
const OVERLAP = minutes(1) * 1000

export type KnownName = {
  id: string
  arrival: number
  /** folded, without spaces; empty when the person was erased */
  name: string
  initials: string
  revision: string | null
  /** whole name in pinyin, made when it is first needed */
  pinyin?: string
}

type Kept = {
  names: Map<string, KnownName>
  sorted: KnownName[] | undefined
  tail: Promise<unknown>
  timer: NodeJS.Timeout
}
const kept = new Map<string, Kept>()

/** Ids of the registrations of the event whose name fits what was typed, latest first. */
export async function findByName(reader: Reader, eventId: string, typed: string): Promise<string[]> {
  const sought = foldText(typed).replaceAll(' ', '')
  const fits = /^[a-z'.-]+$/.test(sought) ? fitsLatin : fitsName
  const known = await eventNames(reader, eventId)
  return known.filter((each) => each.name !== '' && fits(sought, each)).map(({ id }) => id)
}

function fitsName(sought: string, { name }: KnownName): boolean {
  return name.includes(sought)
}

/** Letters: initials of a Chinese name, its pinyin from the beginning, or part of a Latin name. */
function fitsLatin(sought: string, known: KnownName): boolean {
  if (known.initials.startsWith(sought) || known.name.includes(sought)) return true
  if (known.initials[0] !== sought[0]) return false
  known.pinyin ??= fullPinyin(known.name)
  return known.pinyin.startsWith(sought)
}

/** All of the event as they stand now, latest first. One search of an event brings them up to date after the other. */
async function eventNames(reader: Reader, eventId: string): Promise<readonly KnownName[]> {
  const memory = kept.get(eventId) ?? remember(eventId)
  // Used last stands last.
  kept.delete(eventId)
  kept.set(eventId, memory)
  memory.timer.refresh()
  const turn = memory.tail.then(() => bringUpToDate(reader, eventId, memory))
  memory.tail = turn.catch(() => undefined)
  const sorted = await turn
  makeRoom()
  return sorted
}

function remember(eventId: string): Kept {
  const timer = setTimeout(() => kept.delete(eventId), KEPT_FOR).unref()
  return { names: new Map(), sorted: undefined, tail: Promise.resolve(), timer }
}

function makeRoom(): void {
  let total = [...kept.values()].reduce((sum, { names }) => sum + names.size, 0)
  for (const [eventId, { names, timer }] of kept) {
    if (total <= MOST_KEPT) return
    kept.delete(eventId)
    clearTimeout(timer)
    total -= names.size
  }
}

/**
 * 1. Names changed or erased carry a revision; those with another one than is known are read again.
 * 2. Rows are never removed, so the same number is the same rows. Else the latest are read, and should some be missing
 *    still (committed late, as after a long wait for the database), all ids are compared.
 */
async function bringUpToDate(reader: Reader, eventId: string, memory: Kept): Promise<readonly KnownName[]> {
  const ofEvent = eq(registrations.eventId, eventId)
  const changed = await reader
    .select({ id: registrations.id, revision: registrations.nameRevision })
    .from(registrations)
    .where(and(ofEvent, isNotNull(registrations.nameRevision)))
  await read(
    reader,
    memory,
    changed.filter(({ id, revision }) => memory.names.get(id)?.revision !== revision).map(({ id }) => id),
  )
  const [now] = await reader.select({ rows: count() }).from(registrations).where(ofEvent)
  const total = now?.rows ?? 0
  if (memory.names.size < total && memory.names.size > 0) {
    const latest = [...memory.names.values()].reduce((most, { arrival }) => Math.max(most, arrival), 0)
    await readMissing(reader, memory, and(ofEvent, gte(registrations.arrival, latest - OVERLAP)))
  }
  if (memory.names.size < total) await readMissing(reader, memory, ofEvent)
  memory.sorted ??= [...memory.names.values()].sort((a, b) => b.arrival - a.arrival || (a.id < b.id ? 1 : -1))
  return memory.sorted
}

async function readMissing(reader: Reader, memory: Kept, where: ReturnType<typeof and>): Promise<void> {
  const rows = await reader.select({ id: registrations.id }).from(registrations).where(where)
  await read(
    reader,
    memory,
    rows.map(({ id }) => id).filter((id) => !memory.names.has(id)),
  )
}

async function read(reader: Reader, memory: Kept, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += PORTION) {
    const rows = await reader
      .select({
        id: registrations.id,
        arrival: registrations.arrival,
        name: stored(registrations.name),
        initials: stored(registrations.nameInitials),
        revision: registrations.nameRevision,
        erasedAt: registrations.erasedAt,
      })
      .from(registrations)
      .where(inArray(registrations.id, ids.slice(from, from + PORTION)))
    for (const { name, initials, erasedAt, ...row } of rows) {
      const erased = erasedAt !== null || !name || !initials
      memory.names.set(row.id, {
        ...row,
        name: erased ? '' : foldText(decrypt(name)).replaceAll(' ', ''),
        initials: erased ? '' : decrypt(initials),
      })
    }
    memory.sorted = undefined
    await new Promise((next) => setImmediate(next))
  }
}
