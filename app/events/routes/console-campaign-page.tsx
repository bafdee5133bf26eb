import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { urgeForm } from '#app/questions/campaign-forms.ts'
import { campaignMessages } from '#app/questions/campaign-messages.ts'
import { LEAD_WORKDAYS } from '#app/questions/campaign-notices.ts'
import { ReminderList, UrgeForm } from '#app/questions/components/campaign-urging.tsx'
import { listCampaignReminders, urgeCampaign } from '#app/questions/urge-campaign.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
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
import { CampaignTasks } from '../components/campaign-tasks.tsx'
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
    const [progress, departments, reminders] = await Promise.all([
      campaignProgress(reader(), campaign.id, now()),
      listDepartmentChoices(reader(), 'all'),
      listCampaignReminders(reader(), actor, campaign.id),
    ])
    const today = dayOf(now())
    const stateOf = (task: (typeof progress)[number] | undefined) =>
      task && task.owedEvents > 0 ? taskState(task, today) : null
    const tasks = new Map(progress.map((task) => [task.department.id, task]))
    return json({
      campaign,
      title: localName(language, campaign.title, campaign.titleEn),
      done: doneOf(args.request.url) ?? null,
      urged: new URL(args.request.url).searchParams.get('done') === 'urged',
      reminders,
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
      const { tasks, wrong } = readTasks(values)
      if (wrong !== undefined) return refused({ errors: { owed: 'taskWrong', row: wrong }, values })
      const outcome = await inTransaction(actor, (work) => setCampaignTasks(work, id, tasks))
      return outcome.outcome === 'set' ? to('tasks') : conflict(outcome)
    }
    if (values.intent === 'urge') {
      const urging = checkForm(values, urgeForm)
      if (!urging.ok) return refused(urging)
      const { urge: departmentIds, note } = urging.value
      const outcome = await inTransaction(actor, (work) => urgeCampaign(work, id, { departmentIds, note }))
      return outcome.outcome === 'urged' ? to('urged') : conflict({ ...outcome, errors: {}, values: urging.values })
    }
    const form = checkForm(values, campaignForm)
    if (!form.ok) return refused(form)
    await inTransaction(actor, (work) => changeCampaign(work, id, form.value))
    return to('campaign')
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.title ?? '', matches)

type Answer = { outcome?: string } & Partial<RefusedForm>

const URGE_REFUSALS = ['nothingToUrge', 'urgedToday', 'campaignNotRunning'] as const

export default function ConsoleCampaignPage() {
  const { campaign, title, done, urged, tasks, departments, mayRun, reminders } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventConsoleMessages)
  const words = useMessages(eventFormMessages)
  const publishing = useMessages(publishingMessages)
  const urging = useMessages(campaignMessages)
  const urgeAnswer = answer?.values?.intent === 'urge' ? (answer as RefusedForm) : undefined
  const { row: _, ...wrong } = answer?.errors ?? {}
  const formErrors = useFormErrors(urgeAnswer ? undefined : wrong)
  const errors = urgeAnswer ? wordErrors(urgeAnswer, urging) : formErrors
  const owing = tasks.filter((task) => task.missing > 0).map((task) => ({ ...task, late: task.state === 'overdue' }))
  const refusal = URGE_REFUSALS.find((one) => one === answer?.outcome)
  const shown = mayRun ? tasks : tasks.filter((task) => task.owed > 0 || task.published > 0)
  const values = answer?.values && 'title' in answer.values ? answer.values : campaign
  const table = (
    <CampaignTasks
      tasks={shown}
      editable={mayRun}
      form={answer?.errors?.owed ? (answer as RefusedForm) : undefined}
      error={errors.owed}
    />
  )
  return (
    <ConsolePage
      current="events"
      title={title}
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
      {urged ? <Banner tone="success" result title={urging('urged')} /> : null}
      {refusal ? <Banner tone="error" result title={urging(refusal)} /> : null}
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
      {campaign.state === 'draft' ? null : (
        <Section id="reminders" title={urging('title')}>
          <p className="hint">{urging('lead', { days: LEAD_WORKDAYS })}</p>
          {mayRun && campaign.state === 'published' && owing.length > 0 ? (
            <UrgeForm owing={owing} form={urgeAnswer} errors={urgeAnswer ? errors : {}} />
          ) : null}
          <ReminderList reminders={reminders} />
        </Section>
      )}
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
