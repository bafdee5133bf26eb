// Slots in a series: the form, and what it would make before it is saved.
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { FieldRow } from '#app/ui/field-groups.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldsOf } from '#app/web/form-state.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import type { SlotFormProps } from './slot-fields.tsx'
import { SlotRuleFields } from './slot-rule-fields.tsx'

export function SeriesForm({ values, errors }: SlotFormProps) {
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  const field = fieldsOf(words, values, errors)
  const number = { width: 's', inputMode: 'numeric', required: true } as const
  return (
    <Section id="many" title={text('addSeries')}>
      <Form>
        <FieldRow>
          <DateTimeField kind="date" {...field('firstDay')} required />
          <DateTimeField kind="date" {...field('lastDay')} hint={words('lastDayHint')} required={false} />
        </FieldRow>
        <CheckboxField
          name="workdaysOnly"
          label={words('workdaysOnly')}
          defaultChecked={field('workdaysOnly').defaultValue !== ''}
        />
        <FieldRow>
          <DateTimeField kind="time" step={300} {...field('from', '09:00')} required />
          <DateTimeField kind="time" step={300} {...field('to', '11:30')} required />
          <TextField {...number} {...field('every', '30')} />
          <TextField {...number} {...field('duration', '30')} />
        </FieldRow>
        <FieldRow>
          <DateTimeField kind="time" step={300} {...field('pauseFrom')} hint={words('pauseHint')} required={false} />
          <DateTimeField kind="time" step={300} {...field('pauseTo')} required={false} />
        </FieldRow>
        <SlotRuleFields values={values} errors={errors} />
        <Buttons>
          <Button variant="primary" name="intent" value="preview">
            {text('previewSeries')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}

/** The slots of a series before they are saved; those that are there already are marked and not made again. */
export function SeriesPreview({
  times,
  values,
}: {
  times: readonly { day: string; times: string; places: number; there: boolean }[]
  values: Readonly<Record<string, string | readonly string[]>>
}) {
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  const { intent: _intent, ...kept } = values
  const count = times.filter(({ there }) => !there).length
  const skipped = times.length - count
  return (
    <Section id="series" title={text('seriesPreviewTitle', { count })} first>
      {count > 0 ? (
        <p>
          {text('seriesPlaces', { count: times.reduce((sum, { there, places }) => sum + (there ? 0 : places), 0) })}{' '}
          {text('seriesPreviewText')}
        </p>
      ) : null}
      {skipped > 0 ? <p>{text(count > 0 ? 'seriesSkips' : 'seriesNothing', { count: skipped })}</p> : null}
      <Table
        caption={text('slotsTitle')}
        captionHidden
        rows={times}
        rowKey={(row) => `${row.day} ${row.times}`}
        empty=""
        columns={[
          {
            key: 'slot',
            label: text('slotTime'),
            rowHeader: true,
            cell: (row) => `${row.day} ${row.times}`,
          },
          { key: 'places', label: words('capacity'), numeric: true, cell: (row) => row.places },
          ...(skipped > 0
            ? [
                {
                  key: 'there',
                  label: text('seriesState'),
                  cell: ({ there }: { there: boolean }) => (
                    <StateTag tone={there ? 'idle' : 'ok'}>{text(there ? 'seriesThere' : 'seriesNew')}</StateTag>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Form className="mt-4">
        <HiddenFields values={kept} />
        <Buttons>
          {count > 0 ? (
            <Button variant="primary" name="intent" value="series">
              {text('seriesSave', { count })}
            </Button>
          ) : null}
          <Button name="intent" value="back">
            {text('back')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}
