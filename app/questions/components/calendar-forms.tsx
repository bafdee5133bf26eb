import { Button } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type Option, SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { policyMessages } from '../policy-messages.ts'

type FormProps = { form: RefusedForm | undefined; errors: Readonly<Record<string, string>> }

/** Names, ids and what was typed of the fields of one of the page's forms. */
function fieldsOf({ form, errors }: FormProps, intent: string, values: Readonly<Record<string, string>> = {}) {
  const mine = form && typed(form, 'intent') === intent ? form : undefined
  return (name: string) => ({
    name,
    id: mine ? name : `${intent}-${name}`,
    error: mine ? errors[name] : undefined,
    defaultValue: typed(mine, name, values[name]),
  })
}

type CalendarFormProps = FormProps & { year: { year: string; source: string; holidays: string } | null }

/** A year of holidays from its notice: a new one, or one that is corrected. */
export function CalendarForm({ year, ...props }: CalendarFormProps) {
  const text = useMessages(policyMessages)
  const field = fieldsOf(props, 'calendar', year ?? {})
  return (
    <section aria-labelledby="year-title" id="edit-year">
      <h3 id="year-title" className="section-title is-small mb-3">
        {year ? text('editYearOf', { year: year.year }) : text('addYear')}
      </h3>
      <Form action="/console/limits">
        <HiddenFields values={{ intent: 'calendar' }} />
        <TextField {...field('year')} label={text('year')} hint={text('yearHint')} inputMode="numeric" width="s" />
        <TextField {...field('source')} label={text('source')} width="l" />
        <TextArea {...field('holidays')} label={text('holidays')} hint={text('holidaysHint')} rows={8} />
        <Button>{text('saveYear')}</Button>
      </Form>
    </section>
  )
}

type Closure = { id: string; area: string; days: string; reason: string; source: string; by: string; moment: string }

/** Closed days of places, each to be taken back by whoever may edit. */
export function ClosureTable({ closures, mayEdit }: { closures: readonly Closure[]; mayEdit: boolean }) {
  const text = useMessages(policyMessages)
  return (
    <Table
      caption={text('closures')}
      captionHidden
      rows={closures}
      rowKey={(row) => row.id}
      empty={text('closuresNone')}
      columns={[
        { key: 'where', label: text('where'), rowHeader: true, cell: (row) => row.area },
        { key: 'days', label: text('closureDays'), cell: (row) => row.days },
        { key: 'reason', label: text('closureReason'), cell: (row) => row.reason },
        { key: 'source', label: text('basis'), cell: (row) => row.source },
        {
          key: 'entered',
          label: text('closureEntered'),
          cell: (row) => (
            <>
              <span className="hint">{text('changedBy', { name: row.by, moment: row.moment })}</span>
              {mayEdit ? (
                <Form action="/console/limits">
                  <HiddenFields values={{ intent: 'withdrawClosure', id: row.id }} />
                  <Button variant="quiet" size="s">
                    {text('closureWithdraw')}
                  </Button>
                </Form>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}

/** Days on which the offices of one place are closed. */
export function ClosureForm({ areas, ...props }: FormProps & { areas: readonly Option[] }) {
  const text = useMessages(policyMessages)
  const field = fieldsOf(props, 'closure')
  return (
    <section aria-labelledby="closure-title">
      <h3 id="closure-title" className="section-title is-small mt-6 mb-3">
        {text('addClosure')}
      </h3>
      <Form action="/console/limits">
        <HiddenFields values={{ intent: 'closure' }} />
        <SelectField
          {...field('areaId')}
          label={text('area')}
          hint={text('closureAreaHint')}
          placeholder={text('closureAreaChoose')}
          options={areas}
          width="m"
        />
        <DateTimeField {...field('firstDay')} label={text('firstDay')} kind="date" />
        <DateTimeField
          {...field('lastDay')}
          label={text('lastDay')}
          hint={text('lastDayHint')}
          kind="date"
          required={false}
        />
        <TextField {...field('reason')} label={text('closureReason')} hint={text('closureReasonHint')} width="m" />
        <TextField {...field('closureSource')} label={text('source')} width="l" />
        <Button>{text('saveClosure')}</Button>
      </Form>
    </section>
  )
}
