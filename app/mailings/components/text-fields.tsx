// The words of a message in both languages, and the variables they may name.
import { spelled, type Variable } from '#app/outbox/message-template.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import type { FieldErrors } from '#app/ui/field.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { textErrors, textMessages } from '../text-messages.ts'

export type TypedWords = Record<Language, { subject: string; body: string; sms: string }>
export type SentFaults = Partial<Record<Language, Record<string, { error: string; what?: string } | undefined>>>

/** `subject` in Chinese, `subjectEn` in English. */
export function fieldName(part: 'subject' | 'body' | 'sms', language: Language): string {
  return language === 'en' ? `${part}En` : part
}

/** What is wrong, as sentences by the name of the field. */
export function useTextErrors(faults: SentFaults = {}): FieldErrors & Record<string, string> {
  const text = useMessages(textErrors)
  return Object.fromEntries(
    LANGUAGES.flatMap((language) =>
      (['subject', 'body', 'sms'] as const).flatMap((part) => {
        const fault = faults[language]?.[part]
        return fault ? [[fieldName(part, language), text(fault.error as 'tooLong', { what: fault.what ?? '' })]] : []
      }),
    ),
  )
}

type Props = { words: TypedWords; errors: FieldErrors; neededInSms: readonly Variable[] | null }

export function TextFields({ words, errors, neededInSms }: Props) {
  const text = useMessages(textMessages)
  const needed = (language: Language) => (neededInSms ?? []).map((variable) => spelled(variable, language)).join(' ')
  return LANGUAGES.map((language, index) => (
    <Section key={language} id={`words-${language}`} title={text(`fields.${language}`)} first={index === 0}>
      <TextField
        name={fieldName('subject', language)}
        label={text('subject')}
        defaultValue={words[language].subject}
        error={errors[fieldName('subject', language)]}
      />
      <TextArea
        name={fieldName('body', language)}
        rows={4}
        label={text('body')}
        hint={text('bodyHint')}
        defaultValue={words[language].body}
        error={errors[fieldName('body', language)]}
      />
      {neededInSms ? (
        <TextArea
          name={fieldName('sms', language)}
          rows={3}
          label={text('sms')}
          hint={text('smsHint', { needed: needed(language) })}
          defaultValue={words[language].sms}
          error={errors[fieldName('sms', language)]}
        />
      ) : null}
    </Section>
  ))
}

export type ShownVariable = { variable: Variable; sample: Record<Language, string> }

/** Each variable as it is written, what it means, and an example. */
export function VariableTable({ variables }: { variables: readonly ShownVariable[] }) {
  const text = useMessages(textMessages)
  const language = useLanguage()
  return (
    <details className="my-4">
      <summary>{text('variables')}</summary>
      <p className="hint">{text('variablesLead')}</p>
      <Table
        caption={text('variables')}
        captionHidden
        rows={variables}
        rowKey={(row) => row.variable}
        empty={text('nothing')}
        columns={[
          {
            key: 'variable',
            label: text('variable'),
            rowHeader: true,
            nowrap: true,
            cell: ({ variable }) => (
              <>
                <code>{spelled(variable, 'zh-CN')}</code> <code>{spelled(variable, 'en')}</code>
              </>
            ),
          },
          { key: 'meaning', label: text('meaning'), cell: ({ variable }) => text(`var.${variable}`) },
          {
            key: 'sample',
            label: text('sample'),
            cell: ({ sample }) => <span className="break-words">{sample[language]}</span>,
          },
        ]}
      />
    </details>
  )
}
