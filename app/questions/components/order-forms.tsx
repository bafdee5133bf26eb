// The forms beside an order: receipt and reply for the department, closing, more time and the next colour for the issuer.
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { oversightMessages } from '../oversight-messages.ts'
import type { SupervisionLevel } from '../supervision.ts'

type Order = {
  id: string
  may: { receive: boolean; reply: boolean; close: boolean; extend: boolean; raise: SupervisionLevel | null }
  today: string
}
type Props = { order: Order; form: RefusedForm | undefined; errors: Record<string, string> }

export function OrderForms({ order, form, errors }: Props) {
  const text = useMessages(oversightMessages)
  const { may } = order
  const common = { order, form, errors }
  return (
    <>
      {may.receive ? (
        <Panel title={text('receive')} icon="check">
          <p className="hint">{text('receiveText')}</p>
          <OrderForm {...common} intent="receive" submit={text('receive')} />
        </Panel>
      ) : null}
      {may.reply ? (
        <Panel title={text('replyTitle')} icon="pencil" tone="accent">
          <OrderForm {...common} intent="reply" submit={text('submitReply')}>
            {(field) => <TextArea {...field('reply')} label={text('reply')} hint={text('replyHint')} rows={6} />}
          </OrderForm>
        </Panel>
      ) : null}
      {may.close ? (
        <Panel title={text('closeTitle')} icon="check-circle">
          <OrderForm {...common} intent="close" submit={text('submitClose')}>
            {(field) => <TextArea {...field('closeNote')} label={text('closeNote')} rows={2} />}
          </OrderForm>
        </Panel>
      ) : null}
      {may.raise ? (
        <Panel
          title={text('raiseTitle', { level: text(`level_${may.raise}`) })}
          icon="flag"
          tone={may.raise === 'red' ? 'bad' : 'warn'}
        >
          <p className="hint">{text('raiseHint')}</p>
          <Demand {...common} intent="raise" submit={text('submitRaise', { level: text(`level_${may.raise}`) })} />
        </Panel>
      ) : null}
      {may.extend ? (
        <Panel title={text('extendTitle')} icon="calendar">
          <p className="hint">{text('extendHint')}</p>
          <Demand {...common} intent="extend" submit={text('submitExtend')} />
        </Panel>
      ) : null}
    </>
  )
}

type FieldOf = (name: string) => { name: string; id: string; error: string | undefined; defaultValue: string }

function OrderForm({
  order,
  form,
  errors,
  intent,
  submit,
  children,
}: Props & { intent: string; submit: string; children?: (field: FieldOf) => ReactNode }) {
  const mine = form && typed(form, 'intent') === intent ? form : undefined
  const field: FieldOf = (name) => ({
    name,
    // The error summary leads to `#name`, and only the form that was sent has errors.
    id: mine ? name : `${intent}-${name}`,
    error: mine ? errors[name] : undefined,
    defaultValue: typed(mine, name),
  })
  return (
    <Form action={`/console/supervision/${order.id}`}>
      <HiddenFields values={{ intent }} />
      {children?.(field)}
      <Button>{submit}</Button>
    </Form>
  )
}

function Demand(props: Props & { intent: string; submit: string }) {
  const text = useMessages(oversightMessages)
  return (
    <OrderForm {...props}>
      {(field) => (
        <>
          <TextArea {...field('reason')} label={text('reason')} rows={2} />
          <DateTimeField
            {...field('demandedOn')}
            kind="date"
            label={text('demandedOn')}
            hint={text('demandedHint')}
            min={props.order.today}
          />
        </>
      )}
    </OrderForm>
  )
}
