// Who of a party is inside by a code of their own, kept beside the party's count of them.
import type { Tx } from '#db/store.ts'
import { insideByOwn, markOwn, type OwnCode, type OwnMarks } from './own-code-statements.server.ts'

/**
 * Follows an attempt that left so many known to be inside. Answers how it was before for those it changed, for undoing. A
 * party none of whom came in by an own code costs nothing.
 */
export async function noteOwn(
  tx: Tx,
  ticket: { id: string; ownInside: number; person?: OwnCode },
  ownInside: number,
): Promise<OwnMarks> {
  const { person } = ticket
  if (ownInside === 0) {
    if (ticket.ownInside === 0) return []
    const before = (await insideByOwn(tx, ticket.id)).map((id) => [id, true] as const)
    await markOwn(
      tx,
      before.map(([id]) => [id, false] as const),
    )
    return before
  }
  if (!person || ownInside === ticket.ownInside) return []
  await markOwn(tx, [[person.id, ownInside > ticket.ownInside]])
  return [[person.id, person.inside]]
}
