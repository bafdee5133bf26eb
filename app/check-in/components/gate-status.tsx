import { useEffect, useState } from 'react'
import { timeOf } from '#app/platform/dates.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type Fullness, fullness } from '../fullness.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import type { HeadCount } from '../head-count.server.ts'
import type { PhoneStatus } from '../phone-status.ts'

/** Whether server or phone decides, how much is still to be uploaded, and the three numbers the gate works by. */
export function GateStatus(props: { status: PhoneStatus; counts: HeadCount | undefined; slotId: string | undefined }) {
  const { status, counts, slotId } = props
  const text = useMessages(gateMessages)
  const slot = counts?.bySlot.find((each) => each.slotId === slotId) ?? counts
  return (
    <>
      <ConnectionBar status={status} />
      {status.pausedUntil === undefined ? null : <PauseLine until={status.pausedUntil} ready={status.ready} />}
      <Troubles status={status} />
      <dl className="gate-counts">
        <Count label={text('arrivedHere')} value={slot?.arrived} of={slot?.expected} />
        <Count label={text('inside')} value={counts?.inside} of={counts?.limit} tone={fullness(counts)} />
        <Count label={text('missing')} value={slot && Math.max(0, slot.expected - slot.arrived)} />
      </dl>
    </>
  )
}

function ConnectionBar({ status }: { status: PhoneStatus }) {
  const { connection, ready, waiting, listAt } = status
  const text = useMessages(gateMessages)
  const offline = useMessages(gateOfflineMessages)
  const words =
    connection === 'offline'
      ? ready
        ? offline('deciding')
        : text('offline')
      : connection === 'online' && listAt
        ? offline('onlineList', { time: timeOf(new Date(listAt)) })
        : text(connection)
  return (
    <p className={`gate-connection is-${connection}`} role="status" data-connection={connection} data-ready={ready}>
      <Icon
        name={connection === 'offline' ? 'cloud-off' : connection === 'online' ? 'check-circle' : 'refresh'}
        size={22}
      />
      <span>{words}</span>
      <span className="gate-waiting" data-waiting={waiting.length}>
        {offline('waiting')} <b>{waiting.length}</b>
      </span>
    </p>
  )
}

/** The server asked to be left alone: for how long, counted down. Not read out each second. */
function PauseLine({ until, ready }: { until: number; ready: boolean }) {
  const offline = useMessages(gateOfflineMessages)
  const left = () => Math.ceil((until - Date.now()) / 1000)
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
  }, [until])
  if (seconds <= 0) return null
  return (
    <div className="gate-troubles" data-paused>
      <p>{offline(ready ? 'paused' : 'pausedWaiting', { count: seconds })}</p>
    </div>
  )
}

/** What the staff should know although nothing stops: entries that others have to look at, a clock that is wrong. */
function Troubles({ status }: { status: PhoneStatus }) {
  const offline = useMessages(gateOfflineMessages)
  const minutesOff = Math.round(Math.abs(status.clockOffset) / 60_000)
  const by =
    minutesOff < 120
      ? offline('minutes', { count: minutesOff })
      : offline('hours', { count: Math.round(minutesOff / 60) })
  const lines = [
    status.conflicts > 0 && offline('conflictsHere', { count: status.conflicts }),
    status.refused > 0 && offline('refusedHere', { count: status.refused }),
    minutesOff >= 2 && offline('clockOff', { by }),
  ].filter((line): line is string => Boolean(line))
  return lines.length === 0 ? null : (
    <div className="gate-troubles" role="status">
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

function Count(props: { label: string; value: number | undefined; of?: number; tone?: Fullness }) {
  const { label, value, of, tone } = props
  return (
    <div className={tone && `is-${tone}`}>
      <dt>{label}</dt>
      <dd>
        <b>{value ?? '–'}</b>
        {of === undefined ? null : <span> / {of}</span>}
      </dd>
    </div>
  )
}
