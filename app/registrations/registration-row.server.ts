// The rows of new registrations. Only prepared statements; everything that needs no database has been done before.
import { eq } from 'drizzle-orm'
import { insertRows } from '#db/insert-rows.ts'
import type { Answers } from '#db/schema/registrations.ts'
import { registrations } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type PreparedRegistration, sealAnswers } from './prepare-registration.server.ts'
import type { Place } from './take-place.ts'

const COLUMNS = [
  'id',
  'eventId',
  'slotId',
  'status',
  'partySize',
  'name',
  'nameInitials',
  'phone',
  'email',
  'phoneHash',
  'emailHash',
  'phoneTailHash',
  'companions',
  'guardian',
  'answers',
  'groupName',
  'needs',
  'language',
  'consentVersion',
  'consentAt',
  'ticketSecret',
  'ticketHash',
  'manageToken',
  'manageHash',
  'shortCode',
  'arrival',
  'arrivedAt',
  'waitingPosition',
  'drawNumber',
  'takesFewer',
  'idempotencyKey',
  'idempotencyBody',
  'source',
  'createdAt',
  'updatedAt',
] as const

export type NewRow = {
  work: Work
  party: PreparedRegistration
  eventId: string
  place: Place
  shortCode: string
  answers: Answers
}

/** Writes the rows that nothing stands in the way of: this contact, this key, this short code. Answers their ids. */
export async function insertRegistrations(tx: Tx, rows: readonly NewRow[]): Promise<Set<string>> {
  const written = await insertRows(tx, 'registrations.insert', COLUMNS, rows.map(valuesOf), (db, values, name) =>
    db.insert(registrations).values(values).onConflictDoNothing().returning({ id: registrations.id }).prepare(name),
  )
  return new Set(written.map(({ id }) => id))
}

function valuesOf({ work, party, eventId, place, shortCode, answers }: NewRow) {
  const { input, id, hashes, sealed, arrival, arrivedAt } = party
  return {
    id,
    eventId,
    slotId: input.slotId,
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
    consentAt: arrivedAt,
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
    createdAt: work.now,
    updatedAt: work.now,
  }
}

/** Another place for a row of this very transaction, which nobody has seen yet. */
export async function movePlace(tx: Tx, id: string, place: Place): Promise<void> {
  await tx.update(registrations).set(place).where(eq(registrations.id, id))
}

/** Takes back a row of this very transaction. */
export async function dropRow(tx: Tx, id: string): Promise<void> {
  await tx.delete(registrations).where(eq(registrations.id, id))
}
