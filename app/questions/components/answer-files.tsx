import { Button } from '#app/ui/button.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { answerMessages } from '../answer-messages.ts'
import type { CaseView } from './case-form.ts'

const WHO = { public: 'filePublic', asker: 'fileAsker', internal: 'fileInternal' } as const
const CHOICES = ['public', 'asker', 'internal'] as const

/** 附件 of the newest version: who may see each, changed or taken out by a new version. */
export function AnswerFiles({ file }: { file: CaseView }) {
  const text = useMessages(answerMessages)
  const { files } = file.extras
  if (!file.latest || (!file.may.draft && files.length === 0)) return null
  const action = file.address
  return (
    <Section id="files" title={text('files')}>
      <ul>
        {files.map((one) => (
          <li key={one.id} className="my-2 flex flex-wrap items-center gap-3">
            <Link href={`${action}/files/${one.id}`}>{one.name}</Link>
            <span className="hint">{text(WHO[one.publicity])}</span>
            {file.may.draft ? (
              <Form action={action} className="flex gap-2">
                <HiddenFields values={{ intent: 'file', fileId: one.id }} />
                {CHOICES.filter((choice) => choice !== one.publicity).map((choice) => (
                  <Button key={choice} size="s" name="publicity" value={choice}>
                    {text('fileSet', { who: text(WHO[choice]) })}
                  </Button>
                ))}
                <Button size="s" name="publicity" value="">
                  {text('fileRemove')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {file.may.draft ? (
        <details>
          <summary>{text('fileAdd')}</summary>
          <Form action={`${action}/files`} encType="multipart/form-data">
            <FileField
              name="file"
              label={text('file')}
              hint={text('filesHint')}
              accept="application/pdf,image/png,image/jpeg,image/webp"
            />
            <TextField name="name" id="file-name" label={text('fileName')} maxLength={80} width="l" />
            <SelectField
              name="publicity"
              id="file-publicity"
              label={text('filePublicity')}
              defaultValue="public"
              options={CHOICES.map((value) => ({ value, label: text(WHO[value]) }))}
            />
            <Button icon="paperclip">{text('fileAdd')}</Button>
          </Form>
        </details>
      ) : null}
    </Section>
  )
}
