// An event changed: everybody registered is told what was and what is now.
import { inArray } from 'drizzle-orm'
import { type Change, changeValues } from '#app/outbox/message-values.ts'
import type { Language } from '#app/platform/language.ts'
import { raised } from '#db/counters.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { livePeopleOf } from './open-registration.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type EventChange = {
  label: 'time' | 'venue' | 'title' | 'bring'
  /** as `Change` of app/outbox/message-values.ts wants them */
  from: string
  to: string
  /** the slot it concerns; without it the whole event */
  slotId?: string
  /** whose readers it concerns; without it everybody */
  language?: Language
}

const IDS_IN_A_STATEMENT = 500

/**
 * Tells the people of live registrations, each once and only of what concerns their slot and language. A new time or place raises the
 * SEQUENCE of their calendar entry (RFC 5546 §2.1.4). Called in the transaction of the change. Returns how many are told.
 */
export async function tellRegisteredOfChange(
  work: Work,
  eventId: string,
  changes: readonly EventChange[],
): Promise<number> {
  const people = await livePeopleOf(work.tx, { eventId })
  const concerned = people
    .map((person) => ({
      person,
      changes: changes.filter(
        ({ slotId, language }) => (!slotId || slotId === person.slotId) && (!language || language === person.language),
      ),
    }))
    .filter(({ changes: own }) => own.length > 0)
  const material = concerned.filter(({ changes: own }) =>
    own.some(({ label }) => label === 'time' || label === 'venue'),
  )
  for (let from = 0; from < material.length; from += IDS_IN_A_STATEMENT) {
    const ids = material.slice(from, from + IDS_IN_A_STATEMENT).map(({ person }) => person.id)
    await work.tx
      .update(registrations)
      .set({ calendarSequence: raised(registrations.calendarSequence, 1), updatedAt: work.now })
      .where(inArray(registrations.id, ids))
  }
  for (const { person, changes: own } of concerned) {
    const told: Change[] = own.map(({ label, from, to }) => ({ label, from, to }))
    await tellRegistration(work, 'event-changed', person, changeValues(told), {
      dedupe: `event-changed:${work.now.getTime()}`,
    })
  }
  return concerned.length
}
