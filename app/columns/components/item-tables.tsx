// Choosing what a section shows: what was chosen, in its order, and what could be added.
import { Button, Buttons } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { columnDeskMessages } from '../column-desk-messages.ts'
import type { ShownItem } from '../column-items.server.ts'

/** `shown` is null for what is public no longer. */
export type ChosenItem = { value: string; shown: ShownItem | null }

export function ChosenItems({ basedOn, items }: { basedOn: string; items: readonly ChosenItem[] }) {
  const text = useMessages(columnDeskMessages)
  const titleOf = (item: ChosenItem) => item.shown?.title ?? text('itemGone')
  return (
    <Form>
      <HiddenFields values={{ intent: 'arrange', basedOn }} />
      <Table
        caption={text('itemsTitle')}
        captionHidden
        rows={items}
        rowKey={(item) => item.value}
        empty={null}
        columns={[
          {
            key: 'place',
            label: text('place'),
            cell: (item) => (
              <>
                <HiddenFields values={{ 'item[]': item.value }} />
                <input
                  className="input width-s"
                  name="place[]"
                  inputMode="numeric"
                  defaultValue={items.indexOf(item) + 1}
                  aria-label={`${text('place')}：${titleOf(item)}`}
                />
              </>
            ),
          },
          {
            key: 'title',
            label: text('itemTitle'),
            rowHeader: true,
            cell: (item) => (item.shown ? <Link href={item.shown.href}>{item.shown.title}</Link> : titleOf(item)),
          },
          { key: 'kind', label: text('itemKind'), cell: (item) => item.shown?.kind ?? '—' },
          {
            key: 'drop',
            label: text('drop'),
            cell: (item) => (
              <input
                type="checkbox"
                className="box"
                name="drop[]"
                value={item.value}
                aria-label={`${text('drop')}：${titleOf(item)}`}
              />
            ),
          },
        ]}
      />
      <Buttons>
        <Button>{text('arrange')}</Button>
      </Buttons>
    </Form>
  )
}

type ChoiceProps = {
  basedOn: string
  choices: readonly ShownItem[]
  /** values of what the section has already */
  chosen: readonly string[]
  error?: string
}

export function ChoiceTable({ basedOn, choices, chosen, error }: ChoiceProps) {
  const text = useMessages(columnDeskMessages)
  const fresh = choices.filter(({ value }) => !chosen.includes(value))
  return (
    <Form className="mt-4" id="add">
      <HiddenFields values={{ intent: 'add', basedOn }} />
      {error ? <FieldError id="add">{error}</FieldError> : null}
      <Table
        caption={text('findTitle')}
        captionHidden
        rows={fresh}
        rowKey={(item) => item.value}
        empty={<p>{text('findNone')}</p>}
        select={{
          name: 'add[]',
          value: (item) => item.value,
          label: (item) => text('choose', { title: item.title }),
        }}
        columns={[
          {
            key: 'title',
            label: text('itemTitle'),
            rowHeader: true,
            cell: (item) => <Link href={item.href}>{item.title}</Link>,
          },
          { key: 'meta', label: text('itemKind'), cell: (item) => `${item.kind} · ${item.meta}` },
        ]}
      />
      {fresh.length > 0 ? (
        <Buttons>
          <Button variant="primary">{text('addChosen')}</Button>
        </Buttons>
      ) : null}
    </Form>
  )
}
