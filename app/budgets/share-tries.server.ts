// Tries of the budgets that the processes of the service tell each other, through one small table. It holds keyed hashes
// and times, nobody's data, and a row goes when its budget is full again.
import { lt } from 'drizzle-orm'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import type { SharedBudget } from '#app/platform/shared-budget.ts'
import { refilledBy } from '#db/portable.ts'
import { tryBudgets } from '#db/schema.ts'
import { inTransaction, type Work } from '#db/work.ts'

const SYSTEM = { kind: 'system', job: 'share tries' } as const
/** Rows a statement writes at most. */
const MOST_ROWS = 200

/**
 * Writes the untold tries of all budgets in one short transaction and lets each budget learn what all processes have spent.
 * False, and a line in the log, when the database could not take it: the tries are told the next time.
 */
export async function tellTries(budgets: Record<string, SharedBudget>, at: Date): Promise<boolean> {
  const all = Object.entries(budgets).map(([name, budget]) => ({ name, budget, tries: budget.untold(at) }))
  const told = all.filter(({ tries }) => tries.size > 0)
  if (told.length === 0) return true
  try {
    const heard = await inTransaction(
      SYSTEM,
      async (work) => {
        const answers: Map<string, number>[] = []
        for (const { name, budget, tries } of told) answers.push(await spend(work, name, budget, tries))
        return answers
      },
      { at },
    )
    for (const [index, { budget }] of told.entries())
      for (const [key, fullAt] of heard[index] ?? []) budget.learn(key, fullAt, at)
    return true
  } catch (error) {
    for (const { budget } of told) budget.keep()
    log.warn('tries not shared', { error: describeError(error) })
    return false
  }
}

/** Adds tries to what all have spent, and answers by key when each store is full again. */
async function spend(
  work: Work,
  name: string,
  { gap, horizon }: SharedBudget,
  tries: Map<string, number>,
): Promise<Map<string, number>> {
  const time = work.now.getTime()
  const keyOf = new Map([...tries.keys()].map((key) => [lookupHash(`tries ${name}`, key), key]))
  // In one order for all processes: two that hold some of each other's rows would wait for ever.
  const hashes = [...keyOf.keys()].sort()
  const answers = new Map<string, number>()
  for (let from = 0; from < hashes.length; from += MOST_ROWS) {
    const rows = hashes.slice(from, from + MOST_ROWS).map((hash) => ({
      keyHash: hash,
      fullAt: time + (tries.get(keyOf.get(hash) as string) ?? 0) * gap,
    }))
    const written = await work.tx
      .insert(tryBudgets)
      .values(rows)
      .onConflictDoUpdate({
        target: tryBudgets.keyHash,
        set: { fullAt: refilledBy(tryBudgets.fullAt, time, time + horizon) },
      })
      .returning()
    for (const { keyHash, fullAt } of written) answers.set(keyOf.get(keyHash) as string, fullAt)
  }
  return answers
}

/** Deletes what is full again. Run by the background list. */
export async function forgetTries(): Promise<number> {
  const gone = await inTransaction(SYSTEM, (work) =>
    work.tx.delete(tryBudgets).where(lt(tryBudgets.fullAt, work.now.getTime())).returning({ key: tryBudgets.keyHash }),
  )
  return gone.length
}
