import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { dutyMessages } from '../duty-messages.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { KeepHints } from './keep-hints.tsx'
import { StepForm } from './step-form.tsx'

type Props = { file: CaseView; form: SentForm | undefined }

/** 补正: ask back once; while the asker owes an answer, what was asked and how to stop waiting. */
export function CaseClarification({ file, form }: Props) {
  const text = useMessages(dutyMessages)
  const { clarification, may } = file.duty
  if (!clarification && !may.clarify) return null
  return (
    <Panel title={text(clarification?.isOpen ? 'waiting' : 'clarify')} icon="hourglass">
      {clarification ? (
        <>
          <p>{text('waitingText', { at: clarification.at, request: clarification.request })}</p>
          {clarification.suppliedAt ? (
            <p className="whitespace-pre-line">
              <b>{text('supplement')}</b> {clarification.supplement ?? text('supplementHidden')}
            </p>
          ) : null}
          {clarification.until && (clarification.isOpen || clarification.expired) ? (
            <p className="hint">
              {text(clarification.expired ? 'supplementExpired' : 'supplementUntil', { day: clarification.until })}
            </p>
          ) : null}
          {clarification.expired && may.declineUnsupplied ? (
            <StepForm
              address={file.address}
              form={form}
              intent="declineUnsupplied"
              title={text('declineUnsupplied')}
              hint={text('declineUnsuppliedHint')}
              submit={text('declineUnsuppliedSubmit')}
            >
              {(field) => (
                <>
                  <TextArea
                    {...field('reason', text('declineUnsuppliedReason', { day: clarification.until ?? '' }))}
                    label={text('reason')}
                    rows={3}
                  />
                  <KeepHints error={field('keepHints').error} texts={[field('reason').defaultValue]} />
                </>
              )}
            </StepForm>
          ) : null}
          {clarification.isOpen && may.extend ? (
            <Form action={file.address}>
              <HiddenFields values={{ intent: 'stopWaiting' }} />
              <Button size="s">{text('stopWaiting')}</Button>
            </Form>
          ) : null}
        </>
      ) : (
        <StepForm
          address={file.address}
          form={form}
          intent="clarify"
          title={text('clarify')}
          hint={text('clarifyHint')}
          submit={text('clarifySubmit')}
        >
          {(field) => <TextArea {...field('request')} label={text('request')} rows={3} />}
        </StepForm>
      )}
    </Panel>
  )
}

/** 延期: what was asked for and decided, and the forms to ask and to decide. */
export function CaseExtensions({ file, form }: Props) {
  const text = useMessages(dutyMessages)
  const { extensions, may } = file.duty
  const mayAsk = may.extend && extensions.most > 0 && extensions.left > 0
  const waits = extensions.list.find(({ verdict }) => verdict === null)
  if (!mayAsk && extensions.list.length === 0) return null
  return (
    <Panel title={text('extend')} icon="calendar">
      {extensions.list.map((one) => (
        <div key={one.id} className="my-2">
          <p>{text('extensionLine', { by: one.by, at: one.at, workdays: one.workdays, reason: one.reason })}</p>
          <p className="hint">
            {one.verdict === null
              ? text('extensionWaiting')
              : one.verdict === 'approved'
                ? text('extensionApproved', { due: one.due ?? '' })
                : text('extensionRefusedWord', { note: one.note ?? '' })}
          </p>
        </div>
      ))}
      {waits && may.decide ? (
        waits.isOwn ? (
          <p className="hint">{text('extensionOwn')}</p>
        ) : (
          <StepForm address={file.address} form={form} intent="decideExtension" title={text('extensionWaiting')}>
            {(field) => (
              <>
                <TextArea {...field('note')} label={text('decisionNote')} rows={2} required={false} />
                <div className="buttons">
                  <Button name="verdict" value="approved" size="s" icon="check">
                    {text('approve')}
                  </Button>
                  <Button name="verdict" value="refused" size="s" icon="cross">
                    {text('refuse')}
                  </Button>
                </div>
              </>
            )}
          </StepForm>
        )
      ) : null}
      {mayAsk && !waits ? (
        <StepForm
          address={file.address}
          form={form}
          intent="extend"
          title={text('extend')}
          hint={text('extendHint', { most: extensions.most, left: extensions.left })}
          submit={text('extendSubmit')}
        >
          {(field) => (
            <>
              <TextField {...field('workdays')} label={text('workdays')} inputMode="numeric" width="s" />
              <TextArea {...field('reason')} label={text('reason')} rows={2} />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}

/** 分办记录 and 会商记录: who had it, who returned it and why, what was talked over. */
export function CaseRecord({ file, form }: Props) {
  const text = useMessages(dutyMessages)
  const { leads, returns, consultations, may } = file.duty
  if (leads.length === 0 && consultations.length === 0 && !may.consult) return null
  return (
    <Panel title={text(leads.length > 0 ? 'leads' : 'consultations')} icon="history">
      {leads.map((lead) => (
        <div key={lead.id} className="my-2">
          <p>
            <b>{lead.department}</b> {text('leadLine', { at: lead.at, from: lead.from, reason: lead.reason })}
          </p>
          {lead.coordinator ? <p className="hint">{text('routeCoordinator', { name: lead.coordinator })}</p> : null}
          {lead.overrideReason ? <p className="hint">{text('leadOverride', { reason: lead.overrideReason })}</p> : null}
          {lead.returned ? <p className="hint">{text('leadReturned', lead.returned)}</p> : null}
        </div>
      ))}
      {returns > 0 ? <p className="hint">{text('returnsCount', { count: returns })}</p> : null}
      {consultations.map((one) => (
        <div key={one.id} className="my-2">
          <p>{text('consultLine', one)}</p>
          <p className="whitespace-pre-line">{one.conclusion}</p>
        </div>
      ))}
      {may.consult ? (
        <StepForm
          address={file.address}
          form={form}
          intent="consult"
          title={text('consult')}
          submit={text('consultSubmit')}
        >
          {(field) => (
            <>
              <DateTimeField {...field('heldOn')} kind="date" label={text('heldOn')} />
              <CheckboxGroup
                name="departmentIds"
                id={field('departmentIds').id}
                error={field('departmentIds').error}
                label={text('participants')}
                choices={file.departments}
              />
              <TextArea {...field('conclusion')} label={text('conclusion')} rows={3} />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}
