import { DayStrip } from '#app/ui/day-strip.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel, type PanelTone } from '#app/ui/panel.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { caseMessages } from '../case-messages.ts'
import { inboxMessages } from '../inbox-messages.ts'
import { questionsMessages } from '../questions-messages.ts'
import type { Timeliness } from '../timeliness.ts'
import type { CaseView } from './case-form.ts'
import { DueChip } from './due-chip.tsx'
import { dueStory, dueWhen } from './present-question.ts'

const TONE: Record<Timeliness, PanelTone> = { onTime: 'ok', dueSoon: 'warn', overdue: 'bad', veryOverdue: 'bad' }

/** Until when, and why: the due day drawn and explained. Nothing for a case that has ended. */
export function CaseDue({ file, at }: { file: CaseView; at: string }) {
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const inbox = useMessages(inboxMessages)
  const language = useLanguage()
  if (file.doneAt) return null
  const dueAt = new Date(file.dueAt)
  const receivedAt = new Date(file.receivedAt)
  const pauses = file.strip.pauses.map(({ from, to }) => ({
    from: new Date(from),
    to: to === null ? null : new Date(to),
  }))
  const { addedWorkdays, departmentId } = file.strip
  const counted = { receivedAt, dueAt, dueRule: file.dueRule, addedWorkdays, pauses, departmentId }
  const story = dueStory(counted, new Date(at), language)
  const late = file.timeliness === 'overdue' || file.timeliness === 'veryOverdue'
  return (
    <div className="mb-4">
      <Panel
        tone={TONE[file.timeliness]}
        icon="clock"
        title={text(late ? 'wasDueBy' : 'dueBy', { day: dueWhen({ dueAt, dueRule: file.dueRule }, language) })}
        aside={
          file.paused ? (
            <StateTag tone="idle" icon="pause">
              {inbox('paused')}
            </StateTag>
          ) : (
            <DueChip
              dueAt={file.dueAt}
              dueRule={file.dueRule}
              timeliness={file.timeliness}
              at={at}
              departmentId={departmentId}
            />
          )
        }
      >
        {story ? <DayStrip label={ask('stripLabel')} days={story.days} caption={story.words} /> : null}
        {file.aim ? <p className="hint">{text('aim', { day: file.aim })}</p> : null}
      </Panel>
    </div>
  )
}
