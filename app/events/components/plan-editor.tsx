// The plan as a form: a template to begin with, its parts, saving and filing; and where it stands.
import { KeptStatus, NewerNotice, RestoredNotice } from '#app/drafts/components/draft-keeping.tsx'
import { draftsMessages } from '#app/drafts/drafts-messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed, typedList, wordErrors } from '#app/web/form-state.ts'
import type { EventFrame } from '../console-frame.server.ts'
import type { PlanContent, PlanPart } from '../event-plan.ts'
import { planMessages } from '../plan-messages.ts'
import { PLAN_TEMPLATES } from '../plan-templates.ts'
import { DutyRows } from './duty-rows.tsx'
import { PlanText, type PlanTextFacts } from './plan-text.tsx'

type Page = {
  frame: EventFrame
  plan: PlanContent & {
    version: number
    updatedAt: string
    updatedBy: string | null
    filedAt: string
    receivedAt: string
  }
  facts: PlanTextFacts
  start: string
  /** what this person typed and did not hand in */
  draft: { values: Record<string, string | string[]>; basedOn: number; time: string } | null
  templates: readonly { value: string; label: string }[]
  others: readonly { value: string; label: string }[]
  mayReceive: boolean
  done: string | null
}
export type PlanAnswer = {
  errors?: Record<string, string>
  values?: Record<string, string | string[]>
  outcome?: 'olderVersion' | 'alreadyFiled' | 'planIncomplete' | 'notFiled'
  missing?: PlanPart[]
}

const DONE = ['saved', 'filed', 'received'] as const

export function usePlanErrors(errors: Record<string, string> | undefined): Record<string, string> {
  const text = useMessages(planMessages)
  return wordErrors(errors ? { errors } : undefined, text)
}

export function PlanState({ page, answer, empty }: { page: Page; answer?: PlanAnswer; empty: boolean }) {
  const text = useMessages(planMessages)
  const drafts = useMessages(draftsMessages)
  const listed = useListed()
  const { plan, frame } = page
  const base = `/console/events/${frame.id}/plan`
  const done = DONE.find((each) => each === page.done)
  const tag = plan.receivedAt ? (
    <StateTag tone="ok" icon="check-circle">
      {text('stateReceived')}
    </StateTag>
  ) : plan.filedAt ? (
    <StateTag tone="ok" icon="flag">
      {text('stateFiled')}
    </StateTag>
  ) : (
    <StateTag tone="idle" icon="pencil">
      {text(empty ? 'stateNone' : 'stateDraft')}
    </StateTag>
  )
  return (
    <>
      {answer?.outcome ? (
        <Banner
          tone="error"
          result
          title={text(answer.outcome, { parts: listed((answer.missing ?? []).map((part) => text(part))) })}
        />
      ) : done && !answer ? (
        <Banner tone="success" result title={text(done)} />
      ) : page.done === 'discarded' && !page.draft ? (
        <Banner tone="success" result title={drafts('discarded')} />
      ) : null}
      <Panel title={text('title')} aside={tag}>
        <p>{text('lead')}</p>
        <ul className="hint">
          {plan.updatedAt ? (
            <li>{text('savedBy', { version: plan.version, name: plan.updatedBy ?? '', at: plan.updatedAt })}</li>
          ) : null}
          {plan.filedAt ? <li>{text('filedOn', { at: plan.filedAt })}</li> : null}
          {plan.receivedAt ? <li>{text('receivedOn', { at: plan.receivedAt })}</li> : null}
        </ul>
        <Form className="mt-4">
          <HiddenFields values={{ version: plan.version }} />
          <Buttons>
            {frame.rights.edit && !plan.filedAt && plan.version > 0 ? (
              <Button name="intent" value="file" icon="flag">
                {text('file')}
              </Button>
            ) : null}
            {page.mayReceive && plan.filedAt && !plan.receivedAt ? (
              <Button name="intent" value="receive" variant="primary" icon="check-circle">
                {text('receive')}
              </Button>
            ) : null}
            <ButtonLink href={`${base}/print`} icon="print">
              {text('print')}
            </ButtonLink>
          </Buttons>
        </Form>
        {frame.rights.edit && !plan.filedAt ? <p className="hint">{text('fileText')}</p> : null}
      </Panel>
    </>
  )
}

type EditorProps = { page: Page; answer?: PlanAnswer; errors: Record<string, string> }

/** The form; with what was typed and not handed in, unless a template was chosen to begin with. */
export function PlanEditor({ page, answer: sent, errors }: EditorProps) {
  const text = useMessages(planMessages)
  const { plan, facts, draft } = page
  const restored = draft !== null && !page.start && !sent?.values
  const answer = restored ? { values: { ...draft.values, version: String(plan.version) } } : sent
  const area = (part: Exclude<PlanPart, 'duties'>, rows: number) => (
    <TextArea
      name={part}
      label={text(part)}
      hint={text(`${part}Hint`)}
      rows={rows}
      defaultValue={typed(answer, part, plan[part])}
      error={errors[part]}
    />
  )
  const tasks = typedList(
    answer,
    'dutyTask',
    plan.duties.map(({ task }) => task),
  )
  const who = typedList(
    answer,
    'dutyWho',
    plan.duties.map((duty) => duty.who),
  )
  return (
    <>
      <Form method="get" className="my-6">
        <SelectField
          name="start"
          label={text('startWith')}
          hint={text('startHint')}
          defaultValue={page.start}
          placeholder=""
          width="l"
          options={[
            ...[
              ...page.templates,
              ...PLAN_TEMPLATES.map((key) => ({ value: key, label: text(`template.${key}`) })),
            ].map(({ value, label }) => ({ value, label: text('templateNamed', { name: label }) })),
            ...page.others,
          ]}
        />
        <Button>{text('startButton')}</Button>
      </Form>
      {draft && !sent?.values ? <Unsaved page={page} draft={draft} restored={restored} /> : null}
      <Form keptAt={`/console/events/${page.frame.id}/plan/draft`} keptNow={sent?.values !== undefined}>
        <HiddenFields values={{ version: typed(answer, 'version', String(plan.version)) }} />
        {area('purpose', 3)}
        {area('form', 5)}
        <SummaryList
          rows={[
            { label: text('time'), value: facts.when || '—', changeHref: `/console/events/${page.frame.id}/slots` },
            { label: text('place'), value: facts.place || '—', changeHref: `/console/events/${page.frame.id}/edit` },
            {
              label: text('agenda'),
              value:
                facts.agenda.length > 0
                  ? facts.agenda.map((item) => `${item.time} ${item.text}`).join('；')
                  : text('agendaNone'),
              changeHref: `/console/events/${page.frame.id}/edit`,
            },
          ]}
        />
        {area('participants', 3)}
        <DutyRows tasks={tasks} who={who} errors={errors} />
        {area('emergency', 8)}
        <Buttons>
          <Button variant="primary" name="intent" value="save">
            {text('save')}
          </Button>
          <KeptStatus silent />
        </Buttons>
      </Form>
    </>
  )
}

type UnsavedProps = { page: Page; draft: NonNullable<Page['draft']>; restored: boolean }

/** What was typed and not handed in: in the form below, or, beside a template, a click away. */
function Unsaved({ page, draft, restored }: UnsavedProps) {
  const text = useMessages(draftsMessages)
  const action = `/console/events/${page.frame.id}/plan`
  if (!restored) {
    return (
      <Banner
        tone="info"
        title={text('kept', { time: draft.time })}
        actions={
          <ButtonLink size="s" href={action}>
            {text('keptOpen')}
          </ButtonLink>
        }
      >
        <p>{text('keptText')}</p>
      </Banner>
    )
  }
  if (draft.basedOn === page.plan.version) return <RestoredNotice time={draft.time} action={action} />
  return (
    <>
      <RestoredNotice time={draft.time} action={action} />
      <NewerNotice yours={draft.basedOn} current={page.plan.version} />
      <details className="my-4">
        <summary>{text('current', { number: page.plan.version })}</summary>
        <PlanText plan={page.plan} facts={page.facts} />
      </details>
    </>
  )
}
