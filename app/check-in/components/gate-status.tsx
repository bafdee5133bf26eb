import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gateMessages } from '../gate-messages.ts'
import type { HeadCount } from '../head-count.server.ts'
import type { Connection } from './use-gate.ts'

/** Whether the server answers, and the three numbers the gate works by. */
export function GateStatus(props: {
  connection: Connection
  counts: HeadCount | undefined
  slotId: string | undefined
}) {
  const { connection, counts, slotId } = props
  const text = useMessages(gateMessages)
  const slot = counts?.bySlot.find((each) => each.slotId === slotId) ?? counts
  return (
    <>
      <p className={`gate-connection is-${connection}`} role="status">
        <Icon
          name={connection === 'offline' ? 'cloud-off' : connection === 'online' ? 'check-circle' : 'refresh'}
          size={22}
        />
        {text(connection)}
      </p>
      <dl className="gate-counts">
        <Count label={text('arrivedHere')} value={slot?.arrived} of={slot?.expected} />
        <Count label={text('inside')} value={counts?.inside} of={counts?.limit} />
        <Count label={text('missing')} value={slot && Math.max(0, slot.expected - slot.arrived)} />
      </dl>
    </>
  )
}

function Count({ label, value, of }: { label: string; value: number | undefined; of?: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value ?? '–'}</b>
        {of === undefined ? null : <span> / {of}</span>}
      </dd>
    </div>
  )
}
