// What came in on one day, and what became of it: 跟踪办理清单.
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { callView } from '../present-programme.ts'
import { programmeMessages } from '../programme-messages.ts'

export type CallRow = ReturnType<typeof callView>

type CallListProps = {
  calls: readonly CallRow[]
  /** address of the case; undefined for whom it is not open to */
  caseHref?: (call: CallRow) => string | undefined
}

export function CallList({ calls, caseHref }: CallListProps) {
  const text = useMessages(programmeMessages)
  return (
    <Table
      caption={text('follow')}
      captionHidden
      rows={calls}
      rowKey={(call) => call.id}
      empty={<p>{text('noCalls')}</p>}
      columns={[
        { key: 'number', label: text('number'), numeric: true, cell: (call) => call.number },
        { key: 'source', label: text('source'), nowrap: true, cell: (call) => call.source },
        {
          key: 'text',
          label: text('text'),
          rowHeader: true,
          cell: (call) =>
            call.withheld ? (
              <span className="hint">{text('withheld')}</span>
            ) : call.text ? (
              <span lang="zh-CN">{call.text}</span>
            ) : (
              <span className="hint">{text('hidden')}</span>
            ),
        },
        { key: 'department', label: text('onDuty'), cell: (call) => call.department },
        {
          key: 'state',
          label: text('state'),
          cell: (call) => (
            <>
              <StateText tone={call.tone}>{call.state}</StateText>
              {call.due ? <span className="hint block">{call.due}</span> : null}
            </>
          ),
        },
        {
          key: 'result',
          label: text('result'),
          cell: (call) => {
            const href = caseHref?.(call)
            if (href)
              return (
                <Link href={href} aria-label={`${text('case')} ${call.number}`}>
                  {text('case')}
                </Link>
              )
            return call.answerHref ? (
              <Link href={call.answerHref} aria-label={`${text('see')} ${call.number}`}>
                {text('see')}
              </Link>
            ) : (
              '—'
            )
          },
        },
      ]}
    />
  )
}
