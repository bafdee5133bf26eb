import { formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { caseMessages } from '../case-messages.ts'
import { statusWord } from '../case-words.ts'
import { inboxMessages } from '../inbox-messages.ts'
import type { QuestionStatus } from '../question.ts'
import { groupedCode } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import type { SupervisionLevel } from '../supervision.ts'
import type { Timeliness } from '../timeliness.ts'
import { DueChip } from './due-chip.tsx'
import { LevelTag } from './supervision-parts.tsx'

export type InboxRow = {
  id: string
  trackingCode: string
  title: string
  status: QuestionStatus
  kind: 'consult' | 'help' | 'complaint' | 'whistleblow' | 'suggestion'
  displayName: string | null
  dueAt: string
  dueRule: string
  doneAt: string | null
  next: { kind: string; dueAt: string; dueRule: string } | null
  paused: boolean
  supervision: SupervisionLevel | null
  timeliness: Timeliness
  aim: string | null
  department: { name: string; nameEn: string }
  event: { title: string; titleEn: string | null } | null
}

/** Cases to click, each with what is due first; boxes to choose several belong to the form below the list. */
export function InboxList({ rows, at, choose }: { rows: readonly InboxRow[]; at: string; choose: boolean }) {
  const text = useMessages(caseMessages)
  const own = useMessages(inboxMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  return (
    <ul className="link-list" data-keys>
      {rows.map((row) => (
        <li key={row.id}>
          <div className="link-list-head">
            <h2 className={choose ? 'card-title is-small flex items-start gap-2' : 'card-title is-small'}>
              {choose ? (
                <input
                  type="checkbox"
                  className="box"
                  name="ids"
                  value={row.id}
                  form="bulk"
                  aria-label={own('chooseCase', { code: groupedCode(row.trackingCode) })}
                />
              ) : null}
              <a href={`/console/questions/${row.id}`} data-row>
                {row.title}
              </a>
            </h2>
            <span className="flex flex-wrap gap-2">
              {row.supervision ? <LevelTag level={row.supervision} /> : null}
              <RowTag row={row} at={at} />
            </span>
          </div>
          <p className="card-line">
            {[
              text('line', {
                code: groupedCode(row.trackingCode),
                kind: ask(row.kind),
                name: row.displayName ?? text('unnamed'),
              }),
              statusWord(row.status, language),
              row.next && row.next.kind !== 'total' ? text(`clock_${row.next.kind}` as 'clock_triage') : '',
              localName(language, row.department.name, row.department.nameEn),
              row.event ? localName(language, row.event.title, row.event.titleEn) : '',
              row.aim ? text('aim', { day: formatDayShort(row.aim, language) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

function RowTag({ row, at }: { row: InboxRow; at: string }) {
  const own = useMessages(inboxMessages)
  const language = useLanguage()
  if (row.doneAt && !row.next) {
    return <StateTag tone={row.status === 'published' ? 'ok' : 'idle'}>{statusWord(row.status, language)}</StateTag>
  }
  if (row.paused) {
    return (
      <StateTag tone="idle" icon="pause">
        {own('paused')}
      </StateTag>
    )
  }
  const clock = row.next ?? { dueAt: row.dueAt, dueRule: row.dueRule }
  return <DueChip dueAt={clock.dueAt} dueRule={clock.dueRule} timeliness={row.timeliness} at={at} />
}
