// 批量分办: several questions to one department with one reason. Each is a step of its own, with its own history; one that
// cannot be sent does not keep the others back.
import type { StaffActor } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { inTransaction } from '#db/work.ts'
import { type DispatchQuestion, dispatchQuestion } from './dispatch-question.server.ts'

/** At most a page of the inbox. */
export const MOST_AT_ONCE = 30

export async function dispatchMany(
  actor: StaffActor,
  ids: readonly string[],
  input: DispatchQuestion,
): Promise<{ sent: number; left: number }> {
  const chosen = [...new Set(ids)].slice(0, MOST_AT_ONCE)
  let sent = 0
  for (const id of chosen) {
    try {
      const { outcome } = await inTransaction(actor, (work) => dispatchQuestion(work, id, input))
      if (outcome === 'dispatched') sent += 1
    } catch (failure) {
      // Somebody else's by now, or only to be read: it stays where it is.
      if (!(failure instanceof NotFound || failure instanceof Forbidden)) throw failure
    }
  }
  return { sent, left: chosen.length - sent }
}
