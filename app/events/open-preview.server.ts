// Whether a preview link opens its event. Links from before they ended go on until another one is made.
import { and, eq, gt, isNull, or } from 'drizzle-orm'
import { events } from '#db/schema.ts'

/** Of an event that was read. */
export function isPreviewOpen(
  { previewTokenHash, previewEndsAt }: { previewTokenHash: string | null; previewEndsAt: Date | null },
  now: Date,
): boolean {
  return previewTokenHash !== null && (previewEndsAt === null || previewEndsAt > now)
}

/** As a condition, for the hash of a link that somebody holds. */
export const opensPreview = (tokenHash: string, now: Date) =>
  and(eq(events.previewTokenHash, tokenHash), or(isNull(events.previewEndsAt), gt(events.previewEndsAt, now)))
