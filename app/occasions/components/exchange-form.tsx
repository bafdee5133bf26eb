// The form of one entry of a transcript. Made to be filled again and again: what does not change stays filled.

import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { EXCHANGE_KINDS } from '../exchange.ts'
import { transcriptMessages } from '../transcript-messages.ts'

export type ShownEntry = {
  id: string
  revision: number
  kind: 'statement' | 'question'
  asker: string
  journalist: string | null
  question: string
  questionId: string | null
  speaker: string
  answer: string
}

type Props = {
  action: string
  edited?: ShownEntry
  answer?: RefusedForm
  errors: Readonly<Record<string, string>>
  speakers: readonly { name: string; post: string }[]
  questions: readonly { id: string; text: string }[]
  press: boolean
  idempotencyKey: string
}

export function ExchangeForm({ action, edited, answer, errors, speakers, questions, press, idempotencyKey }: Props) {
  const text = useMessages(transcriptMessages)
  const listed = useListed()
  const names = speakers.map((speaker) => `${speaker.name}（${speaker.post}）`)
  const value = (name: keyof ShownEntry, otherwise = '') => typed(answer, name, String(edited?.[name] ?? otherwise))
  const hidden = edited
    ? { intent: 'change', entry: edited.id, revision: typed(answer, 'revision', String(edited.revision)) }
    : { intent: 'enter', key: typed(answer, 'key', idempotencyKey) || idempotencyKey }
  return (
    <Form action={action}>
      <HiddenFields values={hidden} />
      <FieldColumns>
        <SelectField
          name="kind"
          label={text('kind')}
          options={EXCHANGE_KINDS.map((kind) => ({ value: kind, label: text(kind) }))}
          defaultValue={value('kind', 'question')}
        />
        <TextField
          name="asker"
          label={text('asker')}
          hint={text('askerHint')}
          maxLength={40}
          defaultValue={value('asker')}
          error={errors.asker}
          required={false}
        />
      </FieldColumns>
      {press ? (
        <>
          <TextField
            name="journalist"
            label={text('journalist')}
            hint={text('journalistHint')}
            maxLength={20}
            defaultValue={value('journalist')}
            autoComplete="off"
            error={errors.journalist}
            required={false}
          />
          <CheckboxField
            name="journalistAgreed"
            label={text('journalistAgreed')}
            defaultChecked={typed(answer, 'journalistAgreed', edited?.journalist ? 'yes' : '') === 'yes'}
            error={errors.journalistAgreed}
            required={false}
          />
        </>
      ) : null}
      {questions.length > 0 && !edited?.questionId ? (
        <SelectField
          name="questionId"
          label={text('fromSite')}
          hint={text('fromSiteHint')}
          placeholder={text('fromSiteNone')}
          options={questions.map((one) => ({ value: one.id, label: one.text.slice(0, 60) }))}
          defaultValue={value('questionId')}
          error={errors.questionId}
          required={false}
        />
      ) : null}
      <TextArea
        name="question"
        label={text('questionText')}
        rows={3}
        defaultValue={value('question')}
        error={errors.question}
        required={false}
      />
      <TextField
        name="speaker"
        label={text('speaker')}
        hint={names.length > 0 ? text('speakerPick', { names: listed(names) }) : text('speakerHint')}
        defaultValue={value('speaker', names.length === 1 ? names[0] : '')}
        error={errors.speaker}
        required
      />
      <TextArea
        name="answer"
        label={text('answer')}
        rows={7}
        defaultValue={value('answer')}
        error={errors.answer}
        required
      />
      {answer?.errors.answer === 'problem_personalData' ? (
        <CheckboxField name="keepHints" label={text('keepHints')} required={false} />
      ) : null}
      <Buttons>
        <Button variant="primary">{text(edited ? 'save' : 'enter')}</Button>
        {edited ? <ButtonLink href={action}>{text('cancelEdit')}</ButtonLink> : null}
      </Buttons>
    </Form>
  )
}
