import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed } from '#app/web/form-state.ts'
import { dutyMessages } from '../duty-messages.ts'
import { groupedCode } from '../question.ts'
import { LONGEST_QUESTION } from '../question-forms.ts'
import { type CaseView, type SentForm, sentAs } from './case-form.ts'
import { StepForm } from './step-form.tsx'

/** 拆分: where this case comes from and what was split off it, and the form that makes two of it. */
export function CaseSplit({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(dutyMessages)
  const { from, parts, whole } = file.split
  if (!file.split.may && !from && parts.length === 0) return null
  const original = file.original.map((part) => part.text).join('')
  const basedOn = String(parts.length)
  const sent = sentAs(form, 'split')
  return (
    <Panel title={text('split')} icon="route">
      {from ? (
        <p>
          {from.isVisible ? (
            <Link href={`/console/questions/${from.id}`}>
              {text('splitFrom', { code: groupedCode(from.trackingCode) })}
            </Link>
          ) : (
            text('splitFrom', { code: groupedCode(from.trackingCode) })
          )}
        </p>
      ) : null}
      {parts.length > 0 ? (
        <p>
          {text('splitInto')}
          {parts.map(({ id, trackingCode }) => (
            <span key={id}>
              {' '}
              <Link href={`/console/questions/${id}`}>{groupedCode(trackingCode)}</Link>
            </span>
          ))}
        </p>
      ) : null}
      {whole ? (
        <details className="my-3">
          <summary>{text('splitWhole')}</summary>
          <p className="whitespace-pre-line">{whole}</p>
        </details>
      ) : null}
      {file.split.may ? (
        <StepForm
          address={file.address}
          form={form}
          intent="split"
          title={text('splitOpen')}
          hint={text('splitHint')}
          submit={text('splitSubmit')}
          values={{ basedOn }}
        >
          {(field) => (
            <>
              <TextArea
                {...field('firstText', original)}
                label={text('splitFirst')}
                hint={text('splitTextHint')}
                rows={4}
                maxLength={LONGEST_QUESTION * 2}
              />
              <TextArea
                {...field('secondText', original)}
                label={text('splitSecond')}
                rows={4}
                maxLength={LONGEST_QUESTION * 2}
              />
              <CheckboxField
                name="isSummary"
                id="split-isSummary"
                label={text('splitSummary')}
                defaultChecked={sent ? typed(sent, 'isSummary') === 'yes' : false}
              />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}
