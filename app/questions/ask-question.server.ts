import { eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { hashSecret, newDigits } from '#app/platform/tokens.server.ts'
import { insertRows } from '#db/insert-rows.ts'
import { questions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { type ClockRow, firstDue, newClocks, writeClocks } from './clocks.server.ts'
import { departmentPolicyOf, totalPolicyOf } from './due-policies.ts'
import { withoutPersonalData } from './personal-data-hints.ts'
import type { QuestionKind } from './question.ts'
import { keepQuestionFiles, type QuestionFile } from './question-files.server.ts'
import { findAskingPlace } from './question-place.server.ts'
import { recordStep } from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'

export type AskQuestion = {
  /** slug or id of an event, and code or id of a stall there */
  event?: string
  stall?: string
  registrationId?: string
  /** a question that is asked on about (ask-follow-up.server.ts): it goes to the department that answered */
  followUpOf?: { id: string; departmentId: string }
  /** the department that was named where it was asked: on duty in a programme */
  departmentId?: string
  source: 'web' | 'registration' | 'onSite' | 'staff' | 'hotline' | 'wechat' | 'qq' | 'sms' | 'media'
  kind: QuestionKind
  topic?: string
  text: string
  name?: string
  phone?: string
  email?: string
  displayName?: string
  anonymous: boolean
  mayPublish: boolean
  /** the department that answers is not to learn who asks (回避); then no name is shown in public either */
  concealed?: boolean
  language: Language
  /** checked; kept with the question */
  files?: readonly QuestionFile[]
  /** made where the question is typed; the same key makes one question, however often it is sent */
  idempotencyKey?: string
  /** The key is a form's, which may be filled in anew (browser back): with other content it makes another question. */
  keyOfForm?: boolean
}

export type Asked = { id: string; trackingCode: string; departmentId: string; receivedAt: Date; dueAt: Date }
export type AskOutcome =
  | { outcome: 'asked'; question: Asked }
  /** sameContent: false where the key came with something else */
  | { outcome: 'alreadyAsked'; question: Asked; sameContent: boolean }
  | { outcome: 'unknownPlace'; unknown: 'event' | 'stall' }

const MOST_TRIES = 5

const COLUMNS = [
  'id',
  'trackingCode',
  'departmentId',
  'followUpOfId',
  'eventId',
  'stallId',
  'registrationId',
  'source',
  'kind',
  'topic',
  'originalText',
  'concealed',
  'concealedText',
  'displayName',
  'anonymous',
  'mayPublish',
  'askerName',
  'askerPhone',
  'askerEmail',
  'contactHash',
  'phoneHash',
  'language',
  'status',
  'receivedAt',
  'dueAt',
  'dueRule',
  'nextDueAt',
  'idempotencyKey',
  'idempotencyBody',
  'createdAt',
  'updatedAt',
] as const

const asked = {
  id: questions.id,
  trackingCode: questions.trackingCode,
  departmentId: questions.departmentId,
  receivedAt: questions.receivedAt,
  dueAt: questions.dueAt,
}

/** Hash of what was asked; the language of the page is not part of it. */
function bodyOf(input: AskQuestion): string {
  const { event, stall, departmentId, source, kind, topic, text, name, phone, email, displayName } = input
  const { anonymous, mayPublish, concealed, files = [] } = input
  const words = [event, stall, departmentId, source, kind, topic, cleanText(text), name, phone, email, displayName]
  return lookupHash(
    'question body',
    JSON.stringify([
      words,
      anonymous,
      mayPublish,
      concealed === true,
      files.map(({ name, size, mediaType }) => [name, size, mediaType]),
    ]),
  )
}

/**
 * Takes a question at the moment `work.now`, and starts its clock, which nothing resets. Tells the asker the tracking
 * code if there is a way to. A key that was used before answers with the question it made and changes nothing; one of a form
 * does so for the same content only.
 */
export async function askQuestion(work: Work, input: AskQuestion): Promise<AskOutcome> {
  const body = input.idempotencyKey ? bodyOf(input) : null
  const keyed = input.keyOfForm ? `${input.idempotencyKey} ${body}` : input.idempotencyKey
  const key = input.idempotencyKey ? hashSecret(`question ${keyed}`) : null
  const place = await findAskingPlace(work.tx, input)
  if ('unknown' in place) return { outcome: 'unknownPlace', unknown: place.unknown }
  const departmentId = input.followUpOf?.departmentId ?? input.departmentId ?? place.department.id
  const totalPolicy = totalPolicyOf(input.kind)
  const id = newId()
  const started = await newClocks(work, { id, departmentId }, [
    { kind: 'total', policy: totalPolicy },
    { kind: 'triage', policy: 'triage' },
    { kind: 'department', policy: departmentPolicyOf(input.kind) },
  ])
  const { dueAt, dueRule } = started[0] as ClockRow
  const line = (text: string | undefined) => (text ? cleanLine(text) : '') || null
  const text = cleanText(input.text)
  const concealed = input.concealed === true
  const phone = line(input.phone)
  const email = line(input.email)
  const row = {
    id,
    departmentId,
    followUpOfId: input.followUpOf?.id ?? null,
    eventId: place.event?.id ?? null,
    stallId: place.stall?.id ?? null,
    registrationId: input.registrationId ?? null,
    source: input.source,
    kind: input.kind,
    topic: line(input.topic),
    originalText: concealed ? withoutPersonalData(text) : text,
    concealed,
    concealedText: concealed && withoutPersonalData(text) !== text ? text : null,
    displayName: input.anonymous || concealed ? null : line(input.displayName),
    anonymous: input.anonymous || concealed,
    mayPublish: input.mayPublish,
    askerName: line(input.name),
    askerPhone: phone,
    askerEmail: email,
    contactHash: email ? lookupHash('email', email.toLowerCase()) : phone ? lookupHash('phone', phone) : null,
    phoneHash: email && phone ? lookupHash('phone', phone) : null,
    language: input.language,
    status: 'submitted' as const,
    receivedAt: work.now,
    dueAt,
    dueRule,
    nextDueAt: firstDue(started),
    idempotencyKey: key,
    idempotencyBody: body,
    createdAt: work.now,
    updatedAt: work.now,
  }
  // Two things may be taken already: the key (this question was sent before) and, rarely, the tracking code.
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [made] = await insertRows(
      work.tx,
      'question.insert',
      COLUMNS,
      [{ ...row, trackingCode: newDigits(10) }],
      (db, values, name) => db.insert(questions).values(values).onConflictDoNothing().returning(asked).prepare(name),
    )
    if (made) {
      await recordStep(work, row, {
        event: 'submitted',
        audit: 'question.asked',
        detail: { source: row.source, kind: row.kind, dueAt: made.dueAt.toISOString(), dueRule },
        auditDetail: { source: row.source, kind: row.kind },
      })
      await keepQuestionFiles(work, row.id, input.files ?? [])
      await writeClocks(work.tx, started)
      await tellAsker(work, 'question-received', row, made.trackingCode)
      return { outcome: 'asked', question: made }
    }
    const [before] = key
      ? await work.tx
          .select({ question: asked, body: questions.idempotencyBody })
          .from(questions)
          .where(eq(questions.idempotencyKey, key))
      : []
    if (before) {
      return { outcome: 'alreadyAsked', question: before.question, sameContent: (before.body ?? body) === body }
    }
  }
  throw new Error('no tracking code was free')
}
