// Internal notes on a case (内部备注): what staff say to each other about it. They leave the console nowhere: no public page,
// letter, feed, API, export, review sheet or webhook reads this table (tests/questions/case-notes.test.ts).
import { and, asc, desc, eq, gte } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { caseNotes, departments, staff } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { maySeeNote, type NoteAudience, noteDepartmentOf } from './case-note-policy.ts'
import { unitsTakingPart } from './co-units.server.ts'
import { getQuestionForStep } from './question-step.server.ts'

export type WriteNote = { text: string; audience: NoteAudience }

/** The same words of the same person within this time are the same form sent twice. */
const SENT_TWICE = minutes(2)

/**
 * Writes a note; everybody who may see the case may. It changes nothing about the case: no clock, no history, no message.
 * Throws NotFound for who may not know of the case.
 */
export async function writeNote(work: Work, id: string, { text, audience }: WriteNote) {
  const question = await getQuestionForStep(work, id, ({ kind }) => kind === 'staff', 'write a note')
  const { staffId } = work.actor as StaffActor
  const latest = await work.tx
    .select({ text: caseNotes.text, audience: caseNotes.audience })
    .from(caseNotes)
    .where(
      and(
        eq(caseNotes.questionId, id),
        eq(caseNotes.authorId, staffId),
        gte(caseNotes.createdAt, after(work.now, -SENT_TWICE)),
      ),
    )
    .orderBy(desc(caseNotes.createdAt), desc(caseNotes.id))
    .limit(1)
  if (latest.some((note) => note.text === text && note.audience === audience)) return { outcome: 'noted' } as const
  const places = [question.departmentId, ...(await unitsTakingPart(work.tx, id))]
  const departmentId = noteDepartmentOf(work.actor, places)
  const noteId = newId()
  await work.tx.insert(caseNotes).values({
    id: noteId,
    questionId: id,
    audience,
    departmentId,
    authorId: staffId,
    text,
    createdAt: work.now,
  })
  await recordAudit(
    work,
    'question.note-written',
    { kind: 'question', id, departmentId: question.departmentId },
    { note: noteId, audience },
  )
  return { outcome: 'noted' } as const
}

export type CaseNote = {
  id: string
  text: string
  audience: NoteAudience
  author: string
  department: { name: string; nameEn: string } | null
  at: Date
}

/** Notes that this person reads, the oldest first. Whether they may see the case is the caller's to know. */
export async function listNotes(reader: Reader, actor: StaffActor, questionId: string): Promise<CaseNote[]> {
  const rows = await preparedBy(reader, 'questions.case-notes', questionId, (db, value) =>
    db
      .select({
        id: caseNotes.id,
        text: caseNotes.text,
        audience: caseNotes.audience,
        departmentId: caseNotes.departmentId,
        author: staff.name,
        department: { name: departments.name, nameEn: departments.nameEn },
        at: caseNotes.createdAt,
      })
      .from(caseNotes)
      .innerJoin(staff, eq(staff.id, caseNotes.authorId))
      .leftJoin(departments, eq(departments.id, caseNotes.departmentId))
      .where(eq(caseNotes.questionId, value))
      .orderBy(asc(caseNotes.createdAt), asc(caseNotes.id)),
  )
  return rows.filter((note) => maySeeNote(actor, note)).map(({ departmentId: _, ...note }) => note)
}
