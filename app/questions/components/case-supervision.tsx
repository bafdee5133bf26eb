import { formatDayShort, formatMomentShort } from '#app/platform/dates.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { StepForm } from './step-form.tsx'
import { LevelTag, OrderStateTag } from './supervision-parts.tsx'

/** 催办、督办 of the case, and the first statement of an emergency that is owed within hours. */
export function CaseSupervision({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  const { orders, mayIssue, statementDue } = file.supervision
  return (
    <>
      {statementDue ? (
        <Panel tone="bad" icon="warning" title={text('firstStatement')}>
          <p>
            {text('due')}: <b>{formatMomentShort(new Date(statementDue), language)}</b>
          </p>
          <p className="hint">{text('firstStatementText')}</p>
          <StepForm
            address={file.address}
            form={form}
            intent="firstStatement"
            title={text('firstStatementSubmit')}
            submit={text('firstStatementSubmit')}
          >
            {(field) => (
              <TextArea
                {...field('where')}
                label={text('firstStatementWhere')}
                hint={text('firstStatementHint')}
                rows={2}
              />
            )}
          </StepForm>
        </Panel>
      ) : null}
      {orders.length > 0 || mayIssue ? (
        <Panel
          title={text('panel')}
          icon="flag"
          tone={orders.some(({ state }) => state === 'overdue') ? 'bad' : 'plain'}
        >
          {orders.map((order) => (
            <div key={order.id} className="my-2">
              <p>
                <LevelTag level={order.level} />{' '}
                <Link href={`/console/supervision/${order.id}`}>
                  {text('numberOf', { year: order.year, number: order.number })}
                </Link>{' '}
                <OrderStateTag state={order.state} />
              </p>
              <p className="card-line">
                {text('demanded')} {formatDayShort(order.dueOn, language)} · {order.reason}
              </p>
            </div>
          ))}
          {mayIssue ? (
            <ButtonLink size="s" icon="flag" href={`/console/questions/${file.id}/supervise`}>
              {text('panelNew')}
            </ButtonLink>
          ) : null}
        </Panel>
      ) : null}
    </>
  )
}
