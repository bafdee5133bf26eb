import { Button } from '#app/ui/button.tsx'
import { CheckboxField, CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { dutyMessages } from '../duty-messages.ts'
import { groupedCode } from '../question.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { StepForm } from './step-form.tsx'

type Props = { file: CaseView; form: SentForm | undefined }

const KINDS = ['consult', 'help', 'complaint', 'suggestion', 'whistleblow'] as const
const GRAVITIES = ['normal', 'major', 'exceptional'] as const

/** 分办建议: the router's proposal with the rules that fired, and one button to follow it. */
export function CaseRoute({ file }: { file: CaseView }) {
  const text = useMessages(dutyMessages)
  const listed = useListed()
  const { route } = file.duty
  if (file.doneAt) return null
  const mayConfirm = file.may.dispatch && !file.duty.objection && route.leadId !== null && !route.isHere
  const lead = route.lead ?? ''
  return (
    <Panel title={text('route')} icon="route">
      <p>
        <b>
          {route.lead === null ? text('routeNone') : text(route.isHere ? 'routeHere' : 'routeLead', { name: lead })}
        </b>
      </p>
      {route.coUnits.length > 0 ? (
        <p>{text('routeCo', { names: listed(route.coUnits.map(({ name }) => name)) })}</p>
      ) : null}
      {route.coordinator ? <p>{text('routeCoordinator', { name: route.coordinator })}</p> : null}
      <ul className="plain-list">
        {route.words.map((words) => (
          <li key={words} className="hint">
            {words}
          </li>
        ))}
      </ul>
      {mayConfirm ? (
        <Form action={file.address}>
          <HiddenFields
            values={{
              intent: 'dispatch',
              departmentId: route.leadId ?? '',
              reason: text('routeConfirmReason', { words: route.words.join('') }).slice(0, 290),
            }}
          />
          {route.coUnits.length > 0 ? (
            <>
              <CheckboxGroup
                name="coUnits[]"
                id="route-coUnits"
                label={text('routeAskCo')}
                choices={route.coUnits.map(({ id, name }) => ({ value: id, label: name }))}
                defaultValues={route.coUnits.map(({ id }) => id)}
                required={false}
              />
              <TextArea
                name="part"
                id="route-part"
                label={text('routePart')}
                defaultValue={text('routePartText')}
                rows={2}
                required={false}
              />
            </>
          ) : null}
          {route.coordinator ? (
            <CheckboxField
              name="coordinate"
              id="route-coordinate"
              label={text('routeCoordinate')}
              defaultChecked={route.coUnits.length > 0}
            />
          ) : null}
          <Button icon="send">{text('routeConfirm', { name: lead })}</Button>
        </Form>
      ) : null}
    </Panel>
  )
}

/** 研判: what it is, how grave, where; the newest assessment stands above the form. */
export function CaseAssessment({ file, form }: Props) {
  const text = useMessages(dutyMessages)
  const { assessment, may, areas, concern, concerns } = file.duty
  if (!assessment && !may.assess) return null
  return (
    <Panel title={text('assess')} icon="scale">
      {assessment ? (
        <>
          <p>
            {text('assessedAs', {
              kind: text(`kind_${file.kind}`),
              concern: concern ?? text('concernNone'),
              gravity: text(`gravity_${assessment.gravity}`),
            })}
          </p>
          {assessment.note ? <p className="hint whitespace-pre-line">{assessment.note}</p> : null}
        </>
      ) : null}
      {may.assess ? (
        <StepForm
          address={file.address}
          form={form}
          intent="assess"
          title={text('assess')}
          submit={text('assessSubmit')}
        >
          {(field) => (
            <>
              <SelectField
                {...field('kind', file.kind)}
                label={text('kind')}
                options={KINDS.map((value) => ({ value, label: text(`kind_${value}`) }))}
              />
              <TextField {...field('topic', file.topic ?? '')} label={text('topic')} width="m" required={false} />
              <SelectField
                {...field('concernKind', assessment?.concernKind ?? '')}
                label={text('concern')}
                placeholder={text('concernNone')}
                options={concerns}
                required={false}
              />
              <SelectField
                {...field('gravity', assessment?.gravity ?? 'normal')}
                label={text('gravity')}
                hint={text('gravityHint')}
                options={GRAVITIES.map((value) => ({ value, label: text(`gravity_${value}`) }))}
              />
              <CheckboxField
                name="statePolicy"
                id="assess-statePolicy"
                label={text('statePolicy')}
                defaultChecked={assessment?.statePolicy ?? false}
              />
              <CheckboxGroup
                name="areaIds"
                id="assess-areaIds"
                label={text('places')}
                choices={areas}
                defaultValues={assessment?.areaIds ?? []}
                required={false}
              />
              <TextArea {...field('note')} label={text('note')} rows={2} required={false} />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}

/** 合并: what looks like the same matter, and the form for a code one knows. */
export function CaseMerge({ file, form }: Props) {
  const text = useMessages(dutyMessages)
  const listed = useListed()
  const { alike, merged, mergedInto, may } = file.duty
  if (!may.merge && merged.length === 0 && !mergedInto) return null
  return (
    <Panel title={text('alike')} icon="copy">
      {mergedInto ? (
        <p>
          {mergedInto.isVisible ? (
            <Link href={`/console/questions/${mergedInto.id}`}>
              {text('mergedInto', { code: groupedCode(mergedInto.trackingCode) })}
            </Link>
          ) : (
            text('mergedInto', { code: groupedCode(mergedInto.trackingCode) })
          )}
        </p>
      ) : null}
      {merged.length > 0 ? (
        <p>{text('mergedHere', { codes: listed(merged.map(({ trackingCode }) => groupedCode(trackingCode))) })}</p>
      ) : null}
      {alike.map((one) => (
        <div key={one.id} className="my-3">
          <p>
            <Link href={one.isAnswered ? `/answers/${one.id}` : `/console/questions/${one.id}`}>{one.title}</Link>{' '}
            <StateTag tone={one.isAnswered ? 'ok' : 'info'}>
              {text(one.isAnswered ? 'alikeAnswered' : 'alikeOpen')}
            </StateTag>
          </p>
          <Form action={file.address}>
            <HiddenFields values={{ intent: 'merge', code: one.trackingCode }} />
            <Button size="s" icon="copy" aria-label={`${text('mergeThis')} ${groupedCode(one.trackingCode)}`}>
              {text('mergeThis')}
            </Button>
          </Form>
        </div>
      ))}
      {may.merge ? (
        <StepForm
          address={file.address}
          form={form}
          intent="merge"
          title={text('merge')}
          hint={text('mergeHint')}
          submit={text('mergeSubmit')}
        >
          {(field) => <TextField {...field('code')} label={text('mergeCode')} inputMode="numeric" width="m" />}
        </StepForm>
      ) : null}
    </Panel>
  )
}
