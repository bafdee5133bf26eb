import { KeptStatus } from '#app/drafts/components/draft-keeping.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { controlAttributes, Field } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed } from '#app/web/form-state.ts'
import type { AnswerDesk } from '../answer-desk.server.ts'
import { answerMessages } from '../answer-messages.ts'
import { caseMessages } from '../case-messages.ts'
import { LONGEST_ANSWER } from '../question-forms.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { CitationFields } from './citation-fields.tsx'
import { EditorSyntax, EditorTools } from './editor-tools.tsx'
import { KeepHints } from './keep-hints.tsx'
import { ModulePicker } from './module-picker.tsx'
import { PasteNotes } from './paste-notes.tsx'

const PUBLICITY = [
  { value: 'public', label: 'publicityPublic' },
  { value: 'partial', label: 'publicityPartial' },
  { value: 'withheld', label: 'publicityWithheld' },
] as const

/** `told`: number of a colleague's version, for which this save was refused and which the page now tells of. */
export type AnswerFormProps = {
  file: CaseView
  desk: AnswerDesk
  form: SentForm | undefined
  told?: number
  intent: 'draft' | 'correct'
}

const ADOPTION = ['adopted', 'partly', 'notAdopted'] as const

/** Fields that become public. */
const CHECKED = ['text', 'withholdReason', 'adoptionReason', 'correctionNote'] as const

/** Citations of the version, or of the answer it is built on; a basis from before they were data becomes the first. */
function citationsOf({ builtOn, extras, latest }: CaseView) {
  const from = builtOn ?? { citations: extras.citations, policyBasis: latest?.policyBasis ?? '' }
  if (from.citations.length > 0 || !from.policyBasis) return from.citations
  return [{ title: from.policyBasis, number: '', article: '', url: '', checkedOn: '' }]
}

/** The answer and what belongs to it; each save is a version. */
export function AnswerForm({ file, desk, form, told, intent }: AnswerFormProps) {
  const text = useMessages(caseMessages)
  const more = useMessages(answerMessages)
  const { latest, extras } = file
  const errors = form?.errors ?? {}
  const current = String(latest?.number ?? 0)
  // While somebody else writes, what they save is not compared yet: that comes with taking over.
  const basedOn = desk.held ? typed(form, 'basedOn', current) : String(told ?? current)
  return (
    <Form
      action={file.address}
      keptAt={`/console/questions/${file.id}/draft`}
      keptNow={form !== undefined && form.values !== desk.draft?.values}
    >
      <HiddenFields values={{ intent, basedOn, reusedFromId: file.builtOn?.id ?? extras.reusedFromId }} />
      <AnswerText error={errors.text} defaultValue={typed(form, 'text', file.builtOn?.text ?? latest?.text ?? '')} />
      <PasteNotes />
      <EditorSyntax />
      {file.builtOn ? (
        <p className="hint">
          {more('reusedFrom')} <a href={`/answers/${file.builtOn.id}`}>{file.builtOn.title}</a>。{more('reuseNote')}
        </p>
      ) : null}
      <CitationFields citations={citationsOf(file)} sent={form} error={errors.citationTitle} today={file.today} />
      {file.isPublished ? (
        <TextArea
          name="correctionNote"
          label={text('correctionNote')}
          hint={text('correctionNoteHint')}
          error={errors.correctionNote}
          defaultValue={typed(form, 'correctionNote', intent === 'draft' ? (latest?.correctionNote ?? '') : '')}
          rows={2}
        />
      ) : null}
      <RadioGroup
        name="publicity"
        label={text('publicity')}
        error={errors.publicity}
        defaultValue={typed(form, 'publicity', file.mayPublish ? (latest?.publicity ?? 'public') : 'withheld')}
        choices={PUBLICITY.map(({ value, label }) => ({
          value,
          label: text(label),
          disabled: !file.mayPublish && value !== 'withheld',
        }))}
      />
      <TextArea
        name="withholdReason"
        label={text('withholdReason')}
        hint={text('withholdReasonHint')}
        error={errors.withholdReason}
        defaultValue={typed(form, 'withholdReason', latest?.withholdReason ?? '')}
        rows={2}
        required={false}
      />
      <CheckboxField
        name="toAsker"
        label={more('toAsker')}
        defaultChecked={form ? typed(form, 'toAsker') === 'yes' : extras.toAsker}
      />
      <TextArea
        name="askerText"
        label={more('askerText')}
        hint={more('askerTextHint')}
        error={errors.askerText}
        defaultValue={typed(form, 'askerText', extras.askerText)}
        rows={3}
        required={false}
      />
      {file.kind === 'suggestion' ? (
        <>
          <RadioGroup
            name="adoption"
            label={more('adoption')}
            hint={more('adoptionHint')}
            error={errors.adoption}
            defaultValue={typed(form, 'adoption', extras.adoption ?? '')}
            choices={ADOPTION.map((value) => ({ value, label: more(value) }))}
          />
          <TextArea
            name="adoptionReason"
            label={more('adoptionReason')}
            error={errors.adoptionReason}
            defaultValue={typed(form, 'adoptionReason', extras.adoptionReason)}
            rows={2}
          />
        </>
      ) : null}
      <KeepHints error={errors.keepHints} texts={CHECKED.map((name) => typed(form, name))} />
      <Buttons>
        <Button disabledReason={desk.held ? text('heldSave', { name: desk.held.by }) : undefined}>
          {text(intent === 'correct' ? 'saveCorrection' : 'saveDraft')}
        </Button>
        <KeptStatus silent />
        <span className="hint">{text('voidNote')}</span>
      </Buttons>
      <ModulePicker file={file} form={form} />
      <script type="module" src="/answer-editor.js?v=2" />
    </Form>
  )
}

/** The text with its buttons, which stand between what is said of it and the box. */
function AnswerText({ error, defaultValue }: { error: string | undefined; defaultValue: string }) {
  const text = useMessages(caseMessages)
  const field = { name: 'text', label: text('answerText'), hint: text('answerHint'), error }
  return (
    <Field {...field}>
      <EditorTools />
      <textarea
        {...controlAttributes(field)}
        className="input"
        defaultValue={defaultValue}
        rows={14}
        maxLength={LONGEST_ANSWER * 2}
      />
    </Field>
  )
}
