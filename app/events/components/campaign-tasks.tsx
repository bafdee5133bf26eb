// 责任分解 in the console: who owes how many events by when and how far each is; the overseer edits it in place.
import { formatDay } from '#app/platform/dates.ts'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typedList } from '#app/web/form-state.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { publishingMessages } from '../publishing-messages.ts'

export type ShownTask = {
  id: string
  department: string
  owed: number
  dueOn: string
  published: number
  held: number
  /** null: owes nothing */
  state: 'done' | 'open' | 'overdue' | null
  missing: number
}

/** `form` is what was typed and refused; its rows are told apart by the department. */
export function CampaignTasks({
  tasks,
  editable,
  form,
  error,
}: {
  tasks: readonly ShownTask[]
  editable: boolean
  form: RefusedForm | undefined
  error: string | undefined
}) {
  const text = useMessages(eventConsoleMessages)
  const publishing = useMessages(publishingMessages)
  const language = useLanguage()
  const rowOf = typedList(form, 'department')
  const given = (name: string, task: ShownTask, otherwise: string) =>
    typedList(form, name)[rowOf.indexOf(task.id)] ?? otherwise
  const isWrong = (task: ShownTask) => form?.errors.owed !== undefined && form.errors.row === task.id
  return (
    <Table
      caption={text('campaignTasks')}
      captionHidden
      rows={tasks}
      rowKey={(task) => task.id}
      empty={<p>{text('campaignNoTasks')}</p>}
      columns={[
        { key: 'department', label: text('stallDepartment'), rowHeader: true, cell: (task) => task.department },
        {
          key: 'owed',
          label: text('campaignOwed'),
          cell: (task) =>
            editable ? (
              <>
                <HiddenFields values={{ 'department[]': task.id }} />
                <TextField
                  name="owed[]"
                  id={isWrong(task) ? 'owed' : `owed-${task.id}`}
                  label={`${text('campaignOwed')} ${task.department}`}
                  labelHidden
                  width="s"
                  inputMode="numeric"
                  error={isWrong(task) ? error : undefined}
                  defaultValue={given('owed', task, String(task.owed))}
                />
              </>
            ) : (
              task.owed || '—'
            ),
        },
        {
          key: 'due',
          label: text('campaignDue'),
          cell: (task) =>
            editable ? (
              <DateTimeField
                kind="date"
                name="due[]"
                id={`due-${task.id}`}
                label={`${text('campaignDue')} ${task.department}`}
                labelHidden
                defaultValue={given('due', task, task.dueOn)}
              />
            ) : task.owed > 0 ? (
              formatDay(task.dueOn, language)
            ) : (
              '—'
            ),
        },
        {
          key: 'progress',
          label: text('campaignProgress'),
          cell: ({ published, owed, held }) =>
            owed > 0
              ? text('campaignDone', { published, owed, held })
              : published > 0
                ? text('campaignExtra', { published, held })
                : '—',
        },
        {
          key: 'state',
          label: publishing('columnTask'),
          cell: (task) => <TaskTag state={task.state} missing={task.missing} />,
        },
      ]}
    />
  )
}

/** How a department stands; nothing for one that owes nothing. */
function TaskTag({ state, missing }: Pick<ShownTask, 'state' | 'missing'>) {
  const text = useMessages(publishingMessages)
  if (state === 'done') return <StateTag tone="ok">{text('taskDone')}</StateTag>
  if (state === 'overdue') return <StateTag tone="bad">{text('taskOverdue', { missing })}</StateTag>
  return state === 'open' ? <StateTag tone="info">{text('taskOpen')}</StateTag> : '—'
}
