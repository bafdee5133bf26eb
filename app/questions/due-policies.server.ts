// The limits in force: the program's table and what was edited in the console.
import { and, asc, desc, eq, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { areas, departments, duePolicies, staff } from '#db/schema.ts'
import { prepared, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { DEFAULT_POLICIES, type DuePolicy, type PolicyKey, policyFor } from './due-policies.ts'
import type { LimitUnit } from './due-rule.ts'

type Readable = Pick<Tx, 'select'> | Reader

async function listEdited(reader: Readable): Promise<DuePolicy[]> {
  const rows = await prepared(reader, 'duePolicies.list', (db, name) =>
    db.select().from(duePolicies).orderBy(asc(duePolicies.key), asc(duePolicies.version)).prepare(name),
  ).execute()
  return rows.map(({ key, areaId, ...row }) => ({ ...row, key: key as PolicyKey, areaId: areaId || null }))
}

/** The area of a department and those above it, the nearest first. */
export async function areaPathOf(reader: Readable, departmentId: string): Promise<string[]> {
  const rows = await reader.select({ id: areas.id, parentId: areas.parentId }).from(areas)
  const [place] = await reader
    .select({ areaId: departments.areaId })
    .from(departments)
    .where(eq(departments.id, departmentId))
  const parents = new Map(rows.map(({ id, parentId }) => [id, parentId]))
  const path: string[] = []
  for (let at = place?.areaId ?? null; at && !path.includes(at); at = parents.get(at) ?? null) path.push(at)
  return path
}

/** The policy that a clock of this department follows from now on. */
export async function findPolicy(reader: Readable, key: PolicyKey, departmentId: string): Promise<DuePolicy> {
  return (await policiesOf(reader, departmentId))(key)
}

/** The policies that clocks of this department follow from now on. */
export async function policiesOf(reader: Readable, departmentId: string): Promise<(key: PolicyKey) => DuePolicy> {
  const edited = await listEdited(reader)
  const path = edited.some(({ areaId }) => areaId !== null) ? await areaPathOf(reader, departmentId) : []
  return (key) => policyFor(edited, key, path)
}

export type EditPolicy = {
  key: PolicyKey
  areaId: string | null
  count: number
  unit: LimitUnit
  aim: number | null
  basis: string
  extensions: number
  extensionWorkdays: number
  silence: 'consent' | 'wait'
  /** version that the editor had before them; does not matter where a place has none of its own yet */
  basedOn: number
}
export type EditPolicyOutcome = { outcome: 'saved'; version: number } | { outcome: 'newerVersion' | 'unknownArea' }

/** Writes a new version of a limit, for clocks that start from now on. The overseer's; a basis is needed. */
export async function editPolicy(work: Work, input: EditPolicy): Promise<EditPolicyOutcome> {
  if (!holdsRole(work.actor, 'overseer', null) || work.actor.kind !== 'staff') throw new Forbidden('change limits')
  const { basedOn, areaId, ...values } = input
  if (areaId !== null) {
    const [area] = await work.tx.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId))
    if (!area) return { outcome: 'unknownArea' }
  }
  const [newest] = await work.tx
    .select({ version: max(duePolicies.version) })
    .from(duePolicies)
    .where(and(eq(duePolicies.key, input.key), eq(duePolicies.areaId, areaId ?? '')))
  const current = newest?.version ?? (areaId === null ? 1 : 0)
  // The form of the general limit may be saved for one place, which then gets its first version.
  const expected = areaId !== null && current === 0 ? 0 : basedOn
  if (current !== expected) return { outcome: 'newerVersion' }
  const [saved] = await work.tx
    .insert(duePolicies)
    .values({
      id: newId(),
      ...values,
      areaId: areaId ?? '',
      version: current + 1,
      changedBy: work.actor.staffId,
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: duePolicies.id })
  if (!saved) return { outcome: 'newerVersion' }
  await recordAudit(
    work,
    'policy.changed',
    { kind: 'policy', id: saved.id, departmentId: null },
    {
      key: input.key,
      areaId,
      version: current + 1,
      count: input.count,
      unit: input.unit,
    },
  )
  return { outcome: 'saved', version: current + 1 }
}

export type ListedPolicy = DuePolicy & {
  area: { name: string; nameEn: string } | null
  changed: { by: string; at: Date } | null
}

/** Every version of every limit, the newest first; `inForce` are those that clocks starting now follow. */
export async function listPolicies(reader: Reader): Promise<{ inForce: ListedPolicy[]; former: ListedPolicy[] }> {
  const rows = await reader
    .select({
      policy: duePolicies,
      area: { name: areas.name, nameEn: areas.nameEn },
      by: staff.name,
    })
    .from(duePolicies)
    .innerJoin(staff, eq(staff.id, duePolicies.changedBy))
    .leftJoin(areas, eq(areas.id, duePolicies.areaId))
    .orderBy(asc(duePolicies.key), asc(duePolicies.areaId), desc(duePolicies.version))
  const edited: ListedPolicy[] = rows.map(({ policy, area, by }) => ({
    key: policy.key as PolicyKey,
    areaId: policy.areaId || null,
    version: policy.version,
    count: policy.count,
    unit: policy.unit,
    aim: policy.aim,
    basis: policy.basis,
    extensions: policy.extensions,
    extensionWorkdays: policy.extensionWorkdays,
    silence: policy.silence,
    area,
    changed: { by, at: policy.createdAt },
  }))
  const inForce: ListedPolicy[] = []
  const former: ListedPolicy[] = []
  for (const preset of DEFAULT_POLICIES) {
    const listed = { ...preset, area: null, changed: null }
    const versions = [...edited.filter(({ key }) => key === preset.key), listed]
    const seen = new Set<string | null>()
    for (const version of versions) {
      if (seen.has(version.areaId)) former.push(version)
      else inForce.push(version)
      seen.add(version.areaId)
    }
  }
  return { inForce, former }
}
