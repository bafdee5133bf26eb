// The gate on a phone: asks the server while it answers, decides itself while it does not, and brings the two together
// again. A phone that still owes acts goes on deciding itself until the server has them: only then does the server know
// everybody whom this phone let in.
import type { Gate, GateAnswer, GateAttempt, GateSession, GateWalkIn, GateWalkOut } from './gate.ts'
import { afterCall, type Call, type Connection, cutOff, FRESH } from './gate-connection.ts'
import { OfflineGate } from './offline-gate.ts'
import { type OnlineGate, onlineGate } from './online-gate.ts'
import { PhoneList } from './phone-list.ts'
import type { ListAbout, PhoneStore } from './phone-store.ts'
import type { Kept } from './queued-acts.ts'
import type { ScanResult } from './record-scans.server.ts'
import { ServerClock } from './server-clock.ts'
import { type Settled, uploadActs } from './upload-acts.ts'

const REFRESH_EVERY_MS = 30_000
/** Waits after failures to upload: they double. */
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 30_000
const IDLE_WAIT_MS = 10_000

export type PhoneStatus = {
  connection: 'connecting' | 'online' | 'offline'
  /** the phone can decide itself */
  ready: boolean
  waiting: readonly Kept[]
  /** when the list was fetched, ISO 8601 */
  listAt: string | undefined
  /** of this phone's acts, since the page was opened: decided otherwise by the server, or never taken by it */
  conflicts: number
  refused: number
  /** server's clock minus the phone's, in milliseconds; 0 when they agree */
  clockOffset: number
}
type Given = {
  session: GateSession
  /** undefined where the browser can keep nothing */
  store: PhoneStore | undefined
  onStatus(status: PhoneStatus): void
  /** cut off, or the pairing has ended */
  onUnpaired(): void
}

export class PhoneGate implements Gate {
  readonly online: OnlineGate
  readonly #given: Given
  readonly #clock: ServerClock
  readonly #own: OfflineGate | undefined
  #about: ListAbout | undefined
  #connection: Connection = FRESH
  #reached = false
  #conflicts = 0
  #refused = 0
  #syncing: Promise<void> | undefined
  #again = false
  #wait = FIRST_WAIT_MS
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  static async open(given: Given): Promise<PhoneGate> {
    const kept = await given.store?.load()
    const list = new PhoneList(given.session.event.id)
    const about = kept?.about
    if (about) list.apply({ complete: false, slots: about.slots, event: about.event, tickets: [] }, new Set())
    for (const ticket of kept?.tickets ?? []) list.put(ticket)
    const clock = new ServerClock(about?.clockOffset)
    const own =
      given.store &&
      new OfflineGate({
        session: given.session,
        list,
        store: given.store,
        queue: kept?.queue ?? [],
        walkIns: about?.walkIns ?? 0,
        now: () => clock.now(),
      })
    return new PhoneGate(given, own, about, clock)
  }

  private constructor(given: Given, own: OfflineGate | undefined, about: ListAbout | undefined, clock: ServerClock) {
    this.#given = given
    this.#own = own
    this.#about = about
    this.#clock = clock
    this.online = onlineGate({
      session: given.session,
      clock,
      onCall: (call) => this.#noteCall(call),
      canDecide: () => this.ready,
    })
    if (typeof navigator !== 'undefined' && navigator.onLine === false) this.#connection = cutOff()
  }

  get ready(): boolean {
    return this.#own !== undefined && this.#about !== undefined
  }

  /** Whether the phone decided this attempt and the server does not have it yet. */
  owes(nonce: string): boolean {
    return this.#own?.queue.some((act) => act.nonce === nonce) ?? false
  }

  /** Starts bringing phone and server together, now and again and again. */
  start(): void {
    if (this.#isOver()) {
      void this.#forget()
      return
    }
    globalThis.addEventListener?.('online', this.#onOnline)
    globalThis.addEventListener?.('offline', this.#onOffline)
    this.#tell()
    this.sync()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    globalThis.removeEventListener?.('online', this.#onOnline)
    globalThis.removeEventListener?.('offline', this.#onOffline)
  }

  /** Whether the next attempt is decided here. */
  get #decidesHere(): boolean {
    return this.ready && (!this.#connection.online || (this.#own?.queue.length ?? 0) > 0)
  }

  async scan(attempt: GateAttempt): ReturnType<Gate['scan']> {
    const timed = { ...attempt, happenedAt: this.#corrected(attempt.happenedAt) }
    if (!this.#decidesHere) {
      const answer = await this.online.scan(timed)
      if ('value' in answer) {
        this.#reached = true
        if (this.ready) await this.#own?.learn(timed, answer.value)
        return answer
      }
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#here((own) => own.scan(timed))
  }

  async undo(undoes: string): ReturnType<Gate['undo']> {
    if (!this.#decidesHere) {
      const answer = await this.online.undo(undoes)
      if ('value' in answer) await this.#own?.learnUndo(undoes)
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#here((own) => own.undo(undoes))
  }

  async walkIn(party: GateWalkIn): ReturnType<Gate['walkIn']> {
    const timed = { ...party, happenedAt: this.#corrected(party.happenedAt) }
    if (!this.#decidesHere) {
      const answer = await this.online.walkIn(timed)
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#here((own) => own.walkIn(timed))
  }

  async walkOut(people: GateWalkOut): ReturnType<Gate['walkOut']> {
    const timed = { ...people, happenedAt: this.#corrected(people.happenedAt) }
    if (!this.#decidesHere) {
      const answer = await this.online.walkOut(timed)
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#here((own) => own.walkOut(timed))
  }

  /** What a scan would be answered, as far as this phone knows; undefined when it knows nothing. Changes nothing. */
  async look(attempt: GateAttempt): Promise<ScanResult | undefined> {
    if (!this.#own || !this.ready) return undefined
    return this.#own.look({ ...attempt, happenedAt: this.#corrected(attempt.happenedAt) })
  }

  async search(query: string): ReturnType<Gate['search']> {
    if (this.#connection.online) {
      const answer = await this.online.search(query)
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#own && this.ready ? this.#own.search(query) : { failed: 'network' }
  }

  async count(): ReturnType<Gate['count']> {
    if (!this.#decidesHere) {
      const answer = await this.online.count()
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#own && this.ready ? this.#own.count() : { failed: 'network' }
  }

  #fallsBack(answer: GateAnswer<unknown>): boolean {
    if (!('failed' in answer)) return false
    if (answer.failed === 'unpaired') void this.#forget()
    return this.ready && (answer.failed === 'network' || answer.failed === 'busy')
  }

  async #here<Value>(decide: (own: OfflineGate) => Promise<GateAnswer<Value>>): Promise<GateAnswer<Value>> {
    if (!this.#own || !this.ready) return { failed: 'network' }
    const answer = await decide(this.#own)
    if ('value' in answer) await this.#keepAbout()
    this.#tell()
    if (this.#connection.online) this.sync()
    return answer
  }

  #corrected(happenedAt: string): string {
    return new Date(Date.parse(happenedAt) + this.#clock.offset).toISOString()
  }

  #noteCall(call: Call): void {
    const before = this.#connection.online
    this.#connection = afterCall(this.#connection, call)
    if (call !== 'failed') this.#reached = true
    if (before !== this.#connection.online) this.#tell()
    if (before && !this.#connection.online) this.#plan(FIRST_WAIT_MS)
  }

  readonly #onOffline = () => {
    this.#connection = cutOff()
    this.#tell()
  }
  readonly #onOnline = () => {
    this.#wait = FIRST_WAIT_MS
    this.sync()
  }

  /** Uploads what is owed, then fetches what has changed. One round at a time; asked meanwhile, another follows. */
  sync(): void {
    if (this.#stopped) return
    if (this.#syncing) {
      this.#again = true
      return
    }
    clearTimeout(this.#timer)
    this.#again = false
    this.#syncing = this.#round()
      .catch(() => false)
      .then((good) => {
        this.#syncing = undefined
        if (this.#stopped) return
        this.#tell()
        this.#wait = good ? FIRST_WAIT_MS : Math.min(LONGEST_WAIT_MS, this.#wait * 2)
        if (good && this.#again) return this.sync()
        // Not back yet although the call was good: the next one soon.
        this.#plan(good ? (this.#connection.online ? IDLE_WAIT_MS : FIRST_WAIT_MS / 2) : this.#wait)
      })
  }

  #plan(milliseconds: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.sync(), milliseconds)
  }

  async #round(): Promise<boolean> {
    if (this.#isOver()) {
      await this.#forget()
      return false
    }
    const own = this.#own
    let sent = 0
    if (own && own.queue.length > 0) {
      const { sent: done, failure } = await uploadActs(
        this.online.acts,
        () => own.queue,
        (settled) => this.#settle(own, settled),
      )
      sent = done
      if (failure) return this.#failed(failure)
    } else {
      const probe = await this.online.count()
      if ('failed' in probe) return this.#failed(probe)
    }
    const age = this.#about ? this.#clock.now().getTime() - Date.parse(this.#about.fetchedAt) : Number.POSITIVE_INFINITY
    if (own && (sent > 0 || age >= REFRESH_EVERY_MS)) await this.#refresh(own)
    return true
  }

  #failed(failure: { failed: string }): false {
    if (failure.failed === 'unpaired') void this.#forget()
    return false
  }

  async #settle(own: OfflineGate, settled: Settled): Promise<void> {
    await own.settle(settled)
    this.#conflicts += settled.results.filter((result) => result.conflict).length
    if (settled.refused) this.#refused += settled.acts.length
    this.#tell()
  }

  async #refresh(own: OfflineGate): Promise<void> {
    own.startRefresh()
    const answer = await this.online.snapshot(this.#about?.at)
    if ('failed' in answer) return void this.#failed(answer)
    const snapshot = answer.value
    const whole = await own.refresh(snapshot)
    this.#about = {
      at: whole || !this.#about ? snapshot.at : this.#about.at,
      fetchedAt: snapshot.now,
      expiresAt: snapshot.expiresAt,
      event: snapshot.event,
      slots: snapshot.slots,
      clockOffset: this.#clock.offset,
      walkIns: own.walkIns,
    }
    await this.#keepAbout()
  }

  async #keepAbout(): Promise<void> {
    if (!this.#about || !this.#own) return
    this.#about = { ...this.#about, walkIns: this.#own.walkIns, clockOffset: this.#clock.offset }
    await this.#given.store?.keepAbout(this.#about)
  }

  #isOver(): boolean {
    const end = Date.parse(this.#about?.expiresAt ?? this.#given.session.expiresAt)
    return Number.isFinite(end) && this.#clock.now().getTime() > end
  }

  /** Nothing of the pairing stays in the phone's storage, nor what waits there. */
  async forget(): Promise<void> {
    this.stop()
    await this.#given.store?.wipe().catch(() => undefined)
  }

  async #forget(): Promise<void> {
    if (this.#stopped) return
    await this.forget()
    this.#given.onUnpaired()
  }

  #tell(): void {
    if (this.#stopped) return
    const waiting = this.#own?.queue ?? []
    const online = this.#connection.online && waiting.length === 0
    this.#given.onStatus({
      connection: online ? (this.#reached ? 'online' : 'connecting') : 'offline',
      ready: this.ready,
      waiting,
      listAt: this.#about?.fetchedAt,
      conflicts: this.#conflicts,
      refused: this.#refused,
      clockOffset: this.#clock.offset,
    })
  }
}
