// The settings of oversight in force, and their new versions.
import { asc, eq, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { areas, departments, oversightSettings } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type OversightSettings, settingsFor } from './oversight-settings.ts'

type Readable = Pick<Tx, 'select'> | Reader

/** Every version that was written here, the oldest first. */
export async function listOversightVersions(reader: Readable): Promise<OversightSettings[]> {
  const rows = await reader
    .select()
    .from(oversightSettings)
    .orderBy(asc(oversightSettings.areaId), asc(oversightSettings.version))
  return rows.map(({ areaId, ...row }) => ({ ...row, areaId: areaId || null }))
}

/** The settings of every department, from three reads however many there are. */
export async function settingsByDepartment(reader: Readable): Promise<(departmentId: string) => OversightSettings> {
  const edited = await listOversightVersions(reader)
  const places = await reader.select({ id: areas.id, parentId: areas.parentId }).from(areas)
  const homes = await reader.select({ id: departments.id, areaId: departments.areaId }).from(departments)
  const parents = new Map(places.map(({ id, parentId }) => [id, parentId]))
  const areaOf = new Map(homes.map(({ id, areaId }) => [id, areaId]))
  return (departmentId) => {
    const path: string[] = []
    for (let at = areaOf.get(departmentId) ?? null; at && !path.includes(at); at = parents.get(at) ?? null) {
      path.push(at)
    }
    return settingsFor(edited, path)
  }
}

export type EditOversight = Omit<OversightSettings, 'version'> & {
  /** the version that the editor had before them */
  basedOn: number
}
export type EditOversightOutcome = { outcome: 'saved'; version: number } | { outcome: 'newerVersion' | 'unknownArea' }

/** Writes a new version, in force at once. The overseer's; a basis is needed. */
export async function editOversight(work: Work, input: EditOversight): Promise<EditOversightOutcome> {
  if (!holdsRole(work.actor, 'overseer', null) || work.actor.kind !== 'staff') throw new Forbidden('change oversight')
  const { basedOn, areaId, ...values } = input
  if (areaId !== null) {
    const [area] = await work.tx.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId))
    if (!area) return { outcome: 'unknownArea' }
  }
  const [newest] = await work.tx
    .select({ version: max(oversightSettings.version) })
    .from(oversightSettings)
    .where(eq(oversightSettings.areaId, areaId ?? ''))
  const current = newest?.version ?? (areaId === null ? 1 : 0)
  // The general form may be saved for one place, which then gets its first version.
  const expected = areaId !== null && current === 0 ? 0 : basedOn
  if (current !== expected) return { outcome: 'newerVersion' }
  const version = current + 1
  const [saved] = await work.tx
    .insert(oversightSettings)
    .values({
      id: newId(),
      ...values,
      areaId: areaId ?? '',
      version,
      changedBy: work.actor.staffId,
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: oversightSettings.id })
  if (!saved) return { outcome: 'newerVersion' }
  const subject = { kind: 'policy', id: saved.id, departmentId: null } as const
  const { basis: _, ...figures } = values
  await recordAudit(work, 'oversight.settings-changed', subject, { areaId, version, ...figures })
  work.changed({ kind: 'settings' })
  return { outcome: 'saved', version }
}
