// What the filters of the inbox offer: topics, events and departments of the cases that a person sees.
import { and, asc, inArray, isNotNull } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { minutes } from '#app/platform/clock.ts'
import { departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type AskedEvent, listAskedEvents } from './asked-events.server.ts'
import { questionDepartmentsOf } from './question-policy.ts'

export type InboxChoices = {
  topics: string[]
  /** the newest first */
  events: AskedEvent[]
  /** empty where the person sees one department only */
  departments: { code: string; name: string; nameEn: string }[]
}

const MOST = 100
const KEPT = minutes(1)

// Asked with every list and nearly always the same; a new topic is offered within a minute.
const kept = new WeakMap<Reader, Map<string, { until: number; choices: Promise<InboxChoices> }>>()

/** The choices as they were a minute ago at most. */
export function listInboxChoices(reader: Reader, actor: Actor, now: Date): Promise<InboxChoices> {
  const visible = questionDepartmentsOf(actor)
  const key = visible === 'all' ? 'all' : [...visible].sort().join(' ')
  const ofReader = kept.get(reader) ?? new Map()
  kept.set(reader, ofReader)
  const known = ofReader.get(key)
  if (known && known.until > now.getTime()) return known.choices
  const choices = readInboxChoices(reader, visible)
  ofReader.set(key, { until: now.getTime() + KEPT, choices })
  choices.catch(() => ofReader.delete(key))
  return choices
}

export async function readInboxChoices(reader: Reader, visible: string[] | 'all'): Promise<InboxChoices> {
  if (visible !== 'all' && visible.length === 0) return { topics: [], events: [], departments: [] }
  const seen = visible === 'all' ? undefined : inArray(questions.departmentId, visible)
  const topics = await reader
    .selectDistinct({ topic: questions.topic })
    .from(questions)
    .where(and(seen, isNotNull(questions.topic)))
    .orderBy(asc(questions.topic))
    .limit(MOST)
  const held = await listAskedEvents(reader, seen, MOST)
  const units =
    visible === 'all' || visible.length > 1
      ? await reader
          .select({ code: departments.code, name: departments.name, nameEn: departments.nameEn })
          .from(departments)
          .where(visible === 'all' ? undefined : inArray(departments.id, visible))
          .orderBy(asc(departments.code))
      : []
  return { topics: topics.flatMap(({ topic }) => topic ?? []), events: held, departments: units }
}
