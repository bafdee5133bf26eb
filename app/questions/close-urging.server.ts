// What went out by itself is closed by itself when the question ends (urge-overdue.server.ts); what somebody issued, they close.
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { translator } from '#app/platform/messages.ts'
import { questionEvents, supervisionActs, supervisions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { oversightMessages } from './oversight-messages.ts'

export async function closeAutomaticUrging(work: Work, questionId: string): Promise<void> {
  const note = translator('zh-CN', oversightMessages)('autoUrgeClosed')
  const closed = await work.tx
    .update(supervisions)
    .set({ closedAt: work.now, closeNote: note, openKey: null })
    .where(
      and(
        eq(supervisions.questionId, questionId),
        eq(supervisions.level, 'nudge'),
        isNotNull(supervisions.clockId),
        isNull(supervisions.closedAt),
      ),
    )
    .returning()
  for (const { id, level, year, number, departmentId } of closed) {
    await work.tx
      .insert(supervisionActs)
      .values({ id: newId(), supervisionId: id, act: 'closed', at: work.now, staffId: null, note })
    await work.tx.insert(questionEvents).values({
      id: newId(),
      questionId,
      type: 'supervisionClosed',
      at: work.now,
      departmentId,
      staffId: null,
      detail: { supervision: id, level, year, number },
    })
  }
}
