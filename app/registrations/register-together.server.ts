// The registration transaction: the hot path of the product. However many register, a commit has the same few statements;
// everything that needs no database has happened in prepareRegistration.
import { eq } from 'drizzle-orm'
import { recordAudits } from '#app/audit/record-audit.server.ts'
import { newDigits } from '#app/platform/tokens.server.ts'
import { registrations } from '#db/schema.ts'
import type { Call } from '#db/work.ts'
import { askToConfirm } from './ask-to-confirm.server.ts'
import { askWithRegistration } from './ask-with-registration.server.ts'
import { CURRENT_CONSENT } from './consent.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { type GivenForm, keepForm, readGivenForm } from './given-form.server.ts'
import { answerKnown, type Known, knownAlready } from './known-already.server.ts'
import { MESSAGE_OF } from './message-of-status.ts'
import type { PreparedRegistration } from './prepare-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import type { Registered, RegisterOutcome, RegisterRefusal } from './register-outcome.ts'
import { isPartySize, largestParty, whyClosed } from './registration.ts'
import { dropRow, insertRegistrations, movePlace } from './registration-row.server.ts'
import { holdSlot, type SlotNow, writeSeats } from './slot-seats.server.ts'
import { type Place, type Seats, takePlace } from './take-place.ts'
import { type Telling, tellRegistrations } from './tell-registration.server.ts'

/** A party on its way: what it has been given so far, or why it gets nothing. */
type Entry = Call<PreparedRegistration> & {
  form: GivenForm | undefined
  shortCode: string
  place: Place | undefined
  refusal: RegisterRefusal | undefined
  known: Known | undefined
  /** seats must be offered to it before the next one's turn */
  isOfferedRest: boolean
}

/**
 * Registers parties for one slot, in the order given, each as if it came alone. A party takes its seats, or a place on the
 * waiting list, or waits for approval or the draw; the audit entry and the message it owes are written. The same idempotency
 * key is answered with the registration it made, whatever has happened to the slot since; with other content it is refused. A
 * contact with a live registration in the slot is refused, and its owner is sent the link.
 */
export async function registerTogether(calls: readonly Call<PreparedRegistration>[]): Promise<RegisterOutcome[]> {
  const outcomes: RegisterOutcome[] = []
  while (outcomes.length < calls.length) outcomes.push(...(await registerRun(calls.slice(outcomes.length))))
  return outcomes
}

/**
 * As many as can be placed in one go: up to somebody who meets one of them again, by contact or by key, and up to the first in
 * line who takes fewer than it asked for, to whom seats are offered before the next one's turn.
 */
async function registerRun(calls: readonly Call<PreparedRegistration>[]): Promise<RegisterOutcome[]> {
  const { work, input } = calls[0] as Call<PreparedRegistration>
  const { slotId } = input.input
  const slot = await holdSlot(work.tx, slotId)
  if (!slot) return calls.map(() => ({ outcome: 'unknownSlot' }))
  const eventForm = await formAtVersion(work.tx, slot.eventId, slot.formVersion)
  const entries: Entry[] = []
  const met = new Set<string>()
  let seats: Seats = slot
  for (const call of calls) {
    const entry = entryOf(slot, eventForm, call)
    const names = namesOf(call.input)
    if (names.some((name) => met.has(name))) break
    entries.push(entry)
    if (!entry.form) {
      entry.known = await knownAlready(call.work, slot, call.input)
      continue
    }
    for (const name of names) met.add(name)
    // No index speaks of several slots: whoever has a place at this time is looked for.
    if (slot.sharesTime) entry.known = await knownAlready(call.work, slot, call.input)
    if (entry.known) continue
    const taken = takePlace(seats, call.input.input.partySize)
    entry.place = taken?.place
    entry.isOfferedRest = isOfferedRest(seats, entry)
    seats = taken?.left ?? seats
    if (entry.isOfferedRest) break
  }
  const placed = entries.filter(isPlaced)
  const written = await insertRegistrations(
    work.tx,
    placed.map((entry) => rowOf(slot, entry)),
  )
  if (written.size < placed.length) seats = await placeAgain(slot, entries, written)
  if (seats !== slot) await writeSeats(work.tx, slotId, seats)
  await settle(slot, entries.filter(isPlaced))
  const last = entries.at(-1)
  const rest = last?.isOfferedRest ? await offerRest(last, slotId) : undefined
  const outcomes: RegisterOutcome[] = []
  for (const entry of entries) outcomes.push(await outcomeOf(slot, entry))
  return rest ? [...outcomes.slice(0, -1), { ...(outcomes.at(-1) as Registered), ...rest }] : outcomes
}

/** Whoever takes fewer and is the first to wait is offered what seats there are. */
function isOfferedRest(before: Seats, { place, input }: Entry): boolean {
  return place?.status === 'waiting' && before.waiting === 0 && input.input.takesFewer === true
}

/** What a party can be met again by. */
function namesOf({ hashes: { phone, email, idempotencyKey } }: PreparedRegistration): string[] {
  const names = { phone, email, idempotencyKey }
  return Object.entries(names).flatMap(([kind, hash]) => (hash ? [`${kind} ${hash}`] : []))
}

function entryOf(
  slot: SlotNow,
  eventForm: Awaited<ReturnType<typeof formAtVersion>>,
  call: Call<PreparedRegistration>,
): Entry {
  const empty = {
    ...call,
    form: undefined,
    shortCode: call.input.shortCode,
    place: undefined,
    known: undefined,
    isOfferedRest: false,
  }
  const refusal = whyRefused(slot, call.input)
  if (refusal) return { ...empty, refusal }
  const form = readGivenForm(eventForm, call.input)
  if (!form.ok) return { ...empty, refusal: { outcome: 'formRefused', faults: form.faults } }
  return { ...empty, form, refusal: undefined }
}

function whyRefused(slot: SlotNow, { input, arrivedAt }: PreparedRegistration): RegisterRefusal | undefined {
  // Staff add people on someone's behalf also before and after the public window, as long as the slot takes place.
  const closed = whyClosed(slot, arrivedAt)
  // The list of a draw is fixed when sign-up closes, for everybody.
  const fixed = closed === 'closed' && slot.allocation === 'lottery' && !slot.drawnAt
  if (closed && (fixed || !(input.source === 'staff' && closed !== 'cancelled' && arrivedAt < slot.endsAt)))
    return { outcome: closed }
  if (!isPartySize(input.partySize, largestParty(slot.partyMax, input.groupName)))
    return { outcome: 'partyTooLarge', partyMax: slot.partyMax }
  if (input.consentVersion !== CURRENT_CONSENT.version) return { outcome: 'consentOutdated' }
  return undefined
}

type Placed = Entry & { form: GivenForm; place: Place }
const isPlaced = (entry: Entry): entry is Placed => entry.place !== undefined

function rowOf(slot: SlotNow, { work, input, form, place, shortCode }: Placed) {
  return { work, party: input, eventId: slot.eventId, place, shortCode, answers: form.answers }
}

/**
 * Something stood in the way of some: a contact or a key that is known already, or a short code met twice. The places are
 * given out once more, one by one, with what is known now, and those whose turn has not come are taken out of `entries`.
 * Answers the seats that are left.
 */
async function placeAgain(slot: SlotNow, entries: Entry[], written: ReadonlySet<string>): Promise<Seats> {
  let seats: Seats = slot
  for (const [index, entry] of entries.entries()) {
    const { work, input, form } = entry
    if (!form) continue
    const isWritten = written.has(input.id)
    if (!isWritten) entry.known = await knownAlready(work, slot, input)
    let taken = entry.known ? undefined : takePlace(seats, input.input.partySize)
    if (taken && !isWritten) {
      entry.known = await insertAlone(slot, entry, taken.place)
      if (entry.known) taken = undefined
    }
    if (taken && isWritten && !isSamePlace(taken.place, entry.place)) await movePlace(work.tx, input.id, taken.place)
    if (!taken && isWritten) await dropRow(work.tx, input.id)
    entry.place = taken?.place
    entry.isOfferedRest = isOfferedRest(seats, entry)
    seats = taken?.left ?? seats
    if (!entry.isOfferedRest) continue
    for (const later of entries.splice(index + 1))
      if (written.has(later.input.id)) await dropRow(work.tx, later.input.id)
    break
  }
  return seats
}

function isSamePlace(one: Place, other: Place | undefined): boolean {
  const { status, waitingPosition, drawNumber } = one
  return status === other?.status && waitingPosition === other.waitingPosition && drawNumber === other.drawNumber
}

/** A short code met twice in an event is drawn again. Answers what is known when another process was quicker. */
async function insertAlone(slot: SlotNow, entry: Entry, place: Place): Promise<Known | undefined> {
  const { work, input } = entry
  for (let tries = 0; tries < 5; tries++) {
    entry.shortCode = newDigits(8)
    const row = rowOf(slot, { ...entry, place } as Placed)
    if ((await insertRegistrations(work.tx, [row])).size === 1) return undefined
    const known = await knownAlready(work, slot, input)
    if (known) return known
  }
  throw new Error('no free short code was found')
}

/** What is kept beside the rows, the audit entries and the messages. */
async function settle(slot: SlotNow, placed: readonly Placed[]): Promise<void> {
  const first = placed[0]
  if (!first) return
  // The plain form has nothing to keep beside the row.
  if (slot.formVersion > 0) for (const { work, input, form } of placed) await keepForm(work, slot, input, form)
  for (const { work, input } of placed) if (input.input.question) await askWithRegistration(work, slot.eventId, input)
  await recordAudits(
    first.work.tx,
    placed.map(({ work, input: { input, id }, place: { status, waitingPosition } }) => ({
      work,
      action: 'registration.created',
      subject: { kind: 'registration', id, departmentId: slot.departmentId },
      detail: {
        status,
        partySize: input.partySize,
        waitingPosition,
        slotId: slot.id,
        source: input.source ?? 'web',
        // Staff read the notice aloud and note that the person agreed.
        ...(input.source === 'staff' ? { consent: 'oral' } : {}),
      },
    })),
  )
  const tellings: Telling[] = []
  for (const { work, input, form, place } of placed) {
    const { language, name, phone, email } = input.input
    const told = { id: input.id, departmentId: slot.departmentId, language, name, phone, email }
    const options = { dedupe: place.status, asked: true, sealedRecipient: input.sealed.recipient }
    if (form.confirmBy) await askToConfirm(work, told, form.confirmBy, options)
    else if (place.status !== 'offered')
      tellings.push({ work, kind: MESSAGE_OF[place.status], told, values: {}, options })
  }
  await tellRegistrations(tellings)
  for (const { work } of placed) work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
}

/** What became of the party that was offered what was left; undefined when nothing was. */
async function offerRest({ work, input }: Entry, slotId: string) {
  if ((await promoteWaiting(work, slotId)) === 0) return undefined
  const [row] = await work.tx
    .select({ status: registrations.status, partySize: registrations.partySize })
    .from(registrations)
    .where(eq(registrations.id, input.id))
  return row
}

async function outcomeOf(
  slot: SlotNow,
  { work, input, shortCode, place, refusal, known }: Entry,
): Promise<RegisterOutcome> {
  if (known) return answerKnown(work, known)
  if (refusal) return refusal
  if (!place) {
    const late = await knownAlready(work, slot, input)
    return late ? answerKnown(work, late) : { outcome: 'full' }
  }
  const { id, ticketSecret, manageToken } = input
  return {
    outcome: 'registered',
    id,
    eventId: slot.eventId,
    slotId: slot.id,
    status: place.status,
    waitingPosition: place.waitingPosition,
    partySize: input.input.partySize,
    shortCode,
    ticketSecret,
    manageToken,
    repeated: false,
  }
}
