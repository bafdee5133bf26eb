import { localName } from '#app/platform/local-text.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import { groupedCode } from '../question.ts'
import type { SupervisionLevel } from '../supervision.ts'
import type { Timeliness } from '../timeliness.ts'
import { DueChip } from './due-chip.tsx'
import { LevelTag } from './supervision-parts.tsx'

export type OverdueLine = {
  id: string
  trackingCode: string
  title: string | null
  department: { name: string; nameEn: string }
  dueAt: string
  dueRule: string
  /** whose offices’ working days count */
  countedFor?: string
  timeliness: Timeliness
  level: SupervisionLevel | null
  /** a 通报 is proposed */
  censure: boolean
  escalated: string | null
  /** the 催办 that went out by itself */
  urging: { id: string; year: number; number: number; replied: boolean } | null
  seesCase: boolean
  maySupervise: boolean
}

/** What is late, the longest first, with what was done about it and the next act. */
export function OverdueTable({ rows, at }: { rows: readonly OverdueLine[]; at: string }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  return (
    <Table
      caption={text('overdueLedger')}
      captionHidden
      rows={rows}
      rowKey={(row) => `${row.id} ${row.dueAt}`}
      empty={text('overdueNone')}
      columns={[
        {
          key: 'question',
          label: text('question'),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.seesCase ? (
                <Link href={`/console/questions/${row.id}`}>{row.title ?? text('titleHidden')}</Link>
              ) : (
                (row.title ?? text('titleHidden'))
              )}
              <span className="hint block font-normal">{groupedCode(row.trackingCode)}</span>
            </>
          ),
        },
        {
          key: 'unit',
          label: text('unit'),
          cell: (row) => localName(language, row.department.name, row.department.nameEn),
        },
        {
          key: 'late',
          label: text('late'),
          nowrap: true,
          cell: (row) => (
            <DueChip
              dueAt={row.dueAt}
              dueRule={row.dueRule}
              timeliness={row.timeliness}
              at={at}
              departmentId={row.countedFor}
            />
          ),
        },
        {
          key: 'done',
          label: text('done'),
          cell: (row) => (
            <span>
              {row.level ? <LevelTag level={row.level} /> : null}{' '}
              {row.escalated ? (
                <span className="hint">{text('escalatedOn', { at: row.escalated })}</span>
              ) : row.level || row.urging ? null : (
                <StateTag tone="idle" icon="minus">
                  {text('nothingYet')}
                </StateTag>
              )}{' '}
              {row.urging ? (
                <Link href={`/console/supervision/${row.urging.id}`}>
                  {text(row.urging.replied ? 'urgedReplied' : 'urgedBy', {
                    year: row.urging.year,
                    number: row.urging.number,
                  })}
                </Link>
              ) : null}{' '}
              {row.censure ? (
                <StateTag tone="bad" icon="flag">
                  {text('censureProposed')}
                </StateTag>
              ) : null}
            </span>
          ),
        },
        {
          key: 'act',
          label: text('act'),
          labelHidden: true,
          nowrap: true,
          cell: (row) =>
            row.maySupervise ? (
              <ButtonLink
                size="s"
                icon="flag"
                href={`/console/questions/${row.id}/supervise`}
                aria-label={`${text('panelNew')} ${groupedCode(row.trackingCode)}`}
              >
                {text('panelNew')}
              </ButtonLink>
            ) : null,
        },
      ]}
    />
  )
}
