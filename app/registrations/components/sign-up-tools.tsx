// Beside the list: which rows and columns it shows, views kept under a name, and the list as a file.
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Popover } from '#app/ui/popover.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { deskMessages } from '../desk-messages.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { ARRIVALS, SIGN_UP_COLUMNS, type SignUpQuery, SOURCES, signUpsHref } from '../sign-up-query.ts'

type Tools = { eventId: string; query: SignUpQuery }
type View = { id: string; name: string; query: string }

type Asked = readonly { id: string; label: string }[]

/** `asked`: the event's questions, whose answers may be columns too. */
export function FilterTool({ eventId, query, asked }: Tools & { asked: Asked }) {
  const text = useMessages(deskMessages)
  const words = useMessages(signUpMessages)
  return (
    <Popover label={text('filter')} icon="columns">
      <Form method="get" action={signUpsHref(eventId, {})}>
        <HiddenFields values={{ slot: query.slotId, list: query.listId, status: query.status, q: query.q }} />
        <SelectField
          name="arrival"
          label={text('arrival')}
          defaultValue={query.arrival ?? ''}
          placeholder={text('anyArrival')}
          options={ARRIVALS.map((value) => ({ value, label: text(`arrival.${value}`) }))}
        />
        <SelectField
          name="source"
          label={text('source')}
          defaultValue={query.source ?? ''}
          placeholder={text('anySource')}
          options={SOURCES.map((value) => ({ value, label: words(`source.${value}`) }))}
        />
        <CheckboxGroup
          name="col"
          label={text('columns')}
          defaultValues={[...query.columns, ...query.questions.map((id) => `q-${id}`)]}
          choices={[
            ...SIGN_UP_COLUMNS.map((value) => ({ value: value as string, label: text(`col.${value}`) })),
            ...asked.map(({ id, label }) => ({ value: `q-${id}`, label: text('col.question', { question: label }) })),
          ]}
        />
        <Button variant="primary">{text('apply')}</Button>
      </Form>
    </Popover>
  )
}

type ViewsProps = Tools & { views: readonly View[]; error?: string; typed?: string }

export function ViewsTool({ eventId, query, views, error, typed }: ViewsProps) {
  const text = useMessages(deskMessages)
  return (
    <Popover label={text('views')} icon="star" open={error !== undefined}>
      {views.length === 0 ? <p className="hint">{text('viewsNone')}</p> : null}
      <ul className="desk-views">
        {views.map((view) => (
          <li key={view.id}>
            <a className="link" href={`${signUpsHref(eventId, {})}${view.query ? `?${view.query}` : ''}`}>
              {view.name}
            </a>
            <Form action={signUpsHref(eventId, query)}>
              <HiddenFields values={{ intent: 'removeView', id: view.id }} />
              <Button variant="quiet" size="s" icon="cross" aria-label={text('viewRemove', { name: view.name })}>
                {''}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form action={signUpsHref(eventId, query)}>
        <HiddenFields values={{ intent: 'saveView' }} />
        <TextField
          name="view"
          label={text('viewName')}
          hint={text('viewHint')}
          error={error}
          defaultValue={typed}
          required
        />
        <Button>{text('viewSave')}</Button>
      </Form>
    </Popover>
  )
}

export function ExportTool({ eventId, query }: Tools) {
  const text = useMessages(deskMessages)
  return (
    <Popover label={text('exportFile')} icon="download" align="end">
      <Form action={signUpsHref(eventId, query, '/export')}>
        <p className="hint">{text('exportLead')}</p>
        <Buttons>
          <Button name="format" value="xlsx" variant="primary">
            {text('exportXlsx')}
          </Button>
          <Button name="format" value="csv">
            {text('exportCsv')}
          </Button>
        </Buttons>
      </Form>
    </Popover>
  )
}
