// The gate as the phone answers it: the same rule on the sealed list, and every act kept until the server has it.

import { normalisePhone } from '#app/registrations/contact.ts'
import { refusesCount } from './crowd.ts'
import type { Decision } from './decide-scan.ts'
import type {
  CrowdResult,
  Gate,
  GateAnswer,
  GateAttempt,
  GateCrowdCount,
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
import { walkInOf } from './offline-walk-in.ts'
import { keyOfCode, keyOfSecret, openRecord, recordKey } from './open-record.ts'
import type { PhoneList } from './phone-list.ts'
import { PhoneMoves } from './phone-moves.ts'
import { PhoneNames } from './phone-names.ts'
import type { PhoneStore } from './phone-store.ts'
import type { FoundTicket, SeenEntry } from './phone-ticket.ts'
import type { Kept, QueuedAct } from './queued-acts.ts'
import type { ScanResult } from './scan-result.ts'
import type { GateSnapshot, TicketHolder } from './sealed-list.ts'
import type { UndoWhy } from './undo-reason.ts'
import type { Settled } from './upload-acts.ts'

/** An act of this phone may be taken back this long, as at the server. */
const UNDO_WITHIN_MS = 15 * 60_000

type Given = { session: GateSession; list: PhoneList; store: PhoneStore; queue: Kept[]; walkIns: number; now(): Date }

export class OfflineGate implements Gate {
  readonly list: PhoneList
  readonly #session: GateSession
  readonly #store: PhoneStore
  readonly #names: PhoneNames
  readonly #now: () => Date
  #queue: Kept[]
  #walkIns: number
  readonly #moves = new PhoneMoves()

  constructor({ session, list, store, queue, walkIns, now }: Given) {
    this.list = list
    this.#session = session
    this.#store = store
    this.#names = new PhoneNames(session, list)
    this.#queue = queue
    this.#walkIns = walkIns
    this.#now = now
    for (const act of queue) {
      if (act.type === 'walkIn') list.addWalkIn(act.nonce, act.body.slotId, act.body.partySize)
    }
    this.#countWaiting()
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
    const found = this.list.find(key)
    const decision = this.#decide(attempt, found)
    if (found) this.#move(attempt, found, decision)
    const result = this.#result(attempt, found, decision, { name, holder })
    const { verdict, people, replaced } = decision
    const told = { verdict, name, people, ...(replaced && { replaced }) }
    const { nonce, happenedAt } = attempt
    const body = bodyOf(attempt, decision)
    await this.#owe({ type: 'scan', nonce, happenedAt, body, told, ...(found && { key: found.ticket.key }) })
    return { value: result }
  }

  /** What a scan would be answered; undefined for somebody found at the server who is not on the list. Changes nothing. */
  async look(attempt: GateAttempt): Promise<ScanResult | undefined> {
    const { key, holder, name } = await this.#read(attempt)
    const found = this.list.find(key)
    if (!found && attempt.ticket && 'registrationId' in attempt.ticket) return undefined
    return this.#result(attempt, found, this.#decide(attempt, found), { name, holder })
  }

  #result(
    attempt: GateAttempt,
    found: FoundTicket | undefined,
    decision: Decision,
    { name, holder }: { name: string; holder: TicketHolder | undefined },
  ): ScanResult {
    const heard = holder?.in && this.list.entryAt(holder.in)
    return resultOf(attempt, found ?? {}, decision, { name, holder, heard })
  }

  async #read({ ticket: read }: GateAttempt) {
    const lock = read && 'secret' in read ? recordKey(this.list.eventId, read.secret) : undefined
    const [key, opener] = await Promise.all([this.#keyOf(read), lock])
    const found = this.list.find(key)
    // An old code opens nothing, and nobody is named by it.
    if (found?.replaced) return { key, holder: undefined, name: '' }
    const sealed = (found?.companion ?? found?.ticket)?.record
    const holder = sealed === undefined || !opener ? undefined : await openRecord(opener, sealed)
    return { key, holder, name: holder?.name ?? (found && this.#names.masked(found.ticket.key)) ?? '' }
  }

  #decide(attempt: GateAttempt, found: FoundTicket | undefined): Decision {
    const override = attempt.force === true && mayOverride(this.#session.profile)
    return this.list.decide(found, { ...attempt, at: new Date(attempt.happenedAt), override })
  }

  #move({ nonce, kind, happenedAt }: GateAttempt, { ticket, companion }: FoundTicket, decision: Decision): void {
    if (decision.people === 0) return
    const { key, partySize, ...before } = ticket
    const arrived = decision.arrivedPeople - before.arrived
    const inside = decision.insidePeople - before.inside
    const last = kind === 'entry' ? this.#seen(happenedAt) : undefined
    const by = companion && { own: { key: companion.key, inside: kind === 'entry' } }
    const own = this.list.move(key, { arrived, inside, ...by }, last)
    const seen = ticket.last && { last: ticket.last }
    this.#moves.note(nonce, { key, arrived, inside, own, ...seen, at: Date.parse(happenedAt), partySize })
  }

  /** An entry at this phone. */
  #seen(happenedAt: string): SeenEntry {
    return { happenedAt, gate: this.#session.gate, phone: this.#session.deviceName }
  }

  async undo(undoes: string, why?: UndoWhy): Promise<GateAnswer<{ arrived: number; partySize: number }>> {
    const moved = this.#moves.find(undoes)
    if (!moved) return { failed: 'network' }
    if (this.#now().getTime() - moved.at > UNDO_WITHIN_MS) return { failed: 'refused', code: 'tooLate' }
    if (!this.#moves.isLast(undoes, moved)) return { failed: 'refused', code: 'laterScan' }
    this.#moves.drop(undoes, moved)
    if (moved.walkIn) this.list.forgetWalkIn(undoes)
    else this.list.unmove(moved.key, moved)
    const nonce = `${undoes.slice(0, 58)}:undo`
    const happenedAt = this.#now().toISOString()
    await this.#owe({ type: 'undo', nonce, happenedAt, undoes, key: moved.key, ...(why && { why }) })
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
    const label = `W-${String(++this.#walkIns).padStart(2, '0')}`
    this.list.addWalkIn(nonce, slotId, partySize)
    const at = Date.parse(happenedAt)
    this.#moves.note(nonce, {
      key: `walk-in:${nonce}`,
      arrived: partySize,
      inside: partySize,
      at,
      partySize,
      walkIn: true,
    })
    const { act, result } = walkInOf({ party, phone, slotId, label, beyond: decided.beyond })
    await this.#owe(act)
    return { value: result }
  }

  /** People without a ticket leave. Who of the walk-ins they are the server decides; here those of this phone go first. */
  async walkOut({ nonce, people, happenedAt }: GateWalkOut): Promise<GateAnswer<WalkOutResult>> {
    this.list.takeOutWalkIns(people)
    const body = { nonce, people, happenedAt, offline: true as const }
    await this.#owe({ type: 'walkOut', nonce, happenedAt, body, told: { people } })
    return { value: { admitted: people } }
  }

  /** People counted by hand. More cannot leave than this phone knows to be inside. */
  async countCrowd({ nonce, people, happenedAt }: GateCrowdCount): Promise<GateAnswer<CrowdResult>> {
    if (refusesCount(this.list.crowd, people)) return { failed: 'refused', code: 'nobodyInside' }
    this.list.countCrowd(this.#session.gate, people)
    const body = { nonce, people, happenedAt, offline: true as const }
    await this.#owe({ type: 'crowd', nonce, happenedAt, body })
    return { value: { crowd: this.list.crowd } }
  }

  /** What waits is not in what the server says. */
  #countWaiting(): void {
    for (const act of this.#queue) if (act.type === 'crowd') this.list.countCrowd(this.#session.gate, act.body.people)
  }

  /** What the server says of people counted by hand. */
  learnCrowd({ crowd }: CrowdResult): void {
    this.list.setCrowd(crowd)
    this.#countWaiting()
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
    const { ticket, companion, replaced } = this.list.find(key) ?? {}
    if (!ticket || (replaced && result.admitted === 0)) return
    const sign = attempt.kind === 'entry' ? 1 : -1
    const change = {
      arrived: result.arrived - ticket.arrived,
      // Everybody of the party is inside, whoever let them in; by a companion's own code at least one is.
      inside:
        result.verdict === 'alreadyIn'
          ? Math.max(0, (companion ? 1 : ticket.partySize) - ticket.inside)
          : sign * result.admitted,
    }
    const last = attempt.kind === 'entry' && result.admitted > 0 ? this.#seen(attempt.happenedAt) : result.previous
    const by =
      companion && (result.admitted > 0 || result.verdict === 'alreadyIn')
        ? { own: { key: companion.key, inside: attempt.kind === 'entry' } }
        : {}
    const own = this.list.move(ticket.key, { ...change, ...by }, last)
    if (result.admitted > 0) {
      const { partySize } = ticket
      const seen = ticket.last && { last: ticket.last }
      const at = Date.parse(attempt.happenedAt)
      this.#moves.note(attempt.nonce, { key: ticket.key, ...change, own, ...seen, at, partySize })
    }
    await this.#keep([ticket.key])
  }

  /** Tells of an undo at the server. */
  async learnUndo(undoes: string): Promise<void> {
    const moved = this.#moves.find(undoes)
    if (!moved || moved.walkIn) return
    this.#moves.drop(undoes, moved)
    this.list.unmove(moved.key, moved)
    await this.#keep([moved.key])
  }

  /** Before the server is asked for the list: moves from here on may not be in its answer. */
  startRefresh(): void {
    this.#moves.startRefresh()
  }

  /** Takes the server's list over. False when a ticket was moved meanwhile: then the same changes are to be asked for again. */
  async refresh(snapshot: GateSnapshot): Promise<boolean> {
    const keep = new Set(this.#moves.fresh)
    for (const act of this.#queue) if ('key' in act && act.key) keep.add(act.key)
    const stays = ([key]: readonly [string, ...unknown[]]) => keep.has(key)
    const skipped = snapshot.tickets.some(stays) || snapshot.replaced?.some(stays) === true
    const touched = this.list.apply(snapshot, keep)
    this.#countWaiting()
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
