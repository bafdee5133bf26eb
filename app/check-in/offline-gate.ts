// The gate as the phone answers it: the same rule on the sealed list, and every act kept until the server has it.

import { cleanLine } from '#app/platform/text.ts'
import { normalisePhone } from '#app/registrations/contact.ts'
import type { Decision } from './decide-scan.ts'
import type {
  Gate,
  GateAnswer,
  GateAttempt,
  GateSession,
  GateWalkIn,
  GateWalkOut,
  WalkInResult,
  WalkOutResult,
} from './gate.ts'
import { mayOverride } from './gate-device.ts'
import type { GateFind } from './gate-find.ts'
import type { HeadCount } from './head-count.server.ts'
import { bodyOf, resultOf } from './offline-answer.ts'
import { keyOfCode, keyOfSecret, openRecord, recordKey } from './open-record.ts'
import type { OwnBefore, PhoneCompanion, PhoneList, PhoneTicket } from './phone-list.ts'
import { PhoneNames } from './phone-names.ts'
import type { PhoneStore } from './phone-store.ts'
import type { Kept, QueuedAct } from './queued-acts.ts'
import type { ScanResult } from './record-scans.server.ts'
import type { GateSnapshot } from './sealed-list.ts'
import type { Settled } from './upload-acts.ts'
import { NAMELESS, nameAtGate } from './walk-in.ts'

/** An act of this phone may be taken back this long, as at the server. */
const UNDO_WITHIN_MS = 15 * 60_000

type Moved = {
  key: string
  arrived: number
  inside: number
  own?: OwnBefore
  at: number
  partySize: number
  walkIn?: true
}
type Given = { session: GateSession; list: PhoneList; store: PhoneStore; queue: Kept[]; walkIns: number; now(): Date }

export class OfflineGate implements Gate {
  readonly list: PhoneList
  readonly #session: GateSession
  readonly #store: PhoneStore
  readonly #names: PhoneNames
  readonly #now: () => Date
  #queue: Kept[]
  #walkIns: number
  /** what each attempt changed, for taking it back; the last one of a ticket counts */
  readonly #moves = new Map<string, Moved>()
  readonly #lastOf = new Map<string, string>()
  /** tickets moved since the server was last asked for the list */
  readonly #fresh = new Set<string>()

  constructor({ session, list, store, queue, walkIns, now }: Given) {
    this.list = list
    this.#session = session
    this.#store = store
    this.#names = new PhoneNames(session, list)
    this.#queue = queue
    this.#walkIns = walkIns
    this.#now = now
    for (const act of queue) if (act.type === 'walkIn') list.addWalkIn(act.nonce, act.body.slotId, act.body.partySize)
  }

  get queue(): readonly Kept[] {
    return this.#queue
  }

  get walkIns(): number {
    return this.#walkIns
  }

  async scan(attempt: GateAttempt): Promise<GateAnswer<ScanResult>> {
    const { key, holder, name } = await this.#read(attempt)
    // From here to the move nothing waits: two reads of one ticket are decided one after the other.
    const { ticket, companion } = this.list.find(key) ?? {}
    const decision = this.#decide(attempt, ticket, companion)
    if (ticket) this.#move(attempt, ticket, decision, companion)
    const result = resultOf(attempt, { ticket, companion }, decision, name, holder)
    const told = { verdict: decision.verdict, name, people: decision.people }
    const { nonce, happenedAt } = attempt
    const body = bodyOf(attempt, decision)
    await this.#owe({ type: 'scan', nonce, happenedAt, body, told, ...(ticket && { key: ticket.key }) })
    return { value: result }
  }

  /** What a scan would be answered; undefined for somebody found at the server who is not on the list. Changes nothing. */
  async look(attempt: GateAttempt): Promise<ScanResult | undefined> {
    const { key, holder, name } = await this.#read(attempt)
    const { ticket, companion } = this.list.find(key) ?? {}
    if (!ticket && attempt.ticket && 'registrationId' in attempt.ticket) return undefined
    return resultOf(attempt, { ticket, companion }, this.#decide(attempt, ticket, companion), name, holder)
  }

  async #read({ ticket: read }: GateAttempt) {
    const lock = read && 'secret' in read ? recordKey(this.list.eventId, read.secret) : undefined
    const [key, opener] = await Promise.all([this.#keyOf(read), lock])
    const found = this.list.find(key)
    const sealed = (found?.companion ?? found?.ticket)?.record
    const holder = sealed === undefined || !opener ? undefined : await openRecord(opener, sealed)
    return { key, holder, name: holder?.name ?? (found && this.#names.masked(found.ticket.key)) ?? '' }
  }

  #decide(attempt: GateAttempt, ticket: PhoneTicket | undefined, companion: PhoneCompanion | undefined): Decision {
    const override = attempt.force === true && mayOverride(this.#session.profile)
    return this.list.decide(ticket, { ...attempt, at: new Date(attempt.happenedAt), override }, companion)
  }

  #move(
    { nonce, kind, happenedAt }: GateAttempt,
    { key, partySize, ...before }: PhoneTicket,
    decision: Decision,
    companion: PhoneCompanion | undefined,
  ): void {
    if (decision.people === 0) return
    const arrived = decision.arrivedPeople - before.arrived
    const inside = decision.insidePeople - before.inside
    const last = kind === 'entry' ? { happenedAt, gate: this.#session.gate } : undefined
    const by = companion && { own: { key: companion.key, inside: kind === 'entry' } }
    const own = this.list.move(key, { arrived, inside, ...by }, last)
    this.#note(nonce, { key, arrived, inside, own, at: Date.parse(happenedAt), partySize })
  }

  #note(nonce: string, moved: Moved): void {
    this.#moves.set(nonce, moved)
    this.#lastOf.set(moved.key, nonce)
    this.#fresh.add(moved.key)
  }

  async undo(undoes: string): Promise<GateAnswer<{ arrived: number; partySize: number }>> {
    const moved = this.#moves.get(undoes)
    if (!moved) return { failed: 'network' }
    if (this.#now().getTime() - moved.at > UNDO_WITHIN_MS) return { failed: 'refused', code: 'tooLate' }
    if (this.#lastOf.get(moved.key) !== undoes) return { failed: 'refused', code: 'laterScan' }
    this.#moves.delete(undoes)
    this.#lastOf.delete(moved.key)
    if (moved.walkIn) this.list.forgetWalkIn(undoes)
    else this.list.unmove(moved.key, moved, moved.own)
    this.#fresh.add(moved.key)
    const nonce = `${undoes.slice(0, 58)}:undo`
    await this.#owe({ type: 'undo', nonce, happenedAt: this.#now().toISOString(), undoes, key: moved.key })
    const arrived = this.list.tickets.get(moved.key)?.arrived ?? 0
    return { value: { arrived, partySize: moved.partySize } }
  }

  async walkIn(party: GateWalkIn): Promise<GateAnswer<WalkInResult>> {
    const { nonce, partySize, happenedAt } = party
    const phone = party.phone ? normalisePhone(party.phone) : undefined
    if (party.phone && !phone) return { failed: 'refused', code: 'invalid' }
    const slotId = party.slotId ?? ''
    const insists = party.force === true && mayOverride(this.#session.profile)
    const decided = this.list.decideWalkIn(slotId, partySize, insists)
    if (decided.outcome === 'unknownSlot') return { failed: 'refused', code: 'invalid' }
    if (decided.outcome === 'full') {
      return { failed: 'refused', code: decided.limit === 'safety' ? 'safetyLimit' : 'full' }
    }
    const name = cleanLine(party.name ?? '')
    const label = `W-${String(++this.#walkIns).padStart(2, '0')}`
    this.list.addWalkIn(nonce, slotId, partySize)
    const moved = {
      key: `walk-in:${nonce}`,
      arrived: partySize,
      inside: partySize,
      at: Date.parse(happenedAt),
      partySize,
    }
    this.#note(nonce, { ...moved, walkIn: true })
    const body = {
      nonce,
      partySize,
      slotId,
      happenedAt,
      ...(name && { name }),
      ...(phone && { phone }),
      offline: true as const,
    }
    await this.#owe({ type: 'walkIn', nonce, happenedAt, body, told: { label, people: partySize } })
    return {
      value: {
        nonce,
        verdict: 'welcome',
        admitted: partySize,
        arrived: partySize,
        partySize,
        name: nameAtGate(name || NAMELESS),
        slotId,
        registrationId: '',
        shortCode: '',
        beyondCapacity: decided.beyond,
        label,
      },
    }
  }

  /** People without a ticket leave. Who of the walk-ins they are the server decides; here those of this phone go first. */
  async walkOut({ nonce, people, happenedAt }: GateWalkOut): Promise<GateAnswer<WalkOutResult>> {
    this.list.takeOutWalkIns(people)
    const body = { nonce, people, happenedAt, offline: true as const }
    await this.#owe({ type: 'walkOut', nonce, happenedAt, body, told: { people } })
    return { value: { admitted: people } }
  }

  /** Supervisors only; others do not have the names. */
  async search(query: string): Promise<GateAnswer<GateFind[]>> {
    if (!mayOverride(this.#session.profile)) return { failed: 'network' }
    return { value: await this.#names.search(query) }
  }

  count(): Promise<GateAnswer<HeadCount>> {
    return Promise.resolve({ value: this.list.count() })
  }

  /** What the server answered counts here too, so that a ticket let in a moment ago is known when the network goes. */
  async learn(attempt: GateAttempt, result: ScanResult): Promise<void> {
    const key = await this.#keyOf(attempt.ticket)
    const { ticket, companion } = this.list.find(key) ?? {}
    if (!ticket) return
    const sign = attempt.kind === 'entry' ? 1 : -1
    const change = {
      arrived: result.arrived - ticket.arrived,
      // Everybody of the party is inside, whoever let them in; by a companion's own code at least one is.
      inside:
        result.verdict === 'alreadyIn'
          ? Math.max(0, (companion ? 1 : ticket.partySize) - ticket.inside)
          : sign * result.admitted,
    }
    const last =
      attempt.kind === 'entry' && result.admitted > 0
        ? { happenedAt: attempt.happenedAt, gate: this.#session.gate }
        : result.previous
    const by =
      companion && (result.admitted > 0 || result.verdict === 'alreadyIn')
        ? { own: { key: companion.key, inside: attempt.kind === 'entry' } }
        : {}
    const seen = last && { happenedAt: last.happenedAt, gate: last.gate }
    const own = this.list.move(ticket.key, { ...change, ...by }, seen)
    if (result.admitted > 0) {
      const { partySize } = ticket
      this.#note(attempt.nonce, { key: ticket.key, ...change, own, at: Date.parse(attempt.happenedAt), partySize })
    }
    await this.#keep([ticket.key])
  }

  /** Tells of an undo at the server. */
  async learnUndo(undoes: string): Promise<void> {
    const moved = this.#moves.get(undoes)
    if (!moved || moved.walkIn) return
    this.#moves.delete(undoes)
    this.list.unmove(moved.key, moved, moved.own)
    this.#fresh.add(moved.key)
    await this.#keep([moved.key])
  }

  /** Before the server is asked for the list: moves from here on may not be in its answer. */
  startRefresh(): void {
    this.#fresh.clear()
  }

  /** Takes the server's list over. False when a ticket was moved meanwhile: then the same changes are to be asked for again. */
  async refresh(snapshot: GateSnapshot): Promise<boolean> {
    const keep = new Set(this.#fresh)
    for (const act of this.#queue) if ('key' in act && act.key) keep.add(act.key)
    const skipped = snapshot.tickets.some(([key]) => keep.has(key))
    const touched = this.list.apply(snapshot, keep)
    this.#names.forget(touched)
    await this.#keep(touched)
    return !skipped
  }

  /** The server's last word on some acts. */
  async settle({ acts }: Settled): Promise<void> {
    const done = new Set(acts.map((act) => act.seq))
    await this.#store.remove([...done])
    this.#queue = this.#queue.filter((act) => !done.has(act.seq))
    for (const act of acts) if (act.type === 'walkIn') this.list.forgetWalkIn(act.nonce)
  }

  async #owe(act: QueuedAct): Promise<void> {
    const key = 'key' in act ? act.key : undefined
    this.#queue = [...this.#queue, await this.#store.append(act, key, this.list.tickets)]
  }

  async #keep(keys: readonly string[]): Promise<void> {
    await this.#store.keepTickets(keys, this.list.tickets)
  }

  async #keyOf(ticket: GateAttempt['ticket']): Promise<string | undefined> {
    if (!ticket) return undefined
    if ('secret' in ticket) return keyOfSecret(ticket.secret)
    if ('shortCode' in ticket) return this.list.keyOfCode(await keyOfCode(this.list.eventId, ticket.shortCode))
    return this.#names.keyOfRegistration(ticket.registrationId)
  }
}
