// 三审三校: whose words a version carries. Everybody who saved a version since the last publication wrote it, by a sentence, a
// sign or a file; whoever saves last does not make it theirs alone.
import type { Actor } from '#app/platform/actor.ts'

type Saved = { number: number; draftedBy: string; publishedAt: Date | null }

/** Ids of those who wrote a version: its own and every one before it, back to the last that was published before. */
export function writersOf(versions: readonly Saved[], version: { number: number }): Set<string> {
  const published = versions.filter(({ number, publishedAt }) => publishedAt !== null && number < version.number)
  const from = Math.max(0, ...published.map(({ number }) => number))
  return new Set(
    versions.filter(({ number }) => number > from && number <= version.number).map(({ draftedBy }) => draftedBy),
  )
}

/** Who wrote a version neither reviews, signs off nor publishes it. */
export function isWriter(actor: Actor, writers: ReadonlySet<string>): boolean {
  return actor.kind === 'staff' && writers.has(actor.staffId)
}
