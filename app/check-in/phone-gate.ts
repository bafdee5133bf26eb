// The gate on a phone: asks the server while it answers, decides itself while it does not, and brings the two together
// again. A phone that still owes acts goes on deciding itself until the server has them: only then does the server know
// everybody whom this phone let in.
import type {
  Gate,
  GateAnswer,
  GateAttempt,
  GateCrowdCount,
  GateOnPhone,
  GateSession,
  GateWalkIn,
  GateWalkOut,
} from './gate.ts'
import { afterCall, type Call, type Connection, cutOff, FRESH } from './gate-connection.ts'
import { aboutList, type ListAbout } from './list-about.ts'
import { OfflineGate } from './offline-gate.ts'
import { type OnlineGate, onlineGate } from './online-gate.ts'
import { PhoneList } from './phone-list.ts'
import { PHONE_PACE, type PhonePace } from './phone-pace.ts'
import { type PhoneStatus, statusOf } from './phone-status.ts'
import type { PhoneStore } from './phone-store.ts'
import type { ScanResult } from './scan-result.ts'
import { ServerClock } from './server-clock.ts'
import { type RoundEnd, SyncRounds } from './sync-rounds.ts'
import type { UndoWhy } from './undo-reason.ts'
import { type Settled, uploadActs } from './upload-acts.ts'

const REFRESH_EVERY_MS = 30_000

type Given = {
  session: GateSession
  /** undefined where the browser can keep nothing */
  store: PhoneStore | undefined
  onStatus(status: PhoneStatus): void
  /** cut off, or the pairing has ended */
  onUnpaired(): void
  pace?: PhonePace
}

export class PhoneGate implements GateOnPhone {
  readonly online: OnlineGate
  readonly #given: Given
  readonly #clock: ServerClock
  readonly #own: OfflineGate | undefined
  #about: ListAbout | undefined
  #connection: Connection = FRESH
  #reached = false
  #conflicts = 0
  #refused = 0
  readonly #rounds: SyncRounds

  static async open(given: Given): Promise<PhoneGate> {
    const kept = await given.store?.load()
    const list = new PhoneList(given.session.event.id)
    const about = kept?.about
    if (about) list.apply({ ...about, complete: false, tickets: [] }, new Set())
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
    const { session, pace = PHONE_PACE } = given
    this.#rounds = new SyncRounds({
      round: () => this.#round(),
      onEnd: () => this.#tell(),
      rest: () => this.online.pause(),
      pace,
    })
    this.online = onlineGate({
      ...{ session, clock, pace },
      onCall: (call) => this.#noteCall(call),
      onPause: () => this.#tell(),
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
    this.#rounds.now()
  }

  stop(): void {
    this.#rounds.stop()
    globalThis.removeEventListener?.('online', this.#onOnline)
    globalThis.removeEventListener?.('offline', this.#onOffline)
  }

  /** Whether the next attempt is decided here. */
  get #decidesHere(): boolean {
    const waits = (this.#own?.queue.length ?? 0) > 0 || this.online.pause() > 0
    return this.ready && (!this.#connection.online || waits)
  }

  scan(attempt: GateAttempt): ReturnType<Gate['scan']> {
    const timed = this.#timed(attempt)
    return this.#ask(
      (gate) => gate.scan(timed),
      async (result) => this.#own?.learn(timed, result),
    )
  }

  undo(undoes: string, why?: UndoWhy): ReturnType<Gate['undo']> {
    return this.#ask(
      (gate) => gate.undo(undoes, why),
      async () => this.#own?.learnUndo(undoes),
    )
  }

  walkIn(party: GateWalkIn): ReturnType<Gate['walkIn']> {
    const timed = this.#timed(party)
    return this.#ask((gate) => gate.walkIn(timed))
  }

  walkOut(people: GateWalkOut): ReturnType<Gate['walkOut']> {
    const timed = this.#timed(people)
    return this.#ask((gate) => gate.walkOut(timed))
  }

  countCrowd(count: GateCrowdCount): ReturnType<Gate['countCrowd']> {
    const timed = this.#timed(count)
    return this.#ask(
      (gate) => gate.countCrowd(timed),
      async (result) => this.#own?.learnCrowd(result),
    )
  }

  /**
   * What a scan would be answered; changes nothing. A refusal is told only by whom the scan would ask: else the scan, which
   * puts it on record, could let somebody in unseen.
   */
  async look(attempt: GateAttempt): Promise<GateAnswer<ScanResult>> {
    const timed = this.#timed(attempt)
    if (!this.#decidesHere) {
      const answer = await this.online.look(timed)
      if (!this.#fallsBack(answer)) return answer
    }
    const known = this.#own && this.ready ? await this.#own.look(timed) : undefined
    if (known && (known.admitted > 0 || this.#decidesHere)) return { value: known }
    return { failed: 'network' }
  }

  /** The moment at the server now, as far as it is known. */
  now(): Date {
    return this.#clock.now()
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

  /** The server's answer, of which this phone learns; or else its own. */
  async #ask<Value>(
    put: (gate: Gate) => Promise<GateAnswer<Value>>,
    learn?: (value: Value) => Promise<void>,
  ): Promise<GateAnswer<Value>> {
    if (!this.#decidesHere) {
      const answer = await put(this.online)
      if ('value' in answer) await learn?.(answer.value)
      if (!this.#fallsBack(answer)) return answer
    }
    return this.#here(put)
  }

  #fallsBack(answer: GateAnswer<unknown>): boolean {
    if (!('failed' in answer)) return false
    if (answer.failed === 'unpaired') void this.#forget()
    return this.ready && (answer.failed === 'network' || answer.failed === 'busy')
  }

  async #here<Value>(decide: (own: Gate) => Promise<GateAnswer<Value>>): Promise<GateAnswer<Value>> {
    if (!this.#own || !this.ready) return { failed: 'network' }
    const answer = await decide(this.#own)
    if ('value' in answer) await this.#keepAbout()
    this.#tell()
    if (this.#connection.online) this.#rounds.now()
    return answer
  }

  /** With the phone's clock put right. */
  #timed<Act extends { happenedAt: string }>(act: Act): Act {
    return { ...act, happenedAt: new Date(Date.parse(act.happenedAt) + this.#clock.offset).toISOString() }
  }

  #noteCall(call: Call): void {
    const before = this.#connection.online
    this.#connection = afterCall(this.#connection, call)
    if (call !== 'failed') this.#reached = true
    if (before !== this.#connection.online) this.#tell()
    if (before && !this.#connection.online) this.#rounds.soon()
  }

  readonly #onOffline = () => {
    this.#connection = cutOff()
    this.#tell()
  }
  readonly #onOnline = () => this.#rounds.afresh()

  /** Uploads what is owed, then fetches what has changed. */
  async #round(): Promise<RoundEnd> {
    if (this.#isOver()) {
      await this.#forget()
      return 'bad'
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
    return this.#connection.online ? 'online' : 'nearly'
  }

  #failed(failure: { failed: string }): 'bad' {
    if (failure.failed === 'unpaired') void this.#forget()
    return 'bad'
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
    const at = whole || !this.#about ? snapshot.at : this.#about.at
    this.#about = aboutList(snapshot, { at, clockOffset: this.#clock.offset, walkIns: own.walkIns })
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
    if (this.#rounds.stopped) return
    await this.forget()
    this.#given.onUnpaired()
  }

  #tell(): void {
    if (this.#rounds.stopped) return
    const waiting = this.#own?.queue ?? []
    this.#given.onStatus(
      statusOf({
        online: this.#connection.online,
        reached: this.#reached,
        ready: this.ready,
        pause: this.online.pause(),
        waiting,
        about: this.#about,
        conflicts: this.#conflicts,
        refused: this.#refused,
        clockOffset: this.#clock.offset,
      }),
    )
  }
}
