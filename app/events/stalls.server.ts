// 咨询台: a department's desk at an event, with an ask-a-question code of its own.
import { and, asc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { newId } from '#app/platform/ids.ts'
import { departments, questions, stalls } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { getEventToEdit } from './save-event.server.ts'

export type Stall = {
  id: string
  code: string
  name: string
  nameEn: string | null
  department: { id: string; name: string; nameEn: string }
}

export async function listStalls(reader: Reader, eventId: string): Promise<Stall[]> {
  return reader
    .select({
      id: stalls.id,
      code: stalls.code,
      name: stalls.name,
      nameEn: stalls.nameEn,
      department: { id: departments.id, name: departments.name, nameEn: departments.nameEn },
    })
    .from(stalls)
    .innerJoin(departments, eq(departments.id, stalls.departmentId))
    .where(eq(stalls.eventId, eventId))
    .orderBy(asc(stalls.code), asc(stalls.id))
}

export type NewStall = { departmentId: string; name: string; nameEn: string | null }
export type AddStallOutcome = { outcome: 'added'; stallId: string; code: string } | { outcome: 'unknownDepartment' }

/** Adds a desk; questions asked with its code go to its department. Its code is the next number of the event: A1, A2 … */
export async function addStall(work: Work, eventId: string, input: NewStall): Promise<AddStallOutcome> {
  const event = await getEventToEdit(work, eventId)
  const known = await work.tx.$count(departments, eq(departments.id, input.departmentId))
  if (known === 0) return { outcome: 'unknownDepartment' }
  const there = await work.tx.select({ code: stalls.code }).from(stalls).where(eq(stalls.eventId, event.id))
  const last = Math.max(0, ...there.map((stall) => Number(stall.code.slice(1)) || 0))
  const id = newId()
  for (let number = last + 1; ; number++) {
    const [added] = await work.tx
      .insert(stalls)
      .values({ id, eventId: event.id, code: `A${number}`, ...input })
      .onConflictDoNothing({ target: [stalls.eventId, stalls.code] })
      .returning({ code: stalls.code })
    if (!added) continue
    await recordAudit(
      work,
      'stall.added',
      { kind: 'stall', id, departmentId: event.departmentId },
      { code: added.code },
    )
    work.changed({ kind: 'event', eventId: event.id })
    return { outcome: 'added', stallId: id, code: added.code }
  }
}

/** Takes a desk away. One at which a question was asked stays: the question names it. */
export async function removeStall(
  work: Work,
  eventId: string,
  stallId: string,
): Promise<{ outcome: 'removed' | 'alreadyRemoved' | 'hasQuestions' }> {
  const event = await getEventToEdit(work, eventId)
  if ((await work.tx.$count(questions, eq(questions.stallId, stallId))) > 0) return { outcome: 'hasQuestions' }
  const [removed] = await work.tx
    .delete(stalls)
    .where(and(eq(stalls.id, stallId), eq(stalls.eventId, event.id)))
    .returning({ id: stalls.id })
  if (!removed) return { outcome: 'alreadyRemoved' }
  await recordAudit(work, 'stall.removed', { kind: 'stall', id: stallId, departmentId: event.departmentId })
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'removed' }
}
