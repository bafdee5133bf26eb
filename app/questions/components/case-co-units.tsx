import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { dutyMessages } from '../duty-messages.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { StepForm } from './step-form.tsx'

type Props = { file: CaseView; form: SentForm | undefined }
type Unit = CaseView['duty']['coUnits'][number]

const TONE: Record<NonNullable<Unit['consistency']>, Tone> = {
  confirmed: 'ok',
  objected: 'bad',
  silent: 'idle',
  waiting: 'warn',
}

/** 协办: each unit with its part, its limit, its reply and whether the text agrees; forms for whoever may speak. */
export function CaseCoUnits({ file, form }: Props) {
  const text = useMessages(dutyMessages)
  const { coUnits, may } = file.duty
  if (coUnits.length === 0 && !may.askCoUnit) return null
  return (
    <Panel title={text('coUnits')} icon="users">
      {coUnits.map((unit) => (
        <CoUnitRow key={unit.id} unit={unit} file={file} form={form} />
      ))}
      {may.askCoUnit ? (
        <StepForm
          address={file.address}
          form={form}
          intent="askCoUnit"
          title={text('askCoUnit')}
          hint={text('askCoUnitHint')}
          submit={text('askCoUnitSubmit')}
        >
          {(field) => (
            <>
              <SelectField
                {...field('departmentId')}
                label={text('department')}
                placeholder={text('chooseDepartment')}
                options={file.departments}
              />
              <TextArea {...field('part')} label={text('part')} rows={2} />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}

function CoUnitRow({ unit, file, form }: Props & { unit: Unit }) {
  const text = useMessages(dutyMessages)
  const step = { address: file.address, form }
  return (
    <div className="my-3">
      <p>
        <b>{unit.department}</b>{' '}
        {unit.consistency ? (
          <StateTag tone={TONE[unit.consistency]}>{text(`consistency_${unit.consistency}`)}</StateTag>
        ) : null}
      </p>
      <p className="card-line">
        {unit.repliedAt ? text('coReplied', { at: unit.repliedAt }) : text('coDue', { due: unit.due ?? '' })}
      </p>
      <p className="hint">{unit.part}</p>
      {unit.reply ? <p className="whitespace-pre-line">{unit.reply}</p> : null}
      {unit.consistencyNote ? <p className="whitespace-pre-line">{unit.consistencyNote}</p> : null}
      {unit.isMine && !unit.reply ? (
        <StepForm
          {...step}
          intent="replyAsCoUnit"
          title={text('coReply')}
          hint={text('coReplyHint')}
          submit={text('coReplySubmit')}
        >
          {(field) => <TextArea {...field('reply')} label={text('coReply')} rows={4} />}
        </StepForm>
      ) : null}
      {unit.isMine && unit.versionHash && unit.consistency !== 'confirmed' ? (
        <StepForm
          {...step}
          intent="confirmConsistency"
          title={text('coConfirm')}
          hint={text('coConfirmHint', { number: unit.versionNumber })}
          values={{ versionHash: unit.versionHash }}
        >
          {(field) => (
            <>
              <TextArea {...field('note')} label={text('coConfirmNote')} rows={2} required={false} />
              <div className="buttons">
                <Button name="verdict" value="confirmed" size="s" icon="check">
                  {text('coConfirmYes')}
                </Button>
                <Button name="verdict" value="objected" size="s" icon="cross">
                  {text('coConfirmNo')}
                </Button>
              </div>
            </>
          )}
        </StepForm>
      ) : null}
      {file.duty.may.askCoUnit ? (
        <StepForm
          {...step}
          intent="releaseCoUnit"
          title={text('release')}
          submit={text('releaseSubmit')}
          values={{ departmentId: unit.departmentId }}
        >
          {(field) => <TextArea {...field('reason')} label={text('reason')} rows={2} />}
        </StepForm>
      ) : null}
    </div>
  )
}
