// Adding, renaming, retiring and bringing back kinds of concern. The admin's, and the overseer's who works with them.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { settings } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { ConcernKindForm } from './concern-kind-forms.ts'
import { CONCERN_KINDS_KEY, readConcernList } from './concern-kinds.server.ts'
import { type ConcernKind, type ConcernKinds, newConcernKey } from './concern-kinds.ts'

export const mayChangeConcernKinds = (actor: Actor): boolean =>
  holdsRole(actor, 'admin', null) || holdsRole(actor, 'overseer', null)

export type ConcernKindOutcome =
  | { outcome: 'saved'; key: string }
  | { outcome: 'newerVersion' | 'sameName' | 'unknownKind' | 'lastKind' }

const MOST_KINDS = 30

/** Adds a kind with a key of its own. Refuses a name that another one has, and a list that has changed meanwhile. */
export async function addConcernKind(
  work: Work,
  input: ConcernKindForm,
): Promise<ConcernKindOutcome | { outcome: 'tooMany' }> {
  const { version, kinds } = await listFor(work)
  if (version !== input.basedOn) return { outcome: 'newerVersion' }
  if (kinds.length >= MOST_KINDS) return { outcome: 'tooMany' }
  if (isNamed(kinds, input)) return { outcome: 'sameName' }
  const kind = { key: newConcernKey(kinds, input.nameEn), ...wordsOf(input), retired: false }
  return store(work, version, [...kinds, kind], 'concern-kind.added', kind)
}

/** Gives a kind other words. Its key, and so what questions, addresses and exports say, stays. */
export async function renameConcernKind(work: Work, key: string, input: ConcernKindForm): Promise<ConcernKindOutcome> {
  const { version, kinds } = await listFor(work)
  const former = kinds.find((kind) => kind.key === key)
  if (!former) return { outcome: 'unknownKind' }
  if (version !== input.basedOn) return { outcome: 'newerVersion' }
  const others = kinds.filter((kind) => kind.key !== key)
  if (isNamed(others, input)) return { outcome: 'sameName' }
  const kind = { ...former, ...wordsOf(input) }
  return store(work, version, replaced(kinds, kind), 'concern-kind.renamed', kind)
}

/** Takes a kind out of the choices, or back in. Refuses to retire the last one. Doing it twice changes nothing. */
export async function retireConcernKind(
  work: Work,
  key: string,
  { retired, basedOn }: { retired: boolean; basedOn: number },
): Promise<ConcernKindOutcome> {
  const { version, kinds } = await listFor(work)
  const former = kinds.find((kind) => kind.key === key)
  if (!former) return { outcome: 'unknownKind' }
  if (former.retired === retired) return { outcome: 'saved', key }
  if (version !== basedOn) return { outcome: 'newerVersion' }
  if (retired && kinds.every((kind) => kind.retired || kind.key === key)) return { outcome: 'lastKind' }
  const kind = { ...former, retired }
  const act = retired ? 'concern-kind.retired' : 'concern-kind.restored'
  return store(work, version, replaced(kinds, kind), act, kind)
}

async function listFor(work: Work) {
  if (work.actor.kind !== 'staff' || !mayChangeConcernKinds(work.actor)) throw new Forbidden('change kinds of concern')
  return readConcernList(work.tx)
}

const wordsOf = ({ name, nameEn, short, shortEn, basis }: ConcernKindForm) => ({
  ...{ name, nameEn, short, shortEn, basis },
})

const isNamed = (kinds: ConcernKinds, { name, nameEn }: ConcernKindForm) =>
  kinds.some((kind) => kind.name === name || kind.nameEn.toLowerCase() === nameEn.toLowerCase())

const replaced = (kinds: ConcernKinds, kind: ConcernKind) => kinds.map((one) => (one.key === kind.key ? kind : one))

/** Of two at once the second finds the row changed, and is told so. */
async function store(
  work: Work,
  basedOn: number,
  kinds: ConcernKinds,
  act: 'concern-kind.added' | 'concern-kind.renamed' | 'concern-kind.retired' | 'concern-kind.restored',
  { key, name, nameEn, basis }: ConcernKind,
): Promise<ConcernKindOutcome> {
  const value = { version: basedOn + 1, kinds }
  const [row] = await work.tx
    .select({ updatedAt: settings.updatedAt })
    .from(settings)
    .where(eq(settings.key, CONCERN_KINDS_KEY))
  // Each change has a moment of its own, by which the next one knows that nothing came between.
  const updatedAt = new Date(Math.max(work.now.getTime(), (row?.updatedAt.getTime() ?? 0) + 1))
  const [saved] = row
    ? await work.tx
        .update(settings)
        .set({ value, updatedAt })
        .where(and(eq(settings.key, CONCERN_KINDS_KEY), eq(settings.updatedAt, row.updatedAt)))
        .returning({ key: settings.key })
    : await work.tx
        .insert(settings)
        .values({ key: CONCERN_KINDS_KEY, value, updatedAt })
        .onConflictDoNothing()
        .returning({ key: settings.key })
  if (!saved) return { outcome: 'newerVersion' }
  await recordAudit(work, act, { kind: 'settings', id: CONCERN_KINDS_KEY }, { key, name, nameEn, basis })
  work.changed({ kind: 'settings' })
  return { outcome: 'saved', key }
}
