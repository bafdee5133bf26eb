import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { typed } from '#app/web/form-state.ts'
import { caseMessages } from '../case-messages.ts'
import { hintWord } from '../case-words.ts'
import { type CaseView, type SentForm, sentAs } from './case-form.ts'
import { HintedText } from './hinted-text.tsx'
import { KeepHints } from './keep-hints.tsx'

/** 原件 beside 公开件: what was asked in the colour of internal things, and what the public will read. */
export function CaseCopies({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(caseMessages)
  const listed = useListed()
  const { count, kinds } = file.hints
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <Panel tone="internal" icon="lock" title={text('original')} aside={text('originalWho')}>
        <p className="whitespace-pre-line">
          <HintedText parts={file.original} />
        </p>
        <SentFiles file={file} />
        <p className="hint">
          {count > 0
            ? text('found', { count, kinds: listed(kinds.map((kind) => hintWord(kind, text))) })
            : text('foundNone')}
        </p>
      </Panel>
      <Panel tone="ok" icon="eye" title={text('publicCopy')} aside={text('publicCopyWho')}>
        {file.may.redact ? (
          <CopyForm file={file} form={sentAs(form, 'redact')} />
        ) : (
          <p className="whitespace-pre-line">
            <HintedText parts={file.publicParts} />
          </p>
        )}
      </Panel>
    </div>
  )
}

/** What the asker sent along: opened in a window of its own, and every look is kept. */
function SentFiles({ file }: { file: CaseView }) {
  const text = useMessages(caseMessages)
  if (file.sent.length === 0) return null
  return (
    <ul className="my-2" aria-label={text('sentFiles')}>
      {file.sent.map(({ id, name, size }) => (
        <li key={id}>
          <Link href={`/console/questions/${file.id}/sent/${id}`}>{name}</Link>{' '}
          <span className="hint">{text('sentSize', { size: Math.max(1, Math.round(size / 1024)) })}</span>
        </li>
      ))}
    </ul>
  )
}

function CopyForm({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(caseMessages)
  return (
    <Form action={file.address}>
      <HiddenFields values={{ intent: 'redact' }} />
      <TextArea
        name="publicText"
        label={text('publicText')}
        hint={text('publicTextHint')}
        error={form?.errors.publicText}
        defaultValue={typed(form, 'publicText', file.publicText ?? file.suggestedCopy)}
        rows={4}
      />
      <TextField
        name="topic"
        label={text('topic')}
        hint={text('topicHint')}
        error={form?.errors.topic}
        defaultValue={typed(form, 'topic', file.topic ?? '')}
        width="m"
        required={false}
      />
      <KeepHints
        error={form?.errors.keepHints}
        id="keepHints-copy"
        texts={[typed(form, 'publicText'), typed(form, 'topic')]}
      />
      <Button>{text('saveCopy')}</Button>
    </Form>
  )
}
