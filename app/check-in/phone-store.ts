// What a phone keeps through a reload or a dead battery: the sealed list and the acts it still owes. IndexedDB.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { ListAbout } from './list-about.ts'
import { openSealed, sealed } from './phone-seal.ts'
import type { PhoneTicket } from './phone-ticket.ts'
import type { Kept, QueuedAct } from './queued-acts.ts'

export type KeptPhone = { about?: ListAbout; tickets: PhoneTicket[]; queue: Kept[] }

type Tickets = ReadonlyMap<string, PhoneTicket>
export type PhoneStore = {
  load(): Promise<KeptPhone>
  keepAbout(about: ListAbout): Promise<void>
  /** Writes the tickets of these keys anew; `all` knows every ticket there is. */
  keepTickets(keys: Iterable<string>, all: Tickets): Promise<void>
  /** An act and the ticket it moved, in one step; on disk when it returns. */
  append<Act extends QueuedAct>(act: Act, moved: string | undefined, all: Tickets): Promise<Kept<Act>>
  remove(seqs: readonly number[]): Promise<void>
  wipe(): Promise<void>
}

interface Shape extends DBSchema {
  about: { key: string; value: ListAbout }
  /** tickets by the first letter of their key: a change rewrites a sixty-fourth of the list */
  tickets: { key: [phone: string, letter: string]; value: PhoneTicket[] }
  queue: { key: number; value: { phone: string; act: Uint8Array<ArrayBuffer> }; indexes: { phone: string } }
  keys: { key: string; value: CryptoKey }
}

const NAME = 'open-day-gate'

let opened: Promise<IDBPDatabase<Shape>> | undefined
function database(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('about')
      db.createObjectStore('tickets')
      db.createObjectStore('queue', { autoIncrement: true }).createIndex('phone', 'phone')
      db.createObjectStore('keys')
    },
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined
    },
  })
  return opened
}

const letters = (phone: string) => IDBKeyRange.bound([phone], [phone, '\uffff'])

/** The part of the storage that belongs to one pairing. */
export async function openPhoneStore(phone: string): Promise<PhoneStore> {
  const db = await database()
  const lock = await keyOf(db, phone)
  return {
    async load() {
      const [about, buckets, seqs, rows] = await Promise.all([
        db.get('about', phone),
        db.getAll('tickets', letters(phone)),
        db.getAllKeysFromIndex('queue', 'phone', phone),
        db.getAllFromIndex('queue', 'phone', phone),
      ])
      const acts = await Promise.all(rows.map(({ act }) => openSealed(lock, act)))
      const queue = acts.map((act, index) => ({ ...(act as QueuedAct), seq: seqs[index] as number }))
      return { ...(about && { about }), tickets: buckets.flat(), queue }
    },
    async keepAbout(about) {
      await db.put('about', about, phone)
    },
    async keepTickets(keys, all) {
      const buckets = bucketsOf(keys, all)
      if (buckets.size === 0) return
      const write = db.transaction('tickets', 'readwrite')
      await Promise.all([...buckets].map(([letter, tickets]) => write.store.put(tickets, [phone, letter])))
      await write.done
    },
    async append(act, moved, all) {
      const value = { phone, act: await sealed(lock, act) }
      const write = db.transaction(['queue', 'tickets'], 'readwrite', { durability: 'strict' })
      const seq = write.objectStore('queue').add(value)
      for (const [letter, tickets] of bucketsOf(moved ? [moved] : [], all)) {
        void write.objectStore('tickets').put(tickets, [phone, letter])
      }
      await write.done
      return { ...act, seq: await seq }
    },
    async remove(seqs) {
      const write = db.transaction('queue', 'readwrite')
      await Promise.all(seqs.map((seq) => write.store.delete(seq)))
      await write.done
    },
    async wipe() {
      const write = db.transaction(['about', 'tickets', 'queue', 'keys'], 'readwrite')
      await write.objectStore('about').delete(phone)
      await write.objectStore('tickets').delete(letters(phone))
      for (const seq of await write.objectStore('queue').index('phone').getAllKeys(phone)) {
        await write.objectStore('queue').delete(seq)
      }
      await write.objectStore('keys').delete(phone)
      await write.done
    },
  }
}

function bucketsOf(keys: Iterable<string>, all: Tickets): Map<string, PhoneTicket[]> {
  const buckets = new Map<string, PhoneTicket[]>([...keys].map((key) => [key.slice(0, 1), []]))
  if (buckets.size === 0) return buckets
  // Walk-ins that only this phone knows are in the queue, and need no second place.
  for (const ticket of all.values()) if (ticket.record) buckets.get(ticket.key.slice(0, 1))?.push(ticket)
  return buckets
}

/** Seals what waits in the phone. It cannot be read out by a script, and goes with the pairing. */
async function keyOf(db: IDBPDatabase<Shape>, phone: string): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const turn = db.transaction('keys', 'readwrite')
  // Two tabs may open at once: the first key stays.
  const kept = await turn.store.get(phone)
  if (!kept) await turn.store.put(made, phone)
  await turn.done
  return kept ?? made
}
