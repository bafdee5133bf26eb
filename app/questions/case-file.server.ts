// A case as the department sees it: the original, the public copy, versions with their reviews, the whole history.
import { and, asc, desc, eq, inArray, ne, or } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { answerVersions, departments, events, questionEvents, questions, reviews, staff, stalls } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { takesPart } from './co-units.server.ts'
import { maySeeQuestion } from './question-policy.ts'

/** Everything a case page shows. Throws NotFound for a question the actor may not know of. */
export async function getCaseFile(reader: Reader, actor: Actor, id: string) {
  const [found] = await preparedBy(reader, 'questions.case', id, (db, value) =>
    db
      .select({
        question: questions,
        department: { id: departments.id, name: departments.name, nameEn: departments.nameEn },
        event: { slug: events.slug, title: events.title, titleEn: events.titleEn, departmentId: events.departmentId },
        stall: { name: stalls.name, nameEn: stalls.nameEn },
      })
      .from(questions)
      .innerJoin(departments, eq(departments.id, questions.departmentId))
      .leftJoin(events, eq(events.id, questions.eventId))
      .leftJoin(stalls, eq(stalls.id, questions.stallId))
      .where(eq(questions.id, value)),
  )
  if (!found) throw new NotFound()
  if (!maySeeQuestion(actor, found.question) && !(await takesPart(reader, actor, id))) throw new NotFound()
  const versions = await preparedBy(reader, 'questions.case-versions', id, (db, value) =>
    db
      .select({ version: answerVersions, drafter: staff.name })
      .from(answerVersions)
      .innerJoin(staff, eq(staff.id, answerVersions.draftedBy))
      .where(eq(answerVersions.questionId, value))
      .orderBy(desc(answerVersions.number)),
  )
  const written = await preparedBy(reader, 'questions.case-reviews', id, (db, value) =>
    db
      .select({ review: reviews, reviewer: staff.name })
      .from(reviews)
      .innerJoin(staff, eq(staff.id, reviews.reviewerId))
      .where(eq(reviews.questionId, value))
      .orderBy(asc(reviews.reviewedAt), asc(reviews.id)),
  )
  const history = await preparedBy(reader, 'questions.case-history', id, (db, value) =>
    db
      .select({
        type: questionEvents.type,
        at: questionEvents.at,
        detail: questionEvents.detail,
        staffName: staff.name,
        department: { name: departments.name, nameEn: departments.nameEn },
      })
      .from(questionEvents)
      .leftJoin(staff, eq(staff.id, questionEvents.staffId))
      .leftJoin(departments, eq(departments.id, questionEvents.departmentId))
      .where(eq(questionEvents.questionId, value))
      .orderBy(asc(questionEvents.at), asc(questionEvents.id)),
  )
  return {
    ...found,
    versions: versions.map(({ version, drafter }) => ({ ...version, drafter })),
    reviews: written.map(({ review, reviewer }) => ({ ...review, reviewer })),
    history,
  }
}
export type CaseFile = Awaited<ReturnType<typeof getCaseFile>>

/** Departments a question may be sent to, for the choice on the case page. */
export async function listOtherDepartments(reader: Reader, departmentId: string) {
  return preparedBy(reader, 'questions.other-departments', departmentId, (db, value) =>
    db
      .select({ id: departments.id, name: departments.name, nameEn: departments.nameEn })
      .from(departments)
      .where(ne(departments.id, value))
      .orderBy(asc(departments.code)),
  )
}

/**
 * Events at which a member of staff may write a question down: published ones of the departments (`own`), and those at which
 * a department has a stall, with that stall alone. The newest first.
 */
export async function listEventsToAskAt(reader: Reader, visible: readonly string[] | 'all') {
  const isSeen = (departmentId: string) => visible === 'all' || visible.includes(departmentId)
  const found = await reader
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      titleEn: events.titleEn,
      departmentId: events.departmentId,
    })
    .from(events)
    .where(
      and(
        inArray(events.state, ['published', 'archived']),
        visible === 'all'
          ? undefined
          : or(
              inArray(events.departmentId, [...visible]),
              inArray(
                events.id,
                reader
                  .select({ id: stalls.eventId })
                  .from(stalls)
                  .where(inArray(stalls.departmentId, [...visible])),
              ),
            ),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(100)
  const ids = found.map(({ id }) => id)
  const desks = await reader
    .select({
      eventId: stalls.eventId,
      departmentId: stalls.departmentId,
      code: stalls.code,
      name: stalls.name,
      nameEn: stalls.nameEn,
    })
    .from(stalls)
    .where(inArray(stalls.eventId, ids))
    .orderBy(asc(stalls.code))
  return found.map(({ id, departmentId, ...event }) => {
    const own = isSeen(departmentId)
    const here = desks.filter((desk) => desk.eventId === id && (own || isSeen(desk.departmentId)))
    return { ...event, own, stalls: here.map(({ code, name, nameEn }) => ({ code, name, nameEn })) }
  })
}
