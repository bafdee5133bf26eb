// The kinds of concern as they stand here: those of the program until an admin changed them, then the list in the settings.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Language } from '#app/platform/language.ts'
import { questions, settings } from '#db/schema.ts'
import { prepared, type Reader, type Tx } from '#db/store.ts'
import { type ConcernKinds, concernNames, DEFAULT_CONCERN_KINDS } from './concern-kinds.ts'

export const CONCERN_KINDS_KEY = 'concern-kinds'

const stored = z.object({
  version: z.number().int(),
  kinds: z
    .array(
      z.object({
        ...{ key: z.string(), name: z.string(), nameEn: z.string(), short: z.string(), shortEn: z.string() },
        ...{ basis: z.string(), retired: z.boolean() },
      }),
    )
    .min(1),
})
export type StoredConcernKinds = { version: number; kinds: ConcernKinds }

/** With the version that a change is based on; version 1 is the program's own list. */
export async function readConcernList(reader: Pick<Tx, 'select'> | Reader): Promise<StoredConcernKinds> {
  const [row] = await prepared(reader, 'concern-kinds', (db, name) =>
    db.select({ value: settings.value }).from(settings).where(eq(settings.key, CONCERN_KINDS_KEY)).prepare(name),
  ).execute()
  return stored.safeParse(row?.value).data ?? { version: 1, kinds: DEFAULT_CONCERN_KINDS }
}

export async function readConcernKinds(reader: Pick<Tx, 'select'> | Reader): Promise<ConcernKinds> {
  return (await readConcernList(reader)).kinds
}

/** Full names by key, for pages. */
export async function readConcernNames(reader: Reader, language: Language): Promise<Record<string, string>> {
  return concernNames(await readConcernKinds(reader), language)
}

/** How many questions have each kind. */
export async function countByConcern(reader: Reader, kinds: ConcernKinds): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { key } of kinds) counts.set(key, await reader.$count(questions, eq(questions.concernKind, key)))
  return counts
}
