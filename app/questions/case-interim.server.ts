// What the case page shows of interim replies.

import { inArray } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { listInterim } from './interim-replies.server.ts'
import { canStep } from './question.ts'
import { mayDraft, mayReview } from './question-policy.ts'
import type { QuestionRow } from './question-step.server.ts'

export async function readCaseInterim(reader: Reader, actor: StaffActor, question: QuestionRow, language: Language) {
  const replies = (await listInterim(reader, question.id)).filter(({ state }) => state !== 'replaced')
  const names = await namesOf(
    reader,
    replies.flatMap(({ writtenBy, reviewedBy }) => (reviewedBy ? [writtenBy, reviewedBy] : [writtenBy])),
  )
  return {
    mayWrite: mayDraft(actor, question) && canStep('interim', question.status),
    mayDecide: mayReview(actor, question) && canStep('interim', question.status),
    replies: replies.map(({ id, text, state, note, writtenBy, writtenAt, reviewedBy, reviewedAt }) => ({
      id,
      text,
      state,
      isOwn: writtenBy === actor.staffId,
      line: {
        by: names.get(writtenBy) ?? '',
        reviewer: (reviewedBy && names.get(reviewedBy)) ?? '',
        at: formatMomentShort(reviewedAt ?? writtenAt, language),
        note: note ?? '',
      },
    })),
  }
}

async function namesOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(inArray(staff.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
