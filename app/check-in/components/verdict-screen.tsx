// The verdict fills the screen: colour, icon, one word, then who and why and what to do. The next scan replaces it.

import { useEffect, useState } from 'react'
import { timeOf } from '#app/platform/dates.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { GateAttempt, GateSession } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { practiceMessages } from '../practice-messages.ts'
import { type VerdictTone, viewOf } from '../verdict-view.ts'
import { GateButton, Stepper } from './gate-button.tsx'
import { useShownName } from './shown-name.tsx'
import type { Shown, UndoTrouble } from './use-gate.ts'
import { VerdictFacts } from './verdict-facts.tsx'

const ICONS: Record<VerdictTone, IconName> = {
  go: 'check-circle',
  look: 'warning',
  stop: 'cross-circle',
  away: 'logout',
}
/** A good verdict is read at a glance; one with a sentence needs longer. */
const SHOWN_MS: Record<VerdictTone, number> = { go: 6000, away: 6000, look: 20_000, stop: 20_000 }

type Verdict = Extract<Shown, { kind: 'verdict' }>
type VerdictScreenProps = {
  shown: Verdict
  session: GateSession
  onClose: () => void
  /** asks for the reason */
  onUndo: (nonce: string) => void
  /** something stands over the verdict: it waits */
  held: boolean
  onChangeCount: (attempt: GateAttempt, count: number) => Promise<UndoTrouble | undefined>
  onOverride: (attempt: GateAttempt) => void
  onWalkIn: () => void
}

export function VerdictScreen(props: VerdictScreenProps) {
  const { shown, session, onClose, onUndo, onChangeCount, onOverride, onWalkIn } = props
  const { result, attempt } = shown
  const text = useMessages(gateMessages)
  const language = useLanguage()
  const offline = useMessages(gateOfflineMessages)
  const practice = useMessages(practiceMessages)
  const nameOf = useShownName()
  const view = viewOf(result, session.profile)
  const reason = shown.practice ? practice(shown.practice) : text(view.reason)
  const name = nameOf(result.name)
  const [count, setCount] = useState(result.admitted)
  const [trouble, setTrouble] = useState<UndoTrouble>()
  const changed = count !== result.admitted
  const held = props.held || changed || trouble !== undefined
  useCountdown(held ? undefined : SHOWN_MS[view.tone], onClose, result.nonce)

  const slot = session.slots.find((each) => each.id === result.slotId)
  const report = async (work: Promise<UndoTrouble | undefined>) => setTrouble(await work)
  const { person, partySize: size } = result
  const many = shown.direction === 'entry' && result.admitted > 0 && size > 1
  // A companion's own code lets in one.
  const steps = attempt !== undefined && many && person === undefined

  return (
    <section className={`verdict is-${view.tone}`} data-verdict={result.verdict} aria-label={text(view.word)}>
      <VerdictTop session={session} at={shown.at} />
      <div className="verdict-body">
        <div className="verdict-voice" role="alert">
          <Icon name={ICONS[view.tone]} size={112} className="verdict-icon" />
          <h2 className="verdict-word">{text(view.word)}</h2>
          {view.tone === 'stop' ? <p className="verdict-reason is-first">{reason}</p> : null}
          {name ? (
            <p className={view.tone === 'stop' ? 'verdict-name is-small' : 'verdict-name'}>
              {result.ofParty
                ? text('nameOfParty', { name })
                : result.verdict === 'welcome' || size < 1 || person !== undefined
                  ? name
                  : text('personCount', { name, count: size })}
            </p>
          ) : null}
          {person === undefined ? null : <p className="verdict-party">{text('companion', { person, size })}</p>}
          {view.tone === 'stop' ? null : (
            <p className="verdict-reason">
              {text(shown.shortCode ? 'walkInReason' : view.reason, {
                count: result.admitted,
                slot: slot ? gateSlotTimes(slot, language) : '',
              })}
            </p>
          )}
        </div>
        {steps ? (
          <Stepper
            value={count}
            least={1}
            most={result.admitted + (size - result.arrived)}
            label={text('admittedPeople', { count })}
            fewer={text('fewer')}
            more={text('more')}
            onChange={setCount}
          />
        ) : null}
        {many ? (
          <p className="verdict-party">
            {result.arrived === size
              ? text('partyAll', { size })
              : text('partySome', { size, arrived: result.arrived })}
          </p>
        ) : null}
        <VerdictFacts shown={shown} slot={slot} remedy={view.remedy} trouble={trouble} />
      </div>
      <div className="verdict-actions">
        {changed && attempt ? (
          <GateButton look="strong" onPress={() => void report(onChangeCount(attempt, count))}>
            {text('changeTo', { count })}
          </GateButton>
        ) : (
          <>
            {result.admitted > 0 ? (
              <GateButton icon="undo" onPress={() => onUndo(result.nonce)}>
                {text('undo')}
              </GateButton>
            ) : null}
            {view.override && attempt ? (
              <GateButton onPress={() => onOverride(attempt)}>{text(view.override)}</GateButton>
            ) : null}
            {view.walkIn && !view.override ? (
              <GateButton icon="user-plus" onPress={onWalkIn}>
                {text('asWalkIn')}
              </GateButton>
            ) : null}
            <GateButton look="strong" icon="qr" onPress={onClose}>
              {text('next')}
            </GateButton>
          </>
        )}
      </div>
      <div className="verdict-foot">
        {shown.here ? (
          <p className="verdict-here">
            <Icon name="cloud-off" size={20} /> {offline('verdictHere')}
          </p>
        ) : null}
        {held ? null : (
          <div
            key={result.nonce}
            className="verdict-countdown"
            style={{ animationDuration: `${SHOWN_MS[view.tone]}ms` }}
          />
        )}
        <p>{text('nextHint')}</p>
      </div>
    </section>
  )
}

export function VerdictTop({ session, at }: { session: GateSession; at?: Date }) {
  return (
    <div className="verdict-top">
      <span>
        {session.gate} · {session.deviceName}
      </span>
      {at ? <time dateTime={at.toISOString()}>{clockOf(at)}</time> : null}
    </div>
  )
}

/** `09:06:41` in Beijing time. */
function clockOf(at: Date): string {
  return `${timeOf(at)}:${String(at.getUTCSeconds()).padStart(2, '0')}`
}

function useCountdown(milliseconds: number | undefined, onEnd: () => void, key: string): void {
  useEffect(() => {
    if (milliseconds === undefined) return
    const timer = setTimeout(onEnd, milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds, key])
}
