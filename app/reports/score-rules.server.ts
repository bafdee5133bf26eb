// The versions of the rules of scores.
import { asc, getTableColumns, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { monthOf } from '#app/platform/dates.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { scoreRules } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { DEFAULT_SCORE_RULES, type ScoreRules } from './score.ts'

export type WrittenRules = ScoreRules & { createdAt: Date | null }

/** Version 1 of the program and what was written here since, the oldest first. */
export async function listScoreRules(reader: Pick<Tx, 'select'> | Reader): Promise<WrittenRules[]> {
  const { id: _id, changedBy: _changedBy, ...columns } = getTableColumns(scoreRules)
  const rows = await reader.select(columns).from(scoreRules).orderBy(asc(scoreRules.version))
  return [{ ...DEFAULT_SCORE_RULES, createdAt: null }, ...rows]
}

export type EditScoreRules = Omit<ScoreRules, 'version'> & { basedOn: number }

/**
 * Writes a further version, by the overseer. Months that are over keep the rules they had: `fromMonth` is this one, or a
 * month to come.
 */
export async function editScoreRules(
  work: Work,
  { basedOn, ...rules }: EditScoreRules,
): Promise<{ outcome: 'saved'; version: number } | { outcome: 'newerVersion' | 'monthOver' }> {
  if (!holdsRole(work.actor, 'overseer', null) || work.actor.kind !== 'staff') throw new Forbidden('change the rules')
  if (rules.fromMonth < monthOf(work.now)) return { outcome: 'monthOver' }
  const [newest] = await work.tx.select({ version: max(scoreRules.version) }).from(scoreRules)
  const current = newest?.version ?? DEFAULT_SCORE_RULES.version
  if (current !== basedOn) return { outcome: 'newerVersion' }
  const { onTime, answered, satisfaction, events, orange, red, fromMonth, basis } = rules
  const added = await work.tx
    .insert(scoreRules)
    .values({
      ...{ id: newId(), version: current + 1, onTime, answered, satisfaction, events, orange, red, fromMonth, basis },
      ...{ changedBy: work.actor.staffId, createdAt: work.now },
    })
    .onConflictDoNothing()
    .returning({ id: scoreRules.id })
  const [row] = added
  if (!row) return { outcome: 'newerVersion' }
  const subject = { kind: 'policy', id: row.id, departmentId: null } as const
  await recordAudit(work, 'score.rules-changed', subject, {
    ...{ version: current + 1, fromMonth, onTime, answered, satisfaction, events, orange, red },
  })
  return { outcome: 'saved', version: current + 1 }
}
