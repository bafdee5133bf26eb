// A question that comes in while a programme is on the air: it becomes a question of the department on duty, answered there and then
// or taken along with the usual clock.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { noteOccasion } from '#app/questions/answer-channels.server.ts'
import { keepSpoken } from '#app/questions/answer-on-the-spot.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from '#app/questions/personal-data-hints.ts'
import { mayHandle } from '#app/questions/question-policy.ts'
import { unsafeRedact } from '#app/questions/redact-question.server.ts'
import { programmeCalls, programmeDays, programmes, questions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { CallContent } from './programme-forms.ts'
import { mayTakeCalls } from './programme-policy.ts'

export type CallOutcome =
  | { outcome: 'taken'; questionId: string; trackingCode: string }
  | { outcome: 'alreadyTaken' }
  | { outcome: 'dayCancelled' }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }

/**
 * Takes it down; an answer given on the air is kept with the case, starts its clock and is the first draft of the written one,
 * whoever of the programme's people typed it. Who reads the words in public reads them as they were typed, so what looks like personal data is refused
 * unless somebody says it stays; a phone number has its own, encrypted field. The same key and words make one question.
 */
export async function takeCall(work: Work, dayId: string, call: CallContent): Promise<CallOutcome> {
  const [found] = await work.tx
    .select({ day: programmeDays, programme: programmes })
    .from(programmeDays)
    .innerJoin(programmes, eq(programmes.id, programmeDays.programmeId))
    .where(eq(programmeDays.id, dayId))
  if (!found || work.actor.kind !== 'staff') throw new NotFound()
  const { day, programme } = found
  if (!mayTakeCalls(work.actor, day.departmentId, programme.departmentId)) throw new NotFound()
  if (day.cancelled) return { outcome: 'dayCancelled' }
  const answered = call.handling === 'answered'
  const hints = findPersonalDataInAnswer(answered ? `${call.text}\n${call.speaker}\n${call.summary}` : call.text)
  if (hints.length > 0 && !call.keepHints) return { outcome: 'personalData', hints }
  const asked = await askQuestion(work, {
    departmentId: day.departmentId,
    source: call.source,
    kind: call.kind,
    text: call.text,
    phone: call.phone,
    anonymous: true,
    mayPublish: true,
    language: 'zh-CN',
    idempotencyKey: `call ${day.id} ${call.key}`,
    keyOfForm: true,
  })
  if (asked.outcome === 'alreadyAsked') return { outcome: 'alreadyTaken' }
  if (asked.outcome === 'unknownPlace') throw new Error('a question without an event has a place')
  const { id, trackingCode } = asked.question
  const question = await questionOf(work, id)
  // What was said on the air was heard by everybody; whoever wrote it down, the department has its words.
  if (answered || mayHandle(work.actor, day)) {
    await unsafeRedact(work, question, { publicText: call.text, keepHints: true })
  }
  await work.tx.insert(programmeCalls).values({
    questionId: id,
    dayId: day.id,
    handling: call.handling,
    speaker: answered ? call.speaker : '',
    summary: answered ? call.summary : '',
    recordedBy: work.actor.staffId,
    recordedAt: work.now,
  })
  if (answered) {
    await noteOccasion(work, id, {
      id: day.id,
      channel: 'onAir',
      title: programme.name,
      url: `/programmes/${programme.slug}/${day.day}`,
      givenOn: day.day,
    })
    await keepSpoken(work, await questionOf(work, id), {
      speaker: call.speaker,
      summary: call.summary,
      key: `call ${id}`,
      saidUntil: instantOf(day.day, programme.toTime) ?? work.now,
    })
  }
  const subject = { kind: 'question', id, departmentId: day.departmentId }
  await recordAudit(work, 'programme.call-taken', subject, { source: call.source, handling: call.handling })
  return { outcome: 'taken', questionId: id, trackingCode }
}

async function questionOf(work: Work, id: string) {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, id))
  if (!question) throw new NotFound()
  return question
}
