import { type FormEvent, useState } from 'react'
import { lengthOf } from '#app/platform/text.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { GateAnswer, GateSession } from '../gate.ts'
import { maySearch } from '../gate-device.ts'
import { type GateFind, SHORTEST_SEARCH } from '../gate-find.ts'
import { type GateMessageKey, gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { gatePanelMessages } from '../gate-panel-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { GatePanel } from './gate-panel.tsx'
import { useShownName } from './shown-name.tsx'

type SearchPanelProps = {
  session: GateSession
  search: (query: string) => Promise<GateAnswer<GateFind[]>>
  /** the phone decides itself, and has no names to search in */
  offlineOnly: boolean
  onFind: (find: GateFind) => void
  onClose: () => void
}

const STATUS: Record<GateFind['status'], GateMessageKey> = {
  confirmed: 'statusConfirmed',
  waiting: 'statusWaiting',
  offered: 'statusWaiting',
  pendingApproval: 'statusPending',
  inLottery: 'statusPending',
  cancelled: 'statusCancelled',
  expired: 'statusCancelled',
}

/** Finds who comes without a code. Names and numbers stay masked: the visitor says them, the staff compares. */
export function SearchPanel({ session, search, offlineOnly, onFind, onClose }: SearchPanelProps) {
  const text = useMessages(gateMessages)
  const panel = useMessages(gatePanelMessages)
  const language = useLanguage()
  const nameOf = useShownName()
  const offline = useMessages(gateOfflineMessages)
  const [items, setItems] = useState<GateFind[]>()
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const query = String(new FormData(event.currentTarget).get('q') ?? '').trim()
    setItems(undefined)
    if (lengthOf(query) < SHORTEST_SEARCH) return setError(panel('searchShort'))
    setError(undefined)
    setBusy(true)
    const answer = await search(query)
    setBusy(false)
    if ('value' in answer) setItems(answer.value)
    else setError(answer.failed === 'network' && offlineOnly ? offline('searchOffline') : panel('searchFailed'))
  }
  if (!maySearch(session.profile)) {
    return (
      <GatePanel title={panel('searchTitle')} onClose={onClose}>
        <p>{panel('searchNotAllowed')}</p>
      </GatePanel>
    )
  }
  return (
    <GatePanel title={panel('searchTitle')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className="gate-form">
        <TextField name="q" label={panel('searchLabel')} error={error} autoComplete="off" type="search" />
        <button type="submit" className="gate-button is-strong" disabled={busy}>
          {panel('searchButton')}
        </button>
      </form>
      <div aria-live="polite">
        {items ? (
          <p className="gate-found">{items.length ? panel('found', { count: items.length }) : panel('searchNone')}</p>
        ) : null}
      </div>
      <ul className="gate-finds">
        {(items ?? []).map((item) => {
          const slot = session.slots.find((each) => each.id === item.slotId)
          return (
            <li key={item.registrationId}>
              <button type="button" onClick={() => onFind(item)}>
                <Icon name="chevron-right" size={24} />
                <span className="gate-find-name">
                  {nameOf(item.name)} <span className="gate-find-phone">{item.phone}</span>
                </span>
                <span>
                  {slot ? `${gateSlotTimes(slot, language)} · ` : ''}
                  {panel('partyIn', { size: item.partySize, arrived: item.arrived })}
                  {item.status === 'confirmed' ? '' : ` · ${text(STATUS[item.status])}`}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </GatePanel>
  )
}
