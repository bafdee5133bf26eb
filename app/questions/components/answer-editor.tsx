import { KeptStatus, NewerNotice, RestoredNotice } from '#app/drafts/components/draft-keeping.tsx'
import { draftsMessages } from '#app/drafts/drafts-messages.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed } from '#app/web/form-state.ts'
import type { AnswerDesk } from '../answer-desk.server.ts'
import { answerMessages } from '../answer-messages.ts'
import { caseMessages } from '../case-messages.ts'
import { LONGEST_ANSWER } from '../question-forms.ts'
import { countChanges, textChanges } from '../text-changes.ts'
import { type CaseView, type SentForm, sentAs } from './case-form.ts'
import { Changes } from './changes.tsx'
import { CitationFields } from './citation-fields.tsx'
import { KeepHints } from './keep-hints.tsx'
import { ModulePicker } from './module-picker.tsx'
import { PasteNotes } from './paste-notes.tsx'

const PUBLICITY = [
  { value: 'public', label: 'publicityPublic' },
  { value: 'partial', label: 'publicityPartial' },
  { value: 'withheld', label: 'publicityWithheld' },
] as const

/** `told`: number of a colleague's version, for which this save was refused and which the page now tells of. */
type Props = { file: CaseView; desk: AnswerDesk; form: SentForm | undefined; told?: number }

/**
 * The editor of the answer; each save is a version. Shown for drafting and, folded, for correcting what is public. While
 * somebody else writes, there is only what they saved, and the button to take over.
 */
export function AnswerEditor({ file, desk, form, told }: Props) {
  const text = useMessages(caseMessages)
  const sent = sentAs(form, 'draft', 'correct')
  if (file.may.correct && !file.may.draft) {
    return (
      <Section id="answer" title={text('answer')} aside={<KeptStatus />}>
        <details open={sent !== undefined || desk.draft !== null || desk.held !== null}>
          <summary>{text('correctTitle')}</summary>
          <p className="hint">{text('correctText')}</p>
          <Desk file={file} desk={desk} form={sent} told={told} intent="correct" />
        </details>
      </Section>
    )
  }
  if (!file.may.draft && !file.latest) return null
  const whyNotHandIn = desk.held
    ? text('heldHandIn', { name: desk.held.by })
    : file.latest?.copyChanged
      ? text('publishCopy')
      : undefined
  return (
    <Section
      id="answer"
      title={text('answer')}
      aside={
        <>
          {file.may.draft ? <KeptStatus /> : null}
          {file.latest ? (
            <ButtonLink size="s" icon="eye" href={`/console/questions/${file.id}/preview`}>
              {text('preview')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {file.may.draft ? (
        <Desk file={file} desk={desk} form={sent} told={told} intent="draft" />
      ) : (
        <SavedText file={file} />
      )}
      {file.changes ? (
        <Changes
          changes={file.changes}
          words={{
            changed: text('changes', { number: file.changes.since, count: file.changes.count }),
            same: text('changesNone', { number: file.changes.since }),
          }}
        />
      ) : null}
      {file.may.requestReview && file.latest ? (
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'requestReview' }} />
          <Buttons>
            <Button icon="send" disabledReason={whyNotHandIn}>
              {text('requestReview')}
            </Button>
          </Buttons>
        </Form>
      ) : null}
    </Section>
  )
}

const ADOPTION = ['adopted', 'partly', 'notAdopted'] as const

/** Citations of the version, or of the answer it is built on; a basis from before they were data becomes the first. */
function citationsOf({ builtOn, extras, latest }: CaseView) {
  const from = builtOn ?? { citations: extras.citations, policyBasis: latest?.policyBasis ?? '' }
  if (from.citations.length > 0 || !from.policyBasis) return from.citations
  return [{ title: from.policyBasis, number: '', article: '', url: '', checkedOn: '' }]
}

type EditorProps = Props & { intent: 'draft' | 'correct' }

/** The text of the latest version, to be read. */
function SavedText({ file: { latest } }: { file: CaseView }) {
  const text = useMessages(caseMessages)
  return (
    <Panel>
      <p className="whitespace-pre-line">{latest ? latest.text : text('heldNothing')}</p>
      {latest?.policyBasis ? (
        <p className="hint whitespace-pre-line">
          {text('policyBasis')}：{latest.policyBasis}
        </p>
      ) : null}
    </Panel>
  )
}

/** The form, with what was typed and not handed in; or what somebody else has saved so far, who is writing it. */
function Desk({ file, desk, form, told, intent }: EditorProps) {
  const drafts = useMessages(draftsMessages)
  const { held, draft } = desk
  const action = file.address
  // An answer that was chosen to build on is not written over.
  const restored = draft && !form && !file.builtOn ? draft : null
  const shown = restored ? { intent, errors: {}, values: restored.values } : form
  const newer = restored ? restored.newer : newerThan(file, form)
  // A form comes back as it was sent. On a colleague's version it is based once the page has told of that one.
  const basedOn = form && told === undefined ? versionOf(typed(form, 'basedOn')) : told
  return (
    <>
      {held ? <HeldNotice file={file} held={held} isKept={draft !== null} /> : null}
      {restored ? <RestoredNotice time={restored.time} action={action} /> : null}
      {newer ? <Newer file={file} newer={newer} /> : null}
      {draft && file.builtOn && !form ? (
        <Banner
          tone="info"
          title={drafts('kept', { time: draft.time })}
          actions={
            <ButtonLink size="s" href={action}>
              {drafts('keptOpen')}
            </ButtonLink>
          }
        />
      ) : null}
      {held && !shown ? (
        <SavedText file={file} />
      ) : (
        <EditorForm file={file} desk={desk} form={shown} told={basedOn} intent={intent} />
      )}
    </>
  )
}

type HeldProps = { file: CaseView; held: NonNullable<AnswerDesk['held']>; isKept: boolean }

/** Who writes the answer, and the way to do it oneself. */
function HeldNotice({ file, held, isKept }: HeldProps) {
  const text = useMessages(caseMessages)
  const values = { name: held.by, time: held.since }
  return (
    <Banner
      tone="warning"
      title={text(held.tookMine ? 'heldTookMine' : 'heldBy', values)}
      actions={
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'takeOver', holder: held.staffId }} />
          <Button size="s" icon="pencil">
            {text('takeOver')}
          </Button>
        </Form>
      }
    >
      <p>{text(held.tookMine && isKept ? 'heldTookMineText' : 'heldText', values)}</p>
    </Banner>
  )
}

type Newer = NonNullable<NonNullable<AnswerDesk['draft']>['newer']>

/** What a colleague saved after the form that came back was opened, and how they differ. */
function newerThan({ latest }: CaseView, form: SentForm | undefined): Newer | null {
  const yours = versionOf(typed(form, 'basedOn'))
  if (!form || !latest || latest.number <= yours) return null
  const parts = textChanges(latest.text, typed(form, 'text'))
  return { yours, current: latest.number, changes: { since: latest.number, parts, count: countChanges(parts) } }
}

/** What was typed and what a colleague saved meanwhile, both of them. */
function Newer({ file, newer }: { file: CaseView; newer: Newer }) {
  const text = useMessages(caseMessages)
  const drafts = useMessages(draftsMessages)
  return (
    <>
      <NewerNotice yours={newer.yours} current={newer.current} />
      <details className="my-4">
        <summary>{drafts('current', { number: newer.current })}</summary>
        <SavedText file={file} />
      </details>
      <Changes
        changes={newer.changes}
        words={{
          changed: drafts('differs', { count: newer.changes.count }),
          same: text('changesNone', { number: newer.current }),
        }}
      />
    </>
  )
}

function EditorForm({ file, desk, form, told, intent }: EditorProps) {
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
      <TextArea
        name="text"
        label={text('answerText')}
        hint={text('answerHint')}
        error={errors.text}
        defaultValue={typed(form, 'text', file.builtOn?.text ?? latest?.text ?? '')}
        rows={14}
        maxLength={LONGEST_ANSWER * 2}
      />
      <PasteNotes />
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
      <KeepHints error={errors.keepHints} />
      <Buttons>
        <Button disabledReason={desk.held ? text('heldSave', { name: desk.held.by }) : undefined}>
          {text(intent === 'correct' ? 'saveCorrection' : 'saveDraft')}
        </Button>
        <KeptStatus silent />
        <span className="hint">{text('voidNote')}</span>
      </Buttons>
      <ModulePicker file={file} form={form} />
      <script type="module" src="/answer-editor.js?v=1" />
    </Form>
  )
}
