// A phone at the gate without a browser: what is kept lies in memory, and the network between it and the server does what a
// test says.
import type { GateSession } from '#app/check-in/gate.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { PhoneGate } from '#app/check-in/phone-gate.ts'
import { PHONE_PACE, type PhonePace } from '#app/check-in/phone-pace.ts'
import type { PhoneStatus } from '#app/check-in/phone-status.ts'
import type { KeptPhone, PhoneStore } from '#app/check-in/phone-store.ts'
import type { Kept } from '#app/check-in/queued-acts.ts'
import { newId } from '#app/platform/ids.ts'
import { askGateApi, nameOf } from './gate-api.ts'

/** `loses`: requests arrive, answers do not. `silent`: nothing arrives, and nobody says so. `hotspot`: somebody else answers. `busy`: 503, come back in two seconds. */
export type Network = 'up' | 'down' | 'silent' | 'loses' | 'hotspot' | 'busy'

/** Rounds follow each other sooner than at a gate; a scan's answer is waited for as long. */
const QUICK: PhonePace = { ...PHONE_PACE, uploadMs: 1500, firstWaitMs: 200, longestWaitMs: 400 }

export class PhoneOnAWire {
  network: Network = 'up'
  /** method and path of each request, in order */
  readonly calls: string[] = []
  readonly status: PhoneStatus[] = []
  unpaired = 0
  kept: KeptPhone & { wiped: boolean }
  gate: PhoneGate | undefined
  readonly #session: GateSession

  constructor(device: GateDevice & { token: string }, kept: KeptPhone = { tickets: [], queue: [] }) {
    this.kept = { ...kept, wiped: false }
    this.#session = {
      deviceToken: device.token,
      deviceId: device.id,
      expiresAt: device.expiresAt.toISOString(),
      gate: device.gate,
      deviceName: device.name,
      profile: device.profile,
      event: { id: device.eventId, slug: '', title: '', titleEn: null },
      slots: [],
    }
  }

  get waiting(): number {
    return this.status.at(-1)?.waiting.length ?? 0
  }

  /** Opens the page. Requests of all phones go through the one opened last: a test has one at a time. */
  async open(): Promise<PhoneGate> {
    globalThis.fetch = (address, init) => this.#fetch(String(address), init)
    this.gate = await PhoneGate.open({
      session: this.#session,
      store: this.#store(),
      pace: QUICK,
      onStatus: (status) => this.status.push(status),
      onUnpaired: () => {
        this.unpaired++
      },
    })
    this.gate.start()
    return this.gate
  }

  /** Closes the page; what it kept stays. */
  close(): void {
    this.gate?.stop()
    globalThis.fetch = realFetch
  }

  async #fetch(path: string, init?: RequestInit): Promise<Response> {
    const request = new Request(`http://localhost:3000${path}`, { ...init, signal: null })
    this.calls.push(nameOf(request))
    const aborted = new Promise<never>((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('too slow'))),
    )
    aborted.catch(() => undefined)
    const { network } = this
    if (network === 'down') throw new TypeError('no network')
    if (network === 'silent') return aborted
    if (network === 'hotspot') return new Response('<h1>Please sign in</h1>', { status: 401 })
    if (network === 'busy') return Response.json({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '2' } })
    const answer = askGateApi(request)
    return network === 'loses' ? answer.then(() => aborted) : Promise.race([answer, aborted])
  }

  #store(): PhoneStore {
    let seq = Math.max(0, ...this.kept.queue.map((act) => act.seq))
    return {
      load: async () => structuredClone(this.kept),
      keepAbout: async (about) => {
        this.kept.about = structuredClone(about)
      },
      keepTickets: async (_keys, all) => {
        this.kept.tickets = structuredClone([...all.values()])
      },
      append: async (act, _moved, all) => {
        const kept = { ...act, seq: ++seq }
        this.kept.queue = [...this.kept.queue, structuredClone(kept) as unknown as Kept]
        this.kept.tickets = structuredClone([...all.values()].filter(({ record }) => record))
        return kept
      },
      remove: async (seqs) => {
        this.kept.queue = this.kept.queue.filter((act) => !seqs.includes(act.seq))
      },
      wipe: async () => {
        this.kept = { tickets: [], queue: [], wiped: true }
      },
    }
  }
}

const realFetch = globalThis.fetch

/** An attempt as the page makes it. */
export const attemptOf = (secret: string, given: { kind?: 'entry' | 'exit'; force?: boolean; at?: Date } = {}) => ({
  nonce: newId(),
  ticket: { secret },
  kind: given.kind ?? ('entry' as const),
  happenedAt: (given.at ?? new Date()).toISOString(),
  ...(given.force && { force: true }),
})
