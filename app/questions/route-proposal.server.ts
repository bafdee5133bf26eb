// What the router is given: departments, areas and the newest assessment of the question.
import { asc, desc, eq } from 'drizzle-orm'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { areas, assessments, departments } from '#db/schema.ts'
import { prepared, preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { QuestionRow } from './question-step.server.ts'
import { type Route, routeQuestion } from './route-question.ts'

type Readable = Pick<Tx, 'select'> | Reader

/** The newest assessment (研判) of a question. */
export async function latestAssessment(reader: Readable, questionId: string) {
  const [row] = await preparedBy(reader, 'questions.latest-assessment', questionId, (db, value) =>
    db
      .select()
      .from(assessments)
      .where(eq(assessments.questionId, value))
      .orderBy(desc(assessments.assessedAt), desc(assessments.id))
      .limit(1),
  )
  return row
}

/** Departments and places are named in the language given; what is decided does not depend on it. */
export async function proposeRoute(
  reader: Readable,
  question: Pick<QuestionRow, 'id' | 'originalText' | 'topic' | 'departmentId'>,
  language: Language = 'zh-CN',
): Promise<Route> {
  const assessed = await latestAssessment(reader, question.id)
  const units = await prepared(reader, 'questions.route-departments', (db, own) =>
    db
      .select({
        id: departments.id,
        areaId: departments.areaId,
        parentId: departments.parentId,
        name: departments.name,
        nameEn: departments.nameEn,
        verticallyManaged: departments.verticallyManaged,
        coordinates: departments.coordinates,
        keywords: departments.dutyKeywords,
      })
      .from(departments)
      .orderBy(asc(departments.id))
      .prepare(own),
  ).execute()
  const places = await prepared(reader, 'questions.route-areas', (db, own) =>
    db
      .select({ id: areas.id, parentId: areas.parentId, level: areas.level, name: areas.name, nameEn: areas.nameEn })
      .from(areas)
      .orderBy(asc(areas.id))
      .prepare(own),
  ).execute()
  return routeQuestion(
    {
      text: question.originalText,
      topic: question.topic,
      departmentId: question.departmentId,
      gravity: assessed?.gravity ?? 'normal',
      statePolicy: assessed?.statePolicy ?? false,
      areaIds: assessed?.areaIds ?? [],
    },
    units.map((unit) => ({ ...unit, name: localName(language, unit.name, unit.nameEn) })),
    places.map((place) => ({ ...place, name: localName(language, place.name, place.nameEn) })),
  )
}
