import { formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag, StateText } from '#app/ui/state-tag.tsx'
import { caseMessages } from '../case-messages.ts'
import { PUBLICITY_WORD, statusWord } from '../case-words.ts'
import { dutyMessages } from '../duty-messages.ts'
import { type InboxAddress, listedCaseHref } from '../inbox-address.ts'
import { inboxMessages } from '../inbox-messages.ts'
import type { QuestionKind, QuestionStatus } from '../question.ts'
import { groupedCode } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import type { ReadyAnswer } from '../ready-answers.server.ts'
import type { SupervisionLevel } from '../supervision.ts'
import { timelinessOf } from '../timeliness.ts'
import { DueChip } from './due-chip.tsx'
import { dueStory } from './present-question.ts'
import { LevelTag } from './supervision-parts.tsx'

type Limited = { startedAt: string; dueAt: string; dueRule: string; addedWorkdays: number; departmentId?: string }

export type InboxRow = {
  id: string
  trackingCode: string
  title: string
  status: QuestionStatus
  kind: QuestionKind
  topic: string | null
  displayName: string | null
  owed: Limited | null
  step: (Limited & { kind: string }) | null
  pauses: { from: string; to: string | null }[]
  paused: boolean
  supervision: SupervisionLevel | null
  /** the answer that waits to be published */
  ready: ReadyAnswer | null
  aim: string | null
  department: { name: string; nameEn: string }
  event: { title: string; titleEn: string | null } | null
}

type InboxListProps = {
  rows: readonly InboxRow[]
  at: string
  address: InboxAddress
  /** the form that the boxes belong to; none: nothing to tick */
  form?: string
  /** the case that is open beside the list */
  openId?: string
  /** the list may hold cases of several departments, which are named */
  several: boolean
}

/** Cases to click, each with what is due first; boxes to choose several belong to the form beside the list. */
export function InboxList({ rows, at, address, form, openId, several }: InboxListProps) {
  const text = useMessages(caseMessages)
  const own = useMessages(inboxMessages)
  const ask = useMessages(questionsMessages)
  const duty = useMessages(dutyMessages)
  const language = useLanguage()
  return (
    <ul className="inbox-rows" data-keys>
      {rows.map((row) => (
        <li key={row.id} className={row.id === openId ? 'is-current' : undefined}>
          <div className="inbox-head">
            <span>
              {form && row.ready?.signed !== false ? (
                <input
                  type="checkbox"
                  className="box"
                  name="ids"
                  value={row.ready ? `${row.id}.${row.ready.versionHash}` : row.id}
                  form={form}
                  aria-label={own('chooseCase', { code: groupedCode(row.trackingCode) })}
                />
              ) : null}
              <span className="inbox-code">{groupedCode(row.trackingCode)}</span>
            </span>
            <span>
              {row.supervision ? <LevelTag level={row.supervision} /> : null}
              <RowTag row={row} at={at} />
            </span>
          </div>
          <h2 className="card-title is-small">
            <a href={listedCaseHref(row.id, address)} data-row aria-current={row.id === openId ? 'true' : undefined}>
              {row.title}
            </a>
          </h2>
          {row.step && !row.paused ? (
            <p className="inbox-step">
              <LimitChip
                limit={row.step}
                pauses={row.pauses}
                at={at}
                step={duty(`clock_${row.step.kind}` as 'clock_triage')}
              />
            </p>
          ) : null}
          {row.ready ? <Ready answer={row.ready} /> : null}
          <p className="card-line">
            {[
              ask(row.kind),
              row.displayName ?? text('unnamed'),
              row.owed ? statusWord(row.status, language) : '',
              row.topic ?? '',
              several ? localName(language, row.department.name, row.department.nameEn) : '',
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

/** By when the answer is owed, as the views count it. */
function RowTag({ row, at }: { row: InboxRow; at: string }) {
  const own = useMessages(inboxMessages)
  const language = useLanguage()
  if (row.paused) {
    return (
      <StateTag tone="idle" icon="pause">
        {own('paused')}
      </StateTag>
    )
  }
  if (row.owed) return <LimitChip limit={row.owed} pauses={row.pauses} at={at} />
  return <StateTag tone={row.status === 'published' ? 'ok' : 'idle'}>{statusWord(row.status, language)}</StateTag>
}

/** How the answer begins that waits to be published, and whether it is signed off. */
function Ready({ answer }: { answer: ReadyAnswer }) {
  const own = useMessages(inboxMessages)
  const text = useMessages(caseMessages)
  return (
    <>
      <p className="inbox-answer">
        {own('answerBegins', { publicity: text(PUBLICITY_WORD[answer.publicity]), text: answer.excerpt })}
      </p>
      <p className="inbox-step">
        <StateText tone={answer.signed ? 'ok' : 'idle'} icon={answer.signed ? 'check' : 'pencil'}>
          {own(answer.signed ? 'signedOff' : 'notSignedOff')}
        </StateText>
      </p>
    </>
  )
}

type LimitChipProps = { limit: Limited; pauses: InboxRow['pauses']; at: string; step?: string }

function LimitChip({ limit, pauses, at, step }: LimitChipProps) {
  const language = useLanguage()
  const { dueAt, dueRule, departmentId } = limit
  const now = new Date(at)
  return (
    <DueChip
      dueAt={dueAt}
      dueRule={dueRule}
      timeliness={timelinessOf({ dueAt: new Date(dueAt), dueRule, doneAt: null, departmentId }, now)}
      departmentId={departmentId}
      at={at}
      step={step}
      why={dueStory(storyOf(limit, pauses), now, language)?.words}
    />
  )
}

function storyOf({ startedAt, dueAt, dueRule, addedWorkdays, departmentId }: Limited, pauses: InboxRow['pauses']) {
  return {
    receivedAt: new Date(startedAt),
    dueAt: new Date(dueAt),
    dueRule,
    addedWorkdays,
    departmentId,
    pauses: pauses.map(({ from, to }) => ({ from: new Date(from), to: to === null ? null : new Date(to) })),
  }
}
