// Planning the slots of an event: the table, the form for one, the form for a series with its preview.
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Allocation } from '../event.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { SlotRuleFields, type SlotValues } from './slot-rule-fields.tsx'

type SlotLine = {
  id: string
  day: string
  times: string
  capacity: number
  taken: number
  waiting: number
  waitingCapacity: number
  allocation: Allocation
  /** a lottery that the public knows of: it has a page of its own */
  drawable: boolean
  opens: string
  closes: string
  cancelled: boolean
}

export function SlotTable({
  eventId,
  slots,
  mayEdit,
}: {
  eventId: string
  slots: readonly SlotLine[]
  mayEdit: boolean
}) {
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  return (
    <Table
      caption={text('slotsTitle')}
      rows={slots}
      rowKey={(slot) => slot.id}
      empty={<p>{text('slotsEmpty')}</p>}
      columns={[
        {
          key: 'time',
          label: text('slotTime'),
          rowHeader: true,
          cell: (slot) => (
            <>
              {slot.day} {slot.times}
              {slot.cancelled ? (
                <span className="block">
                  <StateTag tone="bad">{text('slotCancelled')}</StateTag>
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'places',
          label: text('slotPlaces'),
          cell: (slot) => <Meter label={text('slotPlaces')} labelHidden value={slot.taken} max={slot.capacity} />,
        },
        {
          key: 'waiting',
          label: text('slotWaiting'),
          numeric: true,
          cell: (slot) => `${slot.waiting} / ${slot.waitingCapacity}`,
        },
        {
          key: 'allocation',
          label: text('slotAllocation'),
          cell: (slot) =>
            slot.drawable && mayEdit ? (
              <Link href={`/console/events/${eventId}/slots/${slot.id}/draw`}>{words(slot.allocation)}</Link>
            ) : (
              words(slot.allocation)
            ),
        },
        {
          key: 'signUp',
          label: text('slotSignUp'),
          cell: (slot) => text('slotSpan', { from: slot.opens, to: slot.closes }),
        },
        ...(mayEdit
          ? [
              {
                key: 'change',
                label: text('slotChange'),
                labelHidden: true,
                cell: (slot: SlotLine) =>
                  slot.cancelled ? null : (
                    <Link
                      href={`/console/events/${eventId}/slots/${slot.id}`}
                      aria-label={`${text('slotChange')} ${slot.day} ${slot.times}`}
                    >
                      {text('slotChange')}
                    </Link>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

type FormProps = { values: SlotValues; errors: Readonly<Record<string, string>> }

const one = (values: SlotValues, name: string) => {
  const given = values[name]
  return typeof given === 'string' ? given : undefined
}

export function OneSlotForm({ values, errors }: FormProps) {
  const text = useMessages(eventChangeMessages)
  return (
    <Section id="one" title={text('addOneTitle')}>
      <Form>
        <OneSlotFields values={values} errors={errors} />
        <Buttons>
          <Button name="intent" value="one">
            {text('addSlot')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}

/** Day, times and rules of one slot. */
export function OneSlotFields({ values, errors }: FormProps) {
  const words = useMessages(eventFormMessages)
  return (
    <>
      <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
        <DateTimeField
          kind="date"
          name="day"
          label={words('day')}
          defaultValue={one(values, 'day')}
          error={errors.day}
          required
        />
        <DateTimeField
          kind="time"
          step={300}
          name="from"
          label={words('from')}
          defaultValue={one(values, 'from')}
          error={errors.from}
          required
        />
        <DateTimeField
          kind="time"
          step={300}
          name="to"
          label={words('to')}
          defaultValue={one(values, 'to')}
          error={errors.to}
          required
        />
      </div>
      <SlotRuleFields values={values} errors={errors} />
    </>
  )
}

export function SeriesForm({ values, errors }: FormProps) {
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  return (
    <Section id="many" title={text('addSeries')}>
      <Form>
        <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
          <DateTimeField
            kind="date"
            name="firstDay"
            label={words('firstDay')}
            defaultValue={one(values, 'firstDay')}
            error={errors.firstDay}
            required
          />
          <DateTimeField
            kind="date"
            name="lastDay"
            label={words('lastDay')}
            hint={words('lastDayHint')}
            defaultValue={one(values, 'lastDay')}
            error={errors.lastDay}
            required={false}
          />
        </div>
        <CheckboxField
          name="workdaysOnly"
          label={words('workdaysOnly')}
          defaultChecked={Boolean(one(values, 'workdaysOnly'))}
        />
        <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
          <DateTimeField
            kind="time"
            step={300}
            name="from"
            label={words('from')}
            defaultValue={one(values, 'from') ?? '09:00'}
            error={errors.from}
            required
          />
          <DateTimeField
            kind="time"
            step={300}
            name="to"
            label={words('to')}
            defaultValue={one(values, 'to') ?? '11:30'}
            error={errors.to}
            required
          />
          <TextField
            name="every"
            width="s"
            inputMode="numeric"
            label={words('every')}
            defaultValue={one(values, 'every') ?? '30'}
            error={errors.every}
            required
          />
          <TextField
            name="duration"
            width="s"
            inputMode="numeric"
            label={words('duration')}
            defaultValue={one(values, 'duration') ?? '30'}
            error={errors.duration}
            required
          />
        </div>
        <div className="my-4 flex flex-wrap items-end gap-x-6 gap-y-4 [&_.field]:m-0">
          <DateTimeField
            kind="time"
            step={300}
            name="pauseFrom"
            label={words('pauseFrom')}
            hint={words('pauseHint')}
            defaultValue={one(values, 'pauseFrom')}
            error={errors.pauseFrom}
            required={false}
          />
          <DateTimeField
            kind="time"
            step={300}
            name="pauseTo"
            label={words('pauseTo')}
            defaultValue={one(values, 'pauseTo')}
            error={errors.pauseTo}
            required={false}
          />
        </div>
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

/** The slots of a series before they are saved. */
export function SeriesPreview({
  times,
  values,
}: {
  times: readonly { day: string; times: string }[]
  values: Readonly<Record<string, string | readonly string[]>>
}) {
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  const { intent: _intent, ...kept } = values
  const rows = times.map((time, index) => ({ ...time, number: index + 1 }))
  return (
    <Section id="series" title={text('seriesPreviewTitle', { count: times.length })} first>
      <p>
        {text('seriesPlaces', { count: times.length * (Number(values.capacity) || 0) })} {text('seriesPreviewText')}
      </p>
      <Table
        caption={text('slotsTitle')}
        captionHidden
        rows={rows}
        rowKey={(row) => String(row.number)}
        empty=""
        columns={[
          { key: 'number', label: '#', numeric: true, cell: (row) => row.number },
          { key: 'day', label: words('day'), rowHeader: true, cell: (row) => row.day },
          { key: 'times', label: text('slotTime'), cell: (row) => row.times },
        ]}
      />
      <Form className="mt-4">
        <HiddenFields values={kept} />
        <Buttons>
          <Button variant="primary" name="intent" value="series">
            {text('seriesSave', { count: times.length })}
          </Button>
          <Button name="intent" value="back">
            {text('back')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}
