// The overdue ledger (逾期台账) as a table for the office programs.
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { FileFormat, SheetColumn } from '#app/platform/spreadsheet.server.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { statusWord } from './case-words.ts'
import { listOverdue, type OverdueRow } from './overdue-ledger.server.ts'
import { oversightMessages } from './oversight-messages.ts'
import { groupedCode } from './question.ts'
import { isCensureProposed } from './supervision.ts'
import { ledgerScope, within } from './supervision-policy.server.ts'

type Filter = { departmentId?: string; onlyProposed: boolean }

/** Everything late of the departments that the actor knows, as the page lists it; the audit trail notes how much. */
export async function exportOverdue(
  work: Work,
  reader: Reader,
  { departmentId, onlyProposed }: Filter,
  format: FileFormat,
): Promise<OverdueRow[]> {
  const scope = await ledgerScope(reader, work.actor)
  if (departmentId !== undefined && !within(scope, departmentId)) throw new NotFound()
  const all = await listOverdue(reader, work.actor, scope, work.now, { departmentId })
  const rows = onlyProposed ? all.filter(isCensureProposed) : all
  const subject = { kind: 'overdue', id: 'ledger', departmentId: departmentId ?? null } as const
  await recordAudit(work, 'overdue.exported', subject, { rows: rows.length, format, onlyProposed })
  return rows
}

export function overdueColumns(language: Language): SheetColumn<OverdueRow>[] {
  const text = translator(language, oversightMessages)
  return [
    { label: text('question'), width: 48, value: (row) => row.title ?? text('titleHidden') },
    { label: text('code'), value: (row) => groupedCode(row.trackingCode) },
    {
      label: text('unit'),
      width: 24,
      value: ({ department }) => localName(language, department.name, department.nameEn),
    },
    { label: text('filterState'), value: (row) => statusWord(row.status, language) },
    { label: text('overdueClock'), value: (row) => text(row.clock === 'rework' ? 'clock_rework' : 'clock_total') },
    { label: text('due'), width: 18, value: (row) => row.dueAt },
    { label: text('lateWorkdays'), value: (row) => row.workdays },
    { label: text('done'), value: (row) => (row.level ? text(`level_${row.level}`) : null) },
    { label: text('escalated'), width: 18, value: (row) => row.escalatedAt },
    { label: text('censureProposed'), value: (row) => text(isCensureProposed(row) ? 'yes' : 'no') },
  ]
}
