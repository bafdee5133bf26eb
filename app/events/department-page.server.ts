// What the public page of a department shows: its open days, its answers, how to reach it.
import { eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { areas, departments } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { listEvents } from './event-queries.server.ts'
import { answerItem, cardsOf } from './home-page.server.ts'
import type { ShownAnswer } from './shown-questions.ts'

export async function readDepartmentPage(
  reader: Reader,
  code: string,
  language: Language,
  now: Date,
  answers: { items: readonly ShownAnswer[]; total: number },
) {
  const [row] = await reader
    .select({ department: departments, area: areas })
    .from(departments)
    .innerJoin(areas, eq(areas.id, departments.areaId))
    .where(eq(departments.code, code))
  if (!row) throw new NotFound()
  const { department, area } = row
  const [ahead, past] = await Promise.all([
    listEvents(reader, { department: code, from: now, limit: 10 }, now),
    listEvents(reader, { department: code, to: now, latestFirst: true, limit: 6 }, now),
  ])
  const introduction = localText(language, department.introduction ?? '', department.introductionEn)
  return {
    code,
    name: localName(language, department.name, department.nameEn),
    area: localName(language, area.name, area.nameEn),
    introduction: introduction.text,
    foreign: introduction.foreign,
    phone: department.phone,
    address: localName(language, department.address ?? '', department.addressEn),
    ahead: await cardsOf(reader, ahead.events, language, now),
    past: await cardsOf(
      reader,
      past.events.filter((event) => event.endsAt <= now),
      language,
      now,
    ),
    answers: answers.items.map((answer) => answerItem(answer, language)),
    answerTotal: answers.total,
  }
}
