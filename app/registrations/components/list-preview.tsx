import type { ReactNode } from 'react'
// The list as it was understood, before it counts.
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { type Column, Table } from '#app/ui/table.tsx'
import type { ListPreview } from '../list-check.ts'
import { listMessages } from '../list-messages.ts'
import type { ListPerson } from '../people-list.ts'

/** Id of the form that carries everything typed, for the buttons and lines beside it. */
export const LIST_FORM = 'list-preview'

const OUTLOOKS = ['confirmed', 'waiting', 'pendingApproval', 'inLottery', 'full'] as const

type Props = {
  action: string
  preview: ListPreview
  values: Readonly<Record<string, string | readonly string[]>>
  /** what stands above the list: session, group, leader */
  rows: readonly SummaryRow[]
  /** registers a group with its leader, or every row alone */
  group: boolean
  /** stands in the form, above its buttons */
  children?: ReactNode
}

/** Everything typed travels along unseen: confirming checks it again, going back shows it again. */
export function ListPreviewPart({ action, preview, values, rows, group, children }: Props) {
  const text = useMessages(listMessages)
  const listed = useListed()
  const { list, people, outlook } = preview
  const full = (outlook?.full ?? 0) > 0
  const kept = Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name !== 'intent' && name !== 'step')
      .map(([name, value]) => [typeof value === 'string' ? name : `${name}[]`, value]),
  )
  const uses = (field: 'phone' | 'email' | 'guardian') => list.people.some((person) => person[field] !== undefined)
  const columns: Column<ListPerson>[] = [
    { key: 'row', label: text('row'), nowrap: true, cell: ({ row }) => text('rowNumber', { row }) },
    { key: 'name', label: text('column.name'), rowHeader: true, cell: ({ name }) => name },
    ...(['phone', 'email', 'guardian'] as const).filter(uses).map((field) => ({
      key: field,
      label: text(`column.${field}`),
      nowrap: field === 'phone',
      cell: (person: ListPerson) => person[field] ?? '',
    })),
    ...(list.people.some((person) => person.people > 1)
      ? [{ key: 'people', label: text('column.people'), numeric: true, cell: (person: ListPerson) => person.people }]
      : []),
  ]
  return (
    <>
      <Banner result tone={full ? 'error' : 'info'} title={text('previewTitle')}>
        <p>{text(full ? 'outlookFull' : 'previewLead')}</p>
      </Banner>
      <SummaryList
        rows={[
          ...rows,
          { label: text('people'), value: text(group ? 'withLeader' : 'peopleValue', { count: people }) },
          ...(outlook
            ? [
                {
                  label: text('outlook'),
                  value: (
                    <>
                      {OUTLOOKS.filter((place) => (outlook[place] ?? 0) > 0)
                        .map((place) => text(`outlook.${place}`, { count: outlook[place] ?? 0 }))
                        .join(' · ')}
                      <br />
                      <span className="hint">{text('outlookNote')}</span>
                    </>
                  ),
                },
              ]
            : []),
          ...(list.ignored.length > 0 ? [{ label: text('ignored'), value: listed(list.ignored) }] : []),
          ...(list.namesakes.length > 0
            ? [{ label: text('namesakes'), value: text('namesakesText', { rows: listed(list.namesakes.map(String)) }) }]
            : []),
        ]}
      />
      <Form id={LIST_FORM} action={action} encType="multipart/form-data">
        <HiddenFields values={kept} />
        {children}
        <Buttons>
          {full ? null : (
            <Button variant="primary" size="l" name="intent" value="confirm">
              {group ? text('confirmGroup', { count: people }) : text('confirmEach', { count: list.people.length })}
            </Button>
          )}
          <Button size="l" name="intent" value="edit">
            {text('edit')}
          </Button>
        </Buttons>
      </Form>
      <Section id="people" title={text('peopleList', { count: list.people.length })}>
        {group ? (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4 gap-y-1">
            {list.people.map(({ row, name }) => (
              <li key={row}>
                <span className="hint">{text('rowNumber', { row })}</span> {name}
              </li>
            ))}
          </ul>
        ) : (
          <Table
            caption={text('peopleList', { count: list.people.length })}
            captionHidden
            rows={list.people}
            rowKey={({ row }) => String(row)}
            columns={columns}
            empty={null}
          />
        )}
      </Section>
    </>
  )
}
