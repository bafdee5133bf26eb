// The ledger of orders as a table for the office programs.
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { FileFormat, SheetColumn } from '#app/platform/spreadsheet.server.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { oversightMessages } from './oversight-messages.ts'
import { groupedCode } from './question.ts'
import type { LedgerFilter } from './supervision-ledger.ts'
import { type LedgerRow, listSupervisions } from './supervision-queries.server.ts'

const MOST_EXPORTED = 20_000

/** Everything that matches and that the actor may see; the audit trail notes how much. */
export async function exportSupervisions(
  work: Work,
  reader: Reader,
  filter: LedgerFilter,
  format: FileFormat,
): Promise<LedgerRow[]> {
  const rows = await listSupervisions(reader, work.actor, filter, work.now, { limit: MOST_EXPORTED, offset: 0 })
  const subject = { kind: 'supervision', id: 'ledger', departmentId: null } as const
  await recordAudit(work, 'supervision.exported', subject, { rows: rows.length, format, state: filter.state })
  return rows
}

export function supervisionColumns(language: Language): SheetColumn<LedgerRow>[] {
  const text = translator(language, oversightMessages)
  return [
    { label: text('number'), value: ({ year, number }) => text('numberOf', { year, number }), width: 16 },
    { label: text('level'), value: (row) => text(`level_${row.level}`) },
    {
      label: text('unit'),
      value: ({ department }) => localName(language, department.name, department.nameEn),
      width: 24,
    },
    { label: text('code'), value: (row) => groupedCode(row.trackingCode) },
    { label: text('question'), value: (row) => row.title ?? text('titleHidden'), width: 40 },
    { label: text('reason'), value: (row) => row.reason, width: 40 },
    { label: text('issued'), value: (row) => row.issuedAt, width: 18 },
    { label: text('demanded'), value: (row) => row.dueAt, width: 18 },
    { label: text('filterState'), value: (row) => text(`state_${row.state}`) },
    { label: text('late'), value: (row) => text(row.late ? 'yes' : 'no') },
    { label: text('act_received'), value: (row) => row.receivedAt, width: 18 },
    { label: text('act_replied'), value: (row) => row.repliedAt, width: 18 },
    { label: text('reply'), value: (row) => row.reply, width: 40 },
    { label: text('act_closed'), value: (row) => row.closedAt, width: 18 },
    { label: text('closeNote'), value: (row) => row.closeNote, width: 30 },
  ]
}
