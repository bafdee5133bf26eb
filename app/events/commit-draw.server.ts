// The promise of a lottery: a secret seed is fixed when the slot is made, and its hash is published before anybody signs up.
import { hash, randomBytes } from 'node:crypto'
import { newId } from '#app/platform/ids.ts'
import { draws } from '#db/schema.ts'
import type { Work } from '#db/work.ts'

/** SHA-256 of `seed:slotId` in hex: `printf '%s' 'SEED:SLOT' | sha256sum`. */
export function commitmentOf(seed: string, slotId: string): string {
  return hash('sha256', `${seed}:${slotId}`, 'hex')
}

/**
 * Fixes the seeds of lottery slots that have none. A seed is never replaced: a commitment, once published, holds. Slots
 * of other allocations need none and are left out by the caller.
 */
export async function commitDraws(work: Work, slotIds: readonly string[]): Promise<void> {
  if (slotIds.length === 0) return
  await work.tx
    .insert(draws)
    .values(
      slotIds.map((slotId) => {
        const seed = randomBytes(32).toString('hex')
        return { id: newId(), slotId, seed, commitment: commitmentOf(seed, slotId), committedAt: work.now }
      }),
    )
    .onConflictDoNothing()
}

/** The ids of those that are given out by lot. */
export function lotterySlots(slots: readonly { id: string; allocation: string }[]): string[] {
  return slots.filter(({ allocation }) => allocation === 'lottery').map(({ id }) => id)
}
