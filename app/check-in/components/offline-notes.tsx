// Below the camera while the phone decides itself: that all goes on as usual, how old the list is, and what waits.
import { timeOf } from '#app/platform/dates.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gateCrowdMessages } from '../gate-crowd-messages.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { gateReviewMessages } from '../gate-review-messages.ts'
import type { PhoneStatus } from '../phone-status.ts'
import type { Kept } from '../queued-acts.ts'
import { scanWord } from './scan-words.ts'
import { useShownName } from './shown-name.tsx'

const SHOWN = 3
const MINUTE = 60_000
/** An older list misses too many who signed up or cancelled since. */
export const OLD_MINUTES = 120

export function OfflineNotes({ status }: { status: PhoneStatus }) {
  const text = useMessages(gateOfflineMessages)
  const { waiting, listAt, pausedUntil } = status
  const age = listAt ? Math.max(0, Math.floor((Date.now() + status.clockOffset - Date.parse(listAt)) / MINUTE)) : 0
  const old = age >= OLD_MINUTES
  // While the server asked to be left alone, the line above says that all goes on as usual.
  const said = !old && pausedUntil !== undefined
  return (
    <div className="gate-offline">
      {said ? null : (
        <p className={old ? 'gate-offline-note is-old' : 'gate-offline-note'} role="status">
          <Icon name={old ? 'warning' : 'info'} size={24} />
          <span>
            {text(old ? 'listOld' : 'asUsual', {
              time: listAt ? timeOf(new Date(listAt)) : '–',
              age: age < 60 ? text('minutes', { count: age }) : text('hours', { count: Math.floor(age / 60) }),
            })}
          </span>
        </p>
      )}
      {waiting.length > 0 ? <Waiting waiting={waiting} /> : null}
    </div>
  )
}

function Waiting({ waiting }: { waiting: readonly Kept[] }) {
  const text = useMessages(gateOfflineMessages)
  const newest = [...waiting].reverse().slice(0, SHOWN)
  const more = waiting.length - newest.length
  return (
    <section className="gate-queue">
      <div className="gate-queue-head">
        <h2>{text('waitingCount', { count: waiting.length })}</h2>
        <p>{text('oldest', { time: timeOf(new Date(waiting[0]?.happenedAt ?? 0)) })}</p>
      </div>
      <ul>
        {newest.map((act) => (
          <WaitingAct key={act.seq} act={act} />
        ))}
      </ul>
      {more > 0 ? <p className="gate-queue-more">{text('moreWaiting', { count: more })}</p> : null}
    </section>
  )
}

function WaitingAct({ act }: { act: Kept }) {
  const text = useMessages(gateOfflineMessages)
  const words = useMessages(gateMessages)
  const review = useMessages(gateReviewMessages)
  const crowd = useMessages(gateCrowdMessages)
  const nameOf = useShownName()
  const { icon, tone } = lookOf(act)
  const title =
    act.type === 'scan'
      ? [
          nameOf(act.told.name) || text('byCode'),
          act.told.people > 0 ? text('peopleOf', { count: act.told.people }) : '',
        ]
          .filter(Boolean)
          .join(' ')
      : act.type === 'walkIn'
        ? `${words('walkIn')} ${text('peopleOf', { count: act.told.people })}`
        : act.type === 'crowd'
          ? crowd('title')
          : words(act.type === 'walkOut' ? 'walkIn' : 'undo')
  const detail =
    act.type === 'scan'
      ? text('decidedHere', { word: words(scanWord(act.told)) })
      : act.type === 'walkIn'
        ? text('walkInHere', { label: act.told.label })
        : act.type === 'walkOut'
          ? review('walkOutHere', { count: act.told.people })
          : act.type === 'crowd'
            ? crowd('waiting', { change: signed(act.body.people) })
            : text('undoHere')
  return (
    <li>
      <Icon name={icon} size={28} className={`is-${tone}`} />
      <div>
        <p className="gate-queue-who">{title}</p>
        <p>{detail}</p>
      </div>
      <time dateTime={act.happenedAt}>{timeOf(new Date(act.happenedAt))}</time>
    </li>
  )
}

/** +1, −1 */
const signed = (people: number) => (people < 0 ? `−${-people}` : `+${people}`)

function lookOf(act: Kept): { icon: IconName; tone: 'go' | 'look' | 'stop' } {
  if (act.type === 'undo') return { icon: 'undo', tone: 'look' }
  if (act.type === 'walkIn') return { icon: 'user-plus', tone: 'go' }
  if (act.type === 'crowd') return { icon: 'users', tone: 'go' }
  if (act.type === 'walkOut') return { icon: 'logout', tone: 'go' }
  const { verdict } = act.told
  if (verdict === 'welcome' || verdict === 'left') return { icon: 'check-circle', tone: 'go' }
  return verdict === 'alreadyIn' || verdict === 'partlyIn'
    ? { icon: 'warning', tone: 'look' }
    : { icon: 'cross-circle', tone: 'stop' }
}
