// The registration transaction: the hot path of the product. Only prepared statements; everything that needs no
// database has happened in prepareRegistration.
import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { prepareAudit, recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { newDigits } from '#app/platform/tokens.server.ts'
import { type Answers, LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations } from '#db/schema.ts'
import { prepared, type Tx } from '#db/store.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { askToConfirm } from './ask-to-confirm.server.ts'
import { CURRENT_CONSENT } from './consent.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { FileGone, type FormFault, keepForm, readGivenForm } from './given-form.server.ts'
import { MESSAGE_OF } from './message-of-status.ts'
import {
  type PreparedRegistration,
  prepareRegistration,
  type RegistrationInput,
  sealAnswers,
} from './prepare-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import {
  type Closed,
  isPartySize,
  type LiveStatus,
  largestParty,
  placeFor,
  type RegistrationStatus,
  whyClosed,
} from './registration.ts'
import { repeatedSignUp, takeSignUp } from './sign-up-budgets.server.ts'
import {
  giveSeatsBack,
  joinWaitingList,
  readSlot,
  returnDrawNumber,
  type SlotNow,
  takeDrawNumber,
  takeFreeSeats,
  withdrawFromWaitingList,
} from './slot-seats.server.ts'
import { tellLinks, tellRegistration } from './tell-registration.server.ts'

export type Registered = {
  outcome: 'registered'
  id: string
  eventId: string
  slotId: string
  status: RegistrationStatus
  /** number on the waiting list, given once and never changed */
  waitingPosition: number | null
  partySize: number
  shortCode: string
  ticketSecret: string
  manageToken: string
  /** this key was answered before; nothing was written now */
  repeated: boolean
}
export type RegisterRefusal = {
  outcome:
    | Closed
    | 'full'
    | 'alreadyRegistered'
    | 'unknownSlot'
    | 'partyTooLarge'
    | 'consentOutdated'
    | 'idempotencyKeyReused'
    | 'tooManyTries'
    | 'networkBusy'
    | 'formRefused'
  /** with partyTooLarge: how many may come at once */
  partyMax?: number
  /** with tooManyTries (of this contact) and networkBusy (of this network): seconds until the next one */
  retryAfter?: number
  /** with formRefused: by field, keys of registrationErrors */
  faults?: Readonly<Record<string, FormFault>>
}
export type RegisterOutcome = Registered | RegisterRefusal

/**
 * Registers one party for one slot, in the order of arrival. Takes its seats, or a place on the waiting list, or waits
 * for approval or the draw; writes the audit entry and the message it owes. The same idempotency key is answered with
 * the registration it made, whatever has happened to the slot since; with other content it is refused. A contact with
 * a live registration in the slot is refused, and its owner is sent the link.
 */
export async function register(work: Work, party: PreparedRegistration): Promise<RegisterOutcome> {
  const { input } = party
  const slot = await readSlot(work.tx, input.slotId)
  if (!slot) return { outcome: 'unknownSlot' }
  const refusal = whyRefused(slot, party)
  if (refusal) return (await knownAlready(work, slot, party)) ?? refusal

  const form = readGivenForm(await formAtVersion(work.tx, slot.eventId, slot.formVersion), party)
  if (!form.ok) return (await knownAlready(work, slot, party)) ?? { outcome: 'formRefused', faults: form.faults }

  const place = await takePlace(work.tx, slot, input.partySize)
  if (!place) return (await knownAlready(work, slot, party)) ?? { outcome: 'full' }

  // A short code met twice in an event is drawn again; anything else that stands in the way is this contact or this key.
  for (let tries = 0; tries < 5; tries++) {
    const shortCode = tries === 0 ? party.shortCode : newDigits(8)
    if (await insertRegistration(work, slot, party, place, shortCode, form.answers)) {
      // The plain form has nothing to keep beside the row.
      if (slot.formVersion > 0) await keepForm(work, slot, party, form)
      return await offerRest(work, party, await settle(work, slot, party, place, shortCode, form.confirmBy))
    }
    const known = await knownAlready(work, slot, party)
    if (known) {
      await undoPlace(work.tx, slot, place, input.partySize)
      return known
    }
  }
  throw new Error('no free short code was found')
}

/** Prepares and registers in one go: the order of calls is the order of places. Citizens have budgets. */
export async function registerParty(actor: Actor, input: RegistrationInput): Promise<RegisterOutcome> {
  const party = prepareRegistration(input)
  const address = actor.kind === 'citizen' ? actor.address : undefined
  if (actor.kind === 'citizen') {
    const { phone, email } = party.hashes
    const over = takeSignUp(
      [phone, email].filter((hash) => hash !== null),
      address,
      party.arrivedAt,
    )
    if (over) return { outcome: over.spent === 'contact' ? 'tooManyTries' : 'networkBusy', retryAfter: over.retryAfter }
  }
  prepareAudit(actor)
  const options = { lane: input.slotId, at: party.arrivedAt, patient: true }
  const outcome = await inTransaction(actor, (work) => register(work, party), options).catch(fileGone)
  if (outcome.outcome === 'registered' && outcome.repeated) repeatedSignUp(address, party.arrivedAt)
  return outcome
}

/** The answer when a file given in answer is not there; everything else is thrown on. */
export function fileGone(error: unknown): RegisterRefusal {
  if (!(error instanceof FileGone)) throw error
  return { outcome: 'formRefused', faults: { [`answers.${error.questionId}`]: 'fileMissing' } }
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

type Place = { status: LiveStatus; waitingPosition: number | null; drawNumber: number | null }

const NO_NUMBERS = { waitingPosition: null, drawNumber: null }

/** Takes the place that the party gets; undefined when there is none. A guard that fails means somebody was quicker: look again. */
async function takePlace(tx: Tx, slot: SlotNow, people: number): Promise<Place | undefined> {
  let seen: SlotNow | undefined = slot
  for (let tries = 0; tries < 5 && seen; tries++) {
    const place = placeFor(seen, people)
    if (place === 'full') return undefined
    if (place === 'pendingApproval') return { ...NO_NUMBERS, status: place }
    if (place === 'inLottery') {
      const drawNumber = await takeDrawNumber(tx, slot.id)
      if (drawNumber !== undefined) return { ...NO_NUMBERS, status: place, drawNumber }
    }
    if (place === 'confirmed' && (await takeFreeSeats(tx, slot.id, people))) return { ...NO_NUMBERS, status: place }
    if (place === 'waiting') {
      const waitingPosition = await joinWaitingList(tx, slot.id, people)
      if (waitingPosition !== undefined) return { ...NO_NUMBERS, status: place, waitingPosition }
    }
    seen = await readSlot(tx, slot.id)
  }
  return undefined
}

async function undoPlace(tx: Tx, slot: SlotNow, place: Place, people: number): Promise<void> {
  if (place.status === 'confirmed') await giveSeatsBack(tx, slot.id, people)
  if (place.status === 'waiting') await withdrawFromWaitingList(tx, slot.id, people)
  if (place.status === 'inLottery') await returnDrawNumber(tx, slot.id)
}

async function insertRegistration(
  work: Work,
  slot: SlotNow,
  { input, id, hashes, sealed, arrival, arrivedAt }: PreparedRegistration,
  place: Place,
  shortCode: string,
  answers: Answers,
): Promise<boolean> {
  const statement = prepared(work.tx, 'registrations.insert', (tx, name) =>
    tx
      .insert(registrations)
      .values({
        id: sql.placeholder('id'),
        eventId: sql.placeholder('eventId'),
        slotId: sql.placeholder('slotId'),
        status: sql.placeholder('status'),
        partySize: sql.placeholder('partySize'),
        name: sql.placeholder('name'),
        nameInitials: sql.placeholder('nameInitials'),
        phone: sql.placeholder('phone'),
        email: sql.placeholder('email'),
        phoneHash: sql.placeholder('phoneHash'),
        emailHash: sql.placeholder('emailHash'),
        phoneTailHash: sql.placeholder('phoneTailHash'),
        companions: sql.placeholder('companions'),
        guardian: sql.placeholder('guardian'),
        answers: sql.placeholder('answers'),
        groupName: sql.placeholder('groupName'),
        needs: sql.placeholder('needs'),
        language: sql.placeholder('language'),
        consentVersion: sql.placeholder('consentVersion'),
        consentAt: sql.placeholder('arrivedAt'),
        ticketSecret: sql.placeholder('ticketSecret'),
        ticketHash: sql.placeholder('ticketHash'),
        manageToken: sql.placeholder('manageToken'),
        manageHash: sql.placeholder('manageHash'),
        shortCode: sql.placeholder('shortCode'),
        arrival: sql.placeholder('arrival'),
        arrivedAt: sql.placeholder('arrivedAt'),
        waitingPosition: sql.placeholder('waitingPosition'),
        drawNumber: sql.placeholder('drawNumber'),
        takesFewer: sql.placeholder('takesFewer'),
        idempotencyKey: sql.placeholder('idempotencyKey'),
        idempotencyBody: sql.placeholder('idempotencyBody'),
        source: sql.placeholder('source'),
        createdAt: sql.placeholder('now'),
        updatedAt: sql.placeholder('now'),
      })
      .onConflictDoNothing()
      .returning({ id: registrations.id })
      .prepare(name),
  )
  const rows = await statement.execute({
    id,
    eventId: slot.eventId,
    slotId: slot.id,
    status: place.status,
    partySize: input.partySize,
    name: sealed.name,
    nameInitials: sealed.nameInitials,
    phone: sealed.phone,
    email: sealed.email,
    phoneHash: hashes.phone,
    emailHash: hashes.email,
    phoneTailHash: hashes.phoneTail,
    companions: sealed.companions,
    guardian: sealed.guardian,
    answers: sealAnswers(answers),
    groupName: sealed.groupName,
    needs: sealed.needs,
    language: input.language,
    consentVersion: input.consentVersion,
    ticketSecret: sealed.ticketSecret,
    ticketHash: hashes.ticket,
    manageToken: sealed.manageToken,
    manageHash: hashes.manage,
    shortCode,
    arrival,
    arrivedAt,
    waitingPosition: place.waitingPosition,
    drawNumber: place.drawNumber,
    takesFewer: input.takesFewer ?? false,
    idempotencyKey: hashes.idempotencyKey,
    idempotencyBody: hashes.idempotencyBody,
    source: input.source ?? 'web',
    now: work.now,
  })
  return rows.length === 1
}

async function settle(
  work: Work,
  slot: SlotNow,
  party: PreparedRegistration,
  { status, waitingPosition }: Place,
  shortCode: string,
  confirmBy: Date | null,
): Promise<Registered> {
  const { input, id, ticketSecret, manageToken } = party
  await recordAudit(
    work,
    'registration.created',
    { kind: 'registration', id, departmentId: slot.departmentId },
    {
      status,
      partySize: input.partySize,
      waitingPosition,
      slotId: slot.id,
      source: input.source ?? 'web',
      // Staff read the notice aloud and note that the person agreed.
      ...(input.source === 'staff' ? { consent: 'oral' } : {}),
    },
  )
  if (status !== 'offered') {
    const { language, name, phone, email } = input
    const told = { id, departmentId: slot.departmentId, language, name, phone, email }
    const options = { dedupe: status, asked: true, sealedRecipient: party.sealed.recipient }
    if (confirmBy) await askToConfirm(work, told, confirmBy, options)
    else await tellRegistration(work, MESSAGE_OF[status], told, {}, options)
  }
  work.changed({ kind: 'seats', eventId: slot.eventId, slotId: slot.id })
  return {
    outcome: 'registered',
    id,
    eventId: slot.eventId,
    slotId: slot.id,
    status,
    waitingPosition,
    partySize: input.partySize,
    shortCode,
    ticketSecret,
    manageToken,
    repeated: false,
  }
}

/** Whoever takes fewer and is the first to wait gets the seats that are left offered at once. */
async function offerRest(work: Work, { input }: PreparedRegistration, made: Registered): Promise<Registered> {
  if (made.status !== 'waiting' || !input.takesFewer) return made
  if ((await promoteWaiting(work, made.slotId)) === 0) return made
  const [row] = await work.tx
    .select({ status: registrations.status, partySize: registrations.partySize })
    .from(registrations)
    .where(eq(registrations.id, made.id))
  return { ...made, ...row }
}

/** The answer for a key or a contact that is registered already; undefined for a newcomer. */
async function knownAlready(
  work: Work,
  slot: SlotNow,
  { input, hashes }: PreparedRegistration,
): Promise<RegisterOutcome | undefined> {
  if (hashes.idempotencyKey) {
    const [earlier] = await work.tx
      .select()
      .from(registrations)
      .where(eq(registrations.idempotencyKey, hashes.idempotencyKey))
    if (earlier && earlier.idempotencyBody !== hashes.idempotencyBody) return { outcome: 'idempotencyKeyReused' }
    if (earlier) {
      const { id, eventId, slotId, status, waitingPosition, partySize, shortCode, ticketSecret, manageToken } = earlier
      return {
        outcome: 'registered',
        id,
        eventId,
        slotId,
        status,
        waitingPosition,
        partySize,
        shortCode,
        ticketSecret,
        manageToken,
        repeated: true,
      }
    }
  }
  const contacts = [
    ...(hashes.phone ? [eq(registrations.phoneHash, hashes.phone)] : []),
    ...(hashes.email ? [eq(registrations.emailHash, hashes.email)] : []),
  ]
  const owners = await work.tx
    .select({
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
      language: registrations.language,
    })
    .from(registrations)
    .where(and(eq(registrations.slotId, slot.id), inArray(registrations.status, [...LIVE_STATUSES]), or(...contacts)))
  if (owners.length === 0) return undefined
  // Staff see the registration in the console; nobody is written to on their account.
  if (input.source !== 'staff') {
    for (const owner of owners) await tellLinks(work, { ...owner, departmentId: slot.departmentId })
  }
  return { outcome: 'alreadyRegistered' }
}
