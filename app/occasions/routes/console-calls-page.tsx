import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Actor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { questionDepartmentsOf } from '#app/questions/question-policy.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { CallList } from '../components/call-list.tsx'
import { callView, dayView, programmeView } from '../present-programme.ts'
import { figuresOf } from '../programme-figures.ts'
import { CALL_KINDS, CALL_SOURCES, callForm } from '../programme-forms.ts'
import { type ProgrammeKey, programmeMessages } from '../programme-messages.ts'
import { mayTakeCalls, PROGRAMME_ROLES } from '../programme-policy.ts'
import { findDay, findProgramme, listCalls } from '../programme-queries.server.ts'
import { takeCall } from '../take-call.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

async function placeOf(actor: Actor, { params }: LoaderFunctionArgs) {
  const programme = await findProgramme(reader(), { id: params.id ?? '' })
  const day = await findDay(reader(), programme.id, { id: params.dayId ?? '' })
  if (!mayTakeCalls(actor, day.departmentId, programme.departmentId)) throw new NotFound()
  return { programme, day }
}

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, PROGRAMME_ROLES)
    const { programme, day } = await placeOf(actor, args)
    const language = languageOf(args.request)
    const at = now()
    const search = new URL(args.request.url).searchParams
    const calls = await listCalls(reader(), day.id)
    const seen = questionDepartmentsOf(actor)
    const source = search.get('source')
    return json({
      programme: programmeView(programme, language),
      day: dayView({ ...day, figures: figuresOf(calls, at) }, language),
      calls: calls.map((call, index) => callView(call, index + 1, language, at, { staff: true })).reverse(),
      open: calls.filter((call) => seen === 'all' || seen.includes(call.departmentId)).map((call) => call.questionId),
      source: CALL_SOURCES.find((one) => one === source) ?? 'hotline',
      code: /^\d{10}$/.test(search.get('code') ?? '') ? search.get('code') : null,
      again: search.has('again'),
      key: newSecret(),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, PROGRAMME_ROLES)
    const { programme, day } = await placeOf(actor, args)
    const form = await readForm(args.request, callForm)
    if (!form.ok) return refused(form)
    const outcome = await inTransaction(actor, (work) => takeCall(work, day.id, form.value))
    const here = `/console/programmes/${programme.id}/days/${day.id}?source=${form.value.source}`
    if (outcome.outcome === 'taken') return seeOther(`${here}&code=${outcome.trackingCode}`)
    if (outcome.outcome === 'alreadyTaken') return seeOther(`${here}&again`)
    return refused({ errors: { text: outcome.outcome }, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data ? `${data.programme.name} ${data.day.date}` : '', matches, { robots: 'noindex' })

export default function ConsoleCallsPage() {
  const { programme, day, calls, open, source, code, again, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(programmeMessages)
  const errors = wordErrors<ProgrammeKey>(answer, text)
  const { figures } = day
  return (
    <ConsolePage
      current="programmes"
      eyebrow={programme.name}
      title={`${day.date} ${day.department}`}
      lead={day.topic || undefined}
      actions={
        <Buttons>
          <ButtonLink href={`/console/programmes/${programme.id}`} icon="arrow-left">
            {text('back')}
          </ButtonLink>
          <ButtonLink href={`/programmes/${programme.slug}/${day.day}`} icon="external">
            {text('publicPage')}
          </ButtonLink>
        </Buttons>
      }
    >
      <ErrorSummary errors={errors} />
      {code && !answer ? <Banner tone="success" result title={text('done', { code })} /> : null}
      {again && !answer ? <Banner tone="info" result title={text('doneAlready')} /> : null}
      {day.cancelled ? (
        <Banner tone="warning" title={text('cancelled')} />
      ) : (
        <Section id="call" title={text('call')} first>
          <p className="hint">{text('callLead')}</p>
          <Form autoComplete="off">
            <HiddenFields values={{ key: typed(answer, 'key', key) || key }} />
            <div className="my-4 grid items-end gap-x-6 gap-y-4 md:grid-cols-3 [&_.field]:m-0">
              <SelectField
                name="source"
                label={text('source')}
                options={CALL_SOURCES.map((one) => ({
                  value: one,
                  label: text(`source${one[0]?.toUpperCase()}${one.slice(1)}` as 'sourceQq'),
                }))}
                defaultValue={typed(answer, 'source', source)}
                error={errors.source}
                required
              />
              <SelectField
                name="kind"
                label={text('kind')}
                options={CALL_KINDS.map((one) => ({
                  value: one,
                  label: text(`kind${one[0]?.toUpperCase()}${one.slice(1)}` as 'kindHelp'),
                }))}
                defaultValue={typed(answer, 'kind', 'consult')}
                error={errors.kind}
                required
              />
              <SelectField
                name="handling"
                label={text('handling')}
                options={[
                  { value: 'takenAlong', label: text('takenAlong') },
                  { value: 'answered', label: text('answered') },
                ]}
                defaultValue={typed(answer, 'handling', 'takenAlong')}
                error={errors.handling}
                required
              />
            </div>
            <TextArea
              name="text"
              label={text('text')}
              hint={text('textHint')}
              rows={2}
              defaultValue={typed(answer, 'text')}
              error={errors.text}
              required
            />
            <FieldColumns>
              <TextField
                name="phone"
                type="tel"
                label={text('phone')}
                hint={text('phoneHint')}
                defaultValue={typed(answer, 'phone')}
                error={errors.phone}
                required={false}
              />
              <TextField
                name="speaker"
                label={text('speaker')}
                defaultValue={typed(answer, 'speaker', day.leader)}
                error={errors.speaker}
                required={false}
              />
            </FieldColumns>
            <TextArea
              name="summary"
              label={text('spoken')}
              rows={3}
              defaultValue={typed(answer, 'summary')}
              error={errors.summary}
              required={false}
            />
            {answer?.errors.text === 'personalData' ? (
              <CheckboxField name="keepHints" label={text('keepHints')} required={false} />
            ) : null}
            <Button variant="primary" size="l">
              {text('take')}
            </Button>
          </Form>
        </Section>
      )}
      <Section id="follow" title={text('follow')}>
        <p>
          {text('figures', {
            cameIn: figures.cameIn,
            answered: figures.answeredOnAir,
            along: figures.takenAlong,
            closed: figures.closed,
            onTime: figures.closedOnTime,
            overdue: figures.overdue,
          })}
        </p>
        <CallList
          calls={calls}
          caseHref={(call) => (open.includes(call.id) ? `/console/questions/${call.id}` : undefined)}
        />
      </Section>
    </ConsolePage>
  )
}
