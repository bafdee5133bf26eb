// The departments' own words as messages are made with them: read once for many messages, and again when they change.
import { and, eq } from 'drizzle-orm'
import { onChange } from '#app/platform/changes.ts'
import { seconds } from '#app/platform/clock.ts'
import type { Language } from '#app/platform/language.ts'
import { departmentTexts } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import type { MessageWords, TextKind } from './text-kinds.ts'

type Texts = ReadonlyMap<string, MessageWords>
const known = new Map<string, { texts: Promise<Texts>; readAt: number }>()
onChange((change) => {
  if (change.kind === 'texts') known.delete(change.departmentId)
  if (change.kind === 'elsewhere') known.clear()
})

// On SQLite another process may have saved them and cannot say so; nobody minds half a minute.
const FRESH = seconds(30)

const keyOf = (kind: string, language: Language) => `${kind} ${language}`

async function readTexts(departmentId: string): Promise<Texts> {
  const rows = await reader()
    .select({
      kind: departmentTexts.kind,
      language: departmentTexts.language,
      subject: departmentTexts.subject,
      body: departmentTexts.body,
      sms: departmentTexts.sms,
    })
    .from(departmentTexts)
    .where(and(eq(departmentTexts.departmentId, departmentId), eq(departmentTexts.isCurrent, true)))
  return new Map(rows.map(({ kind, language, ...words }) => [keyOf(kind, language), words]))
}

/** The words that the department has now for a kind of message; undefined: the house's. */
export async function ownWords(
  departmentId: string,
  kind: TextKind | undefined,
  language: Language,
): Promise<MessageWords | undefined> {
  if (kind === undefined) return undefined
  let held = known.get(departmentId)
  if (!held || performance.now() - held.readAt > FRESH) {
    held = { texts: readTexts(departmentId), readAt: performance.now() }
    known.set(departmentId, held)
    held.texts.catch(() => known.delete(departmentId))
  }
  return (await held.texts).get(keyOf(kind, language))
}
