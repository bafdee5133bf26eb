import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { campaignForm, readTasks } from '../campaign-forms.ts'
import { campaignProgress, getCampaignById } from '../campaign-queries.server.ts'
import { missingEvents, taskState } from '../campaign-task.ts'
import { changeCampaign, moveCampaign, setCampaignTasks } from '../campaigns.server.ts'
import { CampaignFields } from '../components/campaign-fields.tsx'
import { CampaignStateTag } from '../components/campaign-state.tsx'
import { Outcome } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { listDepartmentChoices } from '../console-events.server.ts'
import { doneOf } from '../console-outcome.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { EVENT_READERS, mayRunCampaigns } from '../event-policy.ts'
import { publishingMessages } from '../publishing-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const campaign = await getCampaignById(reader(), args.params.id ?? '')
    const [progress, departments] = await Promise.all([
      campaignProgress(reader(), campaign.id, now()),
      listDepartmentChoices(reader(), 'all'),
    ])
    const today = dayOf(now())
    const stateOf = (task: (typeof progress)[number] | undefined) =>
      task && task.owedEvents > 0 ? taskState(task, today) : null
    const tasks = new Map(progress.map((task) => [task.department.id, task]))
    return json({
      campaign,
      done: doneOf(args.request.url) ?? null,
      mayRun: mayRunCampaigns(actor),
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
      tasks: departments.map((one) => ({
        id: one.id,
        department: localName(language, one.name, one.nameEn),
        owed: tasks.get(one.id)?.owedEvents ?? 0,
        dueOn: tasks.get(one.id)?.dueOn || campaign.endsOn,
        published: tasks.get(one.id)?.published ?? 0,
        held: tasks.get(one.id)?.held ?? 0,
        state: stateOf(tasks.get(one.id)),
        missing: missingEvents(tasks.get(one.id) ?? { owedEvents: 0, published: 0 }),
      })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const id = args.params.id ?? ''
    const values = await formValues(args.request)
    const to = (done: string) => seeOther(`/console/campaigns/${id}?done=${done}`)
    if (values.intent === 'publish' || values.intent === 'archive') {
      const state = values.intent === 'publish' ? 'published' : 'archived'
      await inTransaction(actor, (work) => moveCampaign(work, id, state))
      return to('campaign')
    }
    if (values.intent === 'tasks') {
      const tasks = readTasks(values)
      if (!tasks) return refused({ errors: { owed: 'taskWrong' }, values: {} })
      const outcome = await inTransaction(actor, (work) => setCampaignTasks(work, id, tasks))
      return outcome.outcome === 'set' ? to('tasks') : conflict(outcome)
    }
    const form = checkForm(values, campaignForm)
    if (!form.ok) return refused(form)
    await inTransaction(actor, (work) => changeCampaign(work, id, form.value))
    return to('campaign')
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.campaign.title ?? '', matches)

type Answer = { outcome?: string; errors?: Record<string, string>; values?: Record<string, string> }

export default function ConsoleCampaignPage() {
  const { campaign, done, tasks, departments, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventConsoleMessages)
  const words = useMessages(eventFormMessages)
  const publishing = useMessages(publishingMessages)
  const errors = useFormErrors(answer?.errors)
  const shown = mayRun ? tasks : tasks.filter((task) => task.owed > 0 || task.published > 0)
  const values = answer?.values && 'title' in answer.values ? answer.values : campaign
  const table = (
    <Table
      caption={text('campaignTasks')}
      captionHidden
      rows={shown}
      rowKey={(task) => task.id}
      empty={<p>—</p>}
      columns={[
        { key: 'department', label: text('stallDepartment'), rowHeader: true, cell: (task) => task.department },
        {
          key: 'owed',
          label: text('campaignOwed'),
          cell: (task) =>
            mayRun ? (
              <>
                <HiddenFields values={{ 'department[]': task.id }} />
                <TextField
                  name="owed[]"
                  id={`owed-${task.id}`}
                  label={`${text('campaignOwed')} ${task.department}`}
                  labelHidden
                  width="s"
                  inputMode="numeric"
                  defaultValue={task.owed}
                />
              </>
            ) : (
              task.owed
            ),
        },
        {
          key: 'due',
          label: text('campaignDue'),
          cell: (task) =>
            mayRun ? (
              <DateTimeField
                kind="date"
                name="due[]"
                id={`due-${task.id}`}
                label={`${text('campaignDue')} ${task.department}`}
                labelHidden
                defaultValue={task.dueOn}
              />
            ) : (
              task.dueOn
            ),
        },
        {
          key: 'progress',
          label: text('campaignProgress'),
          cell: ({ published, owed, held }) => text('campaignDone', { published, owed, held }),
        },
        {
          key: 'state',
          label: publishing('columnTask'),
          cell: (task) => <TaskTag state={task.state} missing={task.missing} />,
        },
      ]}
    />
  )
  return (
    <ConsolePage
      current="events"
      title={campaign.title}
      tag={<CampaignStateTag state={campaign.state} />}
      lead={mayRun ? undefined : text('campaignReadOnly')}
      actions={
        campaign.state === 'draft' ? null : (
          <>
            <ButtonLink href={`/console/campaigns/${campaign.id}/poster`} icon="print">
              {publishing('posterA4')}
            </ButtonLink>
            <ButtonLink href={`/console/campaigns/${campaign.id}/poster?paper=a3`} icon="print">
              {publishing('posterA3')}
            </ButtonLink>
            <ButtonLink href={`/campaigns/${campaign.slug}`} icon="eye">
              {text('publicPage')}
            </ButtonLink>
          </>
        )
      }
    >
      <Outcome done={done ?? undefined} conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <Section id="owed" title={text('campaignTasks')} first>
        {mayRun ? (
          <Form>
            <p className="hint">{text('campaignTasksLead')}</p>
            <HiddenFields values={{ intent: 'tasks' }} />
            {table}
            <Buttons>
              <Button variant={campaign.state === 'draft' ? 'second' : 'primary'}>{text('campaignSaveTasks')}</Button>
            </Buttons>
          </Form>
        ) : (
          table
        )}
      </Section>
      {mayRun ? (
        <Section id="content" title={text('tabEdit')}>
          <Form>
            <CampaignFields values={values} errors={errors} departments={departments} />
            <Buttons>
              <Button>{words('save')}</Button>
            </Buttons>
          </Form>
          <Form className="mt-6">
            <Buttons>
              {campaign.state === 'published' ? (
                <Button name="intent" value="archive" icon="archive">
                  {text('campaignArchive')}
                </Button>
              ) : (
                <Button name="intent" value="publish" variant="primary">
                  {text('campaignPublish')}
                </Button>
              )}
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </ConsolePage>
  )
}

/** How a department stands; nothing for one that owes nothing. */
function TaskTag({ state, missing }: { state: 'done' | 'open' | 'overdue' | null; missing: number }) {
  const text = useMessages(publishingMessages)
  if (state === 'done') return <StateTag tone="ok">{text('taskDone')}</StateTag>
  if (state === 'overdue') return <StateTag tone="bad">{text('taskOverdue', { missing })}</StateTag>
  return state === 'open' ? <StateTag tone="info">{text('taskOpen')}</StateTag> : '—'
}
