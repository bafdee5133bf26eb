import type { Language } from '#app/platform/language.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { concernKindMessages } from '../concern-kind-messages.ts'
import { type ConcernKind, concernName } from '../concern-kinds.ts'

type Listed = ConcernKind & { used: number }

/** The kinds in their order, each with the button that takes it out of the choices or back in. */
export function ConcernKindTable(props: { address: string; kinds: readonly Listed[]; version: number }) {
  const { address, kinds, version } = props
  const text = useMessages(concernKindMessages)
  const language = useLanguage()
  const named = (which: Language) => ({
    key: which,
    label: text(which === 'en' ? 'nameEn' : 'name'),
    cell: (kind: Listed) => (which === 'en' ? kind.nameEn : kind.name),
  })
  return (
    <Table
      caption={text('list')}
      captionHidden
      rows={kinds}
      rowKey={({ key }) => key}
      empty={null}
      note={text('keyNote')}
      columns={[
        { ...named(language), rowHeader: true },
        named(language === 'en' ? 'zh-CN' : 'en'),
        { key: 'basis', label: text('basis'), cell: ({ basis }) => basis },
        { key: 'key', label: text('key'), cell: ({ key }) => <code>{key}</code> },
        { key: 'used', label: text('used'), numeric: true, cell: ({ used }) => used },
        {
          key: 'state',
          label: text('state'),
          nowrap: true,
          cell: ({ retired }) => (
            <StateTag tone={retired ? 'idle' : 'ok'}>{text(retired ? 'retired' : 'inUse')}</StateTag>
          ),
        },
        {
          key: 'act',
          label: text('act'),
          nowrap: true,
          cell: ({ key, retired }) => {
            const intent = retired ? 'restore' : 'retire'
            const name = concernName(kinds, key, language)
            return (
              <Form action={address}>
                <HiddenFields values={{ intent, key, basedOn: version }} />
                <Button size="s" aria-label={text(`${intent}Of`, { name })}>
                  {text(intent)}
                </Button>
              </Form>
            )
          },
        },
      ]}
    />
  )
}

type FieldsProps = {
  address: string
  /** null: a new one */
  kind: ConcernKind | null
  version: number
  form: RefusedForm | undefined
  errors: Record<string, string>
}

/** The words of a kind, folded away until they are wanted; those of a new one stand open. */
export function ConcernKindFields({ address, kind, version, form, errors }: FieldsProps) {
  const text = useMessages(concernKindMessages)
  const language = useLanguage()
  const mine = form && typed(form, 'intent') === '' && typed(form, 'key') === (kind?.key ?? '') ? form : undefined
  const field = (name: 'name' | 'nameEn' | 'short' | 'shortEn' | 'basis') => ({
    name,
    id: mine ? name : `${kind?.key ?? 'new'}-${name}`,
    error: mine ? errors[name] : undefined,
    defaultValue: typed(mine, name, kind?.[name] ?? ''),
    label: text(name),
  })
  const fields = (
    <Form action={address} className="max-w-[42rem]">
      <HiddenFields values={{ key: kind?.key, basedOn: version }} />
      <TextField {...field('name')} width="l" required />
      <TextField {...field('nameEn')} width="l" required />
      <TextField {...field('short')} hint={text('shortHint')} width="m" required={false} />
      <TextField {...field('shortEn')} width="m" required={false} />
      <TextArea {...field('basis')} hint={text('basisHint')} rows={2} required />
      <Button>{text(kind ? 'save' : 'addSubmit')}</Button>
    </Form>
  )
  if (!kind) return fields
  return (
    <details open={mine !== undefined} className="my-3">
      <summary>{text('editOf', { name: concernName([kind], kind.key, language) })}</summary>
      {fields}
    </details>
  )
}
