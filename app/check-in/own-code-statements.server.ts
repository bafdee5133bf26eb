// The statements of a scan by a companion's own code. Other scans need none of them: a code is looked for here only when it
// is no party's.
import { and, eq, sql } from 'drizzle-orm'
import { companionName } from '#app/registrations/own-codes.ts'
import { lowered } from '#db/counters.ts'
import { companionTickets, registrations } from '#db/schema.ts'
import { prepared, type Reader, type Tx } from '#db/store.ts'

export type OwnCode = {
  id: string
  person: number
  inside: boolean
  void: boolean
  /** as given; undefined when no name was, or when the code is void and its number may be somebody else's */
  name: string | undefined
}

/** Whose party a code belongs to; undefined when it is nobody's. */
export async function partyOfCode(db: Reader, ticketHash: string): Promise<string | undefined> {
  const statement = prepared(db, 'gate.party-of-code', (reader, name) =>
    reader
      .select({ registrationId: companionTickets.registrationId })
      .from(companionTickets)
      .where(eq(companionTickets.ticketHash, sql.placeholder('hash')))
      .prepare(name),
  )
  return (await statement.execute({ hash: ticketHash }))[0]?.registrationId
}

/** Holds the party until the end of the transaction: attempts by codes of one party follow each other. */
export async function holdParty(tx: Tx, registrationId: string): Promise<void> {
  await tx
    .update(registrations)
    .set({ ownInside: lowered(registrations.ownInside, 0) })
    .where(eq(registrations.id, registrationId))
}

/** The code as it stands; its party is held. */
export async function readOwnCode(db: Reader, ticketHash: string): Promise<OwnCode | undefined> {
  const statement = prepared(db, 'gate.own-code', (reader, name) =>
    reader
      .select({
        id: companionTickets.id,
        person: companionTickets.person,
        inside: companionTickets.inside,
        voidedAt: companionTickets.voidedAt,
        partySize: registrations.partySize,
        companions: registrations.companions,
      })
      .from(companionTickets)
      .innerJoin(registrations, eq(registrations.id, companionTickets.registrationId))
      .where(eq(companionTickets.ticketHash, sql.placeholder('hash')))
      .prepare(name),
  )
  const [row] = await statement.execute({ hash: ticketHash })
  if (!row) return undefined
  const { id, person, inside } = row
  const isVoid = row.voidedAt !== null || person > row.partySize
  return { id, person, inside, void: isVoid, name: isVoid ? undefined : companionName(row.companions, person) }
}

/** Notes who of a party is inside by a code of their own: of some of them, or of all that came in so. */
export async function markOwn(tx: Tx, marks: OwnMarks): Promise<void> {
  for (const [id, inside] of marks) await tx.update(companionTickets).set({ inside }).where(eq(companionTickets.id, id))
}
/** Code and whether its person is inside by it. */
export type OwnMarks = readonly (readonly [id: string, inside: boolean])[]

/** Those of a party who are inside by codes of their own. */
export async function insideByOwn(tx: Tx, registrationId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: companionTickets.id })
    .from(companionTickets)
    .where(and(eq(companionTickets.registrationId, registrationId), eq(companionTickets.inside, true)))
  return rows.map(({ id }) => id)
}
