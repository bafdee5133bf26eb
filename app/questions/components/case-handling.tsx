import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { caseMessages } from '../case-messages.ts'
import { dutyMessages } from '../duty-messages.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { KeepHints } from './keep-hints.tsx'
import { StepForm } from './step-form.tsx'

type Props = { file: CaseView; form: SentForm | undefined }

const ROUTES = [
  { value: 'disclosure', label: 'routeDisclosure' },
  { value: 'petition', label: 'routePetition' },
  { value: 'hotline', label: 'routeHotline' },
  { value: 'police', label: 'routePolice' },
  { value: 'court', label: 'routeCourt' },
  { value: 'other', label: 'routeOther' },
] as const

/** 受理、签收、分办、退回、异议、指定、不予受理: only what is possible now. */
export function HandlingForms({ file, form }: Props) {
  const text = useMessages(caseMessages)
  const duty = useMessages(dutyMessages)
  const { may, duty: record } = file
  const now = may.accept || may.acknowledge
  if (!now && !may.decline && !may.withdraw && !may.dispatch && !record.may.designate && !record.objection) return null
  const step = { address: file.address, form }
  return (
    <Panel id="handling" title={text('handling')} icon="route">
      {record.isDesignated ? <p className="hint">{duty('designatedNote')}</p> : null}
      {now ? (
        <Form action={file.address}>
          <HiddenFields values={{ intent: may.accept ? 'accept' : 'acknowledge' }} />
          <p className="hint">{text(may.accept ? 'acceptText' : 'acknowledgeText')}</p>
          <Button variant="primary" icon="check">
            {text(may.accept ? 'accept' : 'acknowledge')}
          </Button>
        </Form>
      ) : null}
      {record.objection ? (
        <Panel tone="warn" headingLevel={3} title={duty('objectionOpen')}>
          <p>{duty('objectionText', record.objection)}</p>
        </Panel>
      ) : null}
      {record.may.returnIt ? (
        <StepForm
          {...step}
          intent="returnToDispatcher"
          title={duty('returnIt')}
          hint={duty('returnHint', { until: record.returnUntil ?? '' })}
          submit={duty('returnSubmit')}
        >
          {(field) => (
            <>
              <TextArea {...field('reason')} label={duty('reason')} rows={2} />
              <TextArea {...field('basis')} label={duty('basis')} hint={duty('basisHint')} rows={2} />
            </>
          )}
        </StepForm>
      ) : null}
      {record.may.object && !record.may.returnIt ? (
        <StepForm
          {...step}
          intent="object"
          title={duty('object')}
          hint={duty('objectHint')}
          submit={duty('objectSubmit')}
        >
          {(field) => (
            <>
              <TextArea {...field('reason')} label={duty('reason')} rows={2} />
              <TextArea {...field('basis')} label={duty('basis')} hint={duty('basisHint')} rows={2} />
            </>
          )}
        </StepForm>
      ) : null}
      {may.dispatch && !record.objection ? (
        <StepForm
          {...step}
          intent="dispatch"
          title={text('dispatch')}
          hint={text('dispatchHint')}
          submit={text('dispatchSubmit')}
        >
          {(field) => (
            <>
              <SelectField
                {...field('departmentId')}
                label={text('toDepartment')}
                placeholder={text('chooseDepartment')}
                options={file.departments}
              />
              <TextArea {...field('reason')} label={text('dispatchReason')} rows={2} />
            </>
          )}
        </StepForm>
      ) : null}
      {record.may.designate ? (
        <StepForm
          {...step}
          intent="designate"
          title={duty('designate')}
          hint={duty('designateHint')}
          submit={duty('designateSubmit')}
        >
          {(field) => (
            <>
              <SelectField
                {...field('departmentId')}
                label={duty('department')}
                placeholder={duty('chooseDepartment')}
                options={[{ value: file.department.id, label: file.department.name }, ...file.departments]}
              />
              <TextArea {...field('reason')} label={duty('reason')} rows={2} />
            </>
          )}
        </StepForm>
      ) : null}
      {may.decline ? (
        <StepForm {...step} intent="decline" title={text('decline')} submit={text('declineSubmit')}>
          {(field) => (
            <>
              <TextArea {...field('reason')} label={text('reason')} hint={text('declineHint')} rows={3} />
              <SelectField
                {...field('route')}
                label={text('route')}
                placeholder={text('routeNone')}
                options={ROUTES.map(({ value, label }) => ({ value, label: text(label) }))}
                required={false}
              />
              <TextField
                {...field('body')}
                label={text('declineBody')}
                hint={text('declineBodyHint')}
                required={false}
              />
              <KeepHints
                error={field('keepHints').error}
                texts={[field('reason').defaultValue, field('body').defaultValue]}
              />
            </>
          )}
        </StepForm>
      ) : null}
      {may.withdraw ? (
        <StepForm
          {...step}
          intent="withdraw"
          title={text('withdraw')}
          hint={text('withdrawHint')}
          submit={text('withdrawSubmit')}
        >
          {(field) => (
            <>
              <TextArea
                {...field('reason')}
                label={text('withdrawReason')}
                hint={text('withdrawReasonHint')}
                rows={2}
              />
              <KeepHints error={field('keepHints').error} texts={[field('reason').defaultValue]} />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}
