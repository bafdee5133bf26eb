import { localName } from '#app/platform/local-text.ts'
import { Button } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { caseMessages } from '../case-messages.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { StepForm } from './step-form.tsx'

/** Notes shown before the older ones are folded away. */
const SHOWN = 3

/** 内部备注, in the colour of what the public never sees; apart from every text that is published. */
export function CaseNotes({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(caseMessages)
  const isEmpty = file.notes.length === 0
  const older = file.notes.slice(0, -SHOWN)
  return (
    <section id="notes" aria-label={text('notes')} className="mb-4">
      <Panel
        tone="internal"
        icon="lock"
        title={isEmpty ? undefined : text('notes')}
        aside={isEmpty ? undefined : text('notesNever')}
      >
        {older.length > 0 ? (
          <details>
            <summary>{text('notesOlder', { count: older.length })}</summary>
            <Notes notes={older} />
          </details>
        ) : null}
        <Notes notes={file.notes.slice(-SHOWN)} />
        <StepForm
          address={file.address}
          form={form}
          intent="note"
          title={isEmpty ? text('noteFirst') : text('noteWrite')}
        >
          {(field) => (
            <>
              <TextArea {...field('noteText')} label={text('noteText')} hint={text('noteHint')} rows={3} />
              <RadioGroup
                name="audience"
                id={field('audience').id}
                label={text('noteFor')}
                error={field('audience').error}
                defaultValue={field('audience', 'case').defaultValue}
                choices={[
                  { value: 'case', label: text('noteForCase') },
                  { value: 'department', label: text('noteForDepartment') },
                ]}
              />
              <Button icon="lock">{text('noteSubmit')}</Button>
            </>
          )}
        </StepForm>
      </Panel>
    </section>
  )
}

function Notes({ notes }: { notes: CaseView['notes'] }) {
  const text = useMessages(caseMessages)
  const language = useLanguage()
  return notes.map((note) => (
    <div key={note.id} className="my-2">
      <p className="hint">
        {[
          note.department ? localName(language, note.department.name, note.department.nameEn) : text('noteOverseer'),
          note.author,
          note.moment,
          note.audience === 'department' ? text('noteOnlyDepartment') : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="whitespace-pre-line">{note.text}</p>
    </div>
  ))
}
