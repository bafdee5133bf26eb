import { formatMomentShort } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { typed } from '#app/web/form-state.ts'
import { caseMessages } from '../case-messages.ts'
import { LONGEST_SPEAKER, LONGEST_SUMMARY } from '../wall-forms.ts'
import { wallMessages } from '../wall-messages.ts'
import { type CaseView, type SentForm, sentAs } from './case-form.ts'
import { KeepHints } from './keep-hints.tsx'
import { StepForm } from './step-form.tsx'

type Spoken = { id: string; speaker: string; summary: string; recordedAt: string | Date }
type Props = { file: CaseView; form: SentForm | undefined; spoken: readonly Spoken[]; formKey: string }

/** What was said on the spot, the form that records it, and for those who run the event's wall the way there. */
export function SpokenAnswers({ file, form, spoken, formKey }: Props) {
  const text = useMessages(wallMessages)
  const language = useLanguage()
  const wall = file.event?.hosted ? file.event : null
  if (!wall && !file.may.speak && spoken.length === 0) return null
  const title = spoken.length > 0 ? 'saidBefore' : file.may.speak ? 'spoken' : 'caseLink'
  return (
    <Panel title={text(title)} headingLevel={2}>
      {spoken.map((one) => (
        <div key={one.id}>
          <p className="hint">
            {text('saidLine', { time: formatMomentShort(new Date(one.recordedAt), language), speaker: one.speaker })}
          </p>
          <p className="whitespace-pre-line">{one.summary}</p>
        </div>
      ))}
      {file.may.speak ? <SpokenForm file={file} form={form} formKey={formKey} /> : null}
      {wall ? (
        <p>
          <a href={`/console/events/${wall.slug}/wall`}>{text('hostTitle')}</a>
        </p>
      ) : null}
    </Panel>
  )
}

function SpokenForm({ file, form, formKey }: Omit<Props, 'spoken'>) {
  const text = useMessages(caseMessages)
  if (file.publicText === null) return <p className="hint">{text('spokenCopyFirst')}</p>
  const sent = sentAs(form, 'spoken')
  return (
    <StepForm
      address={file.address}
      intent="spoken"
      form={form}
      title={text('spokenTitle')}
      hint={text(file.mayPublish ? 'spokenCaseLead' : 'spokenPrivateLead')}
      submit={text('record')}
      values={{ key: typed(sent, 'key', formKey) || formKey }}
    >
      {(field) => (
        <>
          <TextField
            {...field('speaker')}
            label={text('speaker')}
            hint={text('speakerHint')}
            maxLength={LONGEST_SPEAKER}
            autoComplete="off"
          />
          <TextArea {...field('summary')} label={text('summary')} rows={6} maxLength={LONGEST_SUMMARY} />
          <KeepHints error={sent?.errors.keepHints} texts={[typed(sent, 'summary')]} />
        </>
      )}
    </StepForm>
  )
}
