// What a question waits for from its asker, and until when, in words for pages.
import { eq } from 'drizzle-orm'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { clarifications } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { findOpenClarification } from './clarify-question.server.ts'

export type AskedFor = { request: string /** null for those of before there was a limit */; until: string | null }

/** null where nothing is to be supplied. */
export async function readAskedFor(reader: Reader, trackingCode: string, language: Language): Promise<AskedFor | null> {
  const open = await findOpenClarification(reader, trackingCode)
  return open ? { request: open.request, until: open.dueAt && formatDay(dayOf(open.dueAt), language) } : null
}

export type SupplementLimit = { until: Date | null; state: 'waiting' | 'expired' }

/** The limit that the asker has, or let pass; undefined where nothing is or was waited for in vain. */
export async function findSupplementLimit(reader: Reader, questionId: string): Promise<SupplementLimit | undefined> {
  const [row] = await preparedBy(reader, 'questions.supplement-limit', questionId, (db, value) =>
    db
      .select({
        dueAt: clarifications.dueAt,
        suppliedAt: clarifications.suppliedAt,
        givenUpAt: clarifications.givenUpAt,
        expiredAt: clarifications.expiredAt,
      })
      .from(clarifications)
      .where(eq(clarifications.questionId, value)),
  )
  if (!row || row.suppliedAt) return undefined
  if (row.expiredAt) return { until: row.dueAt, state: 'expired' }
  return row.givenUpAt ? undefined : { until: row.dueAt, state: 'waiting' }
}
