// The background part of acts on many registrations.
import { and, asc, eq, isNull, lt, lte, or } from 'drizzle-orm'
import { findStaffActor } from '#app/accounts/staff-actor.server.ts'
import type { Actor, StaffActor } from '#app/platform/actor.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { bulkActItems, bulkActs } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { BulkActRow } from './bulk-acts.server.ts'
import { cancelRegistration } from './cancel-registration.server.ts'
import { changeSlot } from './change-slot.server.ts'
import { approveApplication, refuseApplication } from './decide-application.server.ts'

/** Asked for at once and committed together, in their order. */
const TOGETHER = 20
/** A process that was silent for so long has died; another goes on with its act. */
const SILENT = minutes(2)
const SYSTEM: Actor = { kind: 'system', job: 'bulk-acts' }

/** Carries out every act whose time to be withdrawn is over. */
export async function runBulkActs(signal?: AbortSignal): Promise<void> {
  for (let act = await claim(); act && !signal?.aborted; act = await claim()) await run(act, signal)
}

async function claim(): Promise<BulkActRow | undefined> {
  const at = now()
  const due = or(
    and(eq(bulkActs.state, 'waiting'), lte(bulkActs.runAt, at)),
    and(eq(bulkActs.state, 'running'), lt(bulkActs.claimedAt, after(at, -SILENT))),
  )
  const [next] = await reader()
    .select()
    .from(bulkActs)
    .where(due)
    .orderBy(asc(bulkActs.runAt), asc(bulkActs.id))
    .limit(1)
  if (!next) return undefined
  const [claimed] = await inTransaction(SYSTEM, ({ tx }) =>
    tx
      .update(bulkActs)
      .set({ state: 'running', claimedAt: at })
      .where(and(eq(bulkActs.id, next.id), due))
      .returning(),
  )
  if (!claimed) return claim()
  // The people of a letter are never due.
  return claimed.kind === 'mail' ? undefined : { ...claimed, kind: claimed.kind }
}

async function run(act: BulkActRow, signal?: AbortSignal): Promise<void> {
  const actor = await findStaffActor(reader(), act.staffId)
  for (;;) {
    const items = await reader()
      .select({ id: bulkActItems.id, registrationId: bulkActItems.registrationId })
      .from(bulkActItems)
      .where(and(eq(bulkActItems.actId, act.id), isNull(bulkActItems.outcome)))
      .orderBy(asc(bulkActItems.place))
      .limit(TOGETHER)
    if (items.length === 0) break
    if (signal?.aborted) return
    await Promise.all(items.map((item) => carryOut(act, actor, item)))
    const goesOn = await inTransaction(SYSTEM, ({ tx }) =>
      tx.update(bulkActs).set({ claimedAt: now() }).where(stillRunning(act.id)).returning({ id: bulkActs.id }),
    )
    if (goesOn.length === 0) return
  }
  await inTransaction(SYSTEM, ({ tx }) =>
    tx.update(bulkActs).set({ state: 'done', reason: null, doneAt: now() }).where(stillRunning(act.id)),
  )
}

/** False once somebody has stopped it. */
const stillRunning = (actId: string) => and(eq(bulkActs.id, actId), eq(bulkActs.state, 'running'))

type Item = { id: string; registrationId: string }

/** The act on one registration and the note of what became of it, in one transaction: a restart repeats nothing. */
async function carryOut(act: BulkActRow, actor: StaffActor | undefined, item: Item): Promise<void> {
  const note = (work: Work, outcome: string) =>
    work.tx
      .update(bulkActItems)
      .set({ outcome })
      .where(and(eq(bulkActItems.id, item.id), isNull(bulkActItems.outcome)))
      .returning({ id: bulkActItems.id })
  if (!actor) {
    await inTransaction(SYSTEM, (work) => note(work, 'notAllowed'))
    return
  }
  try {
    await inTransaction(
      actor,
      async (work) => {
        // The note first: it locks the item, and a second process finds it taken.
        if ((await note(work, 'unknown')).length === 0) return
        const [running] = await work.tx.select({ id: bulkActs.id }).from(bulkActs).where(stillRunning(act.id))
        if (!running) {
          await work.tx.update(bulkActItems).set({ outcome: null }).where(eq(bulkActItems.id, item.id))
          return
        }
        const { outcome } = await actOn(work, act, item.registrationId)
        await work.tx.update(bulkActItems).set({ outcome }).where(eq(bulkActItems.id, item.id))
      },
      { lane: act.eventId },
    )
  } catch (error) {
    // The person has lost the role since confirming.
    if (!(error instanceof NotFound)) throw error
    await inTransaction(SYSTEM, (work) => note(work, 'notAllowed'))
  }
}

function actOn(work: Work, act: BulkActRow, id: string): Promise<{ outcome: string }> {
  switch (act.kind) {
    case 'approve':
      return approveApplication(work, id)
    case 'refuse':
      return refuseApplication(work, id, act.reason ?? '')
    case 'move':
      return changeSlot(work, id, act.toSlotId ?? '', 'organiser')
    case 'cancel':
      return cancelRegistration(work, id, { kind: 'organiser', reason: act.reason ?? '' })
  }
}
