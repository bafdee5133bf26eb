// What the filters of the answer library offer: topics, departments, events and years that have published answers.
import { and, asc, eq, exists, isNotNull } from 'drizzle-orm'
import { onChange } from '#app/platform/changes.ts'
import { departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type AskedEvent, listAskedEvents } from './asked-events.server.ts'

export type AnswerChoices = {
  topics: string[]
  departments: { code: string; name: string; nameEn: string }[]
  /** the newest first, MOST_EVENTS at most */
  events: AskedEvent[]
  /** kinds of concern that have a published answer */
  concerns: string[]
  /** of the first publication; null while nothing is published */
  since: Date | null
}

const MOST_EVENTS = 200

// Asked with every search and the same until something is published: it takes longer than the search itself.
let kept = new WeakMap<Reader, Promise<AnswerChoices>>()
onChange(({ kind }) => {
  if (['answer', 'department', 'event', 'elsewhere'].includes(kind)) kept = new WeakMap()
})

/** The choices as they are now. */
export function listAnswerChoices(reader: Reader): Promise<AnswerChoices> {
  let choices = kept.get(reader)
  if (!choices) {
    choices = readChoices(reader)
    choices.catch(() => kept.delete(reader))
    kept.set(reader, choices)
  }
  return choices
}

async function readChoices(reader: Reader): Promise<AnswerChoices> {
  const isPublished = isNotNull(questions.publishedAt)
  const topics = await reader
    .selectDistinct({ topic: questions.topic })
    .from(questions)
    .where(and(isPublished, isNotNull(questions.topic)))
    .orderBy(asc(questions.topic))
    .limit(100)
  const named = await reader
    .select({ code: departments.code, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(
      exists(
        reader
          .select({ id: questions.id })
          .from(questions)
          .where(and(eq(questions.departmentId, departments.id), isPublished)),
      ),
    )
    .orderBy(asc(departments.code))
  const held = await listAskedEvents(reader, isPublished, MOST_EVENTS)
  const concerned = await reader
    .selectDistinct({ concern: questions.concernKind })
    .from(questions)
    .where(and(isPublished, isNotNull(questions.concernKind)))
  const [first] = await reader
    .select({ at: questions.publishedAt })
    .from(questions)
    .where(isPublished)
    .orderBy(asc(questions.publishedAt))
    .limit(1)
  return {
    topics: topics.map(({ topic }) => topic as string),
    departments: named,
    events: held,
    concerns: concerned.map(({ concern }) => concern as string),
    since: first?.at ?? null,
  }
}
