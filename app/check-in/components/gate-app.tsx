// The phone at the gate: scan, verdict, scan. Runs wholly in the browser; the server sends only this page's frame.

import { useCallback, useEffect, useState } from 'react'
import { localName } from '#app/platform/local-text.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { Direction, GateSession } from '../gate.ts'
import { mayOverride } from '../gate-device.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { allowSounds, play } from '../gate-sounds.ts'
import {
  chooseSession,
  forgetSession,
  type GateChoices,
  keepChoices,
  keptChoices,
  keptSession,
  keptSessions,
} from '../gate-storage.ts'
import { type ScannedTicket, ticketIn } from '../scanned-text.ts'
import { slotAt } from '../walk-in.ts'
import { CameraView } from './camera-view.tsx'
import { CodePanel } from './code-panel.tsx'
import { ConflictLine, ConflictPanel, useConflicts } from './conflict-panel.tsx'
import { DirectionSwitch } from './direction-switch.tsx'
import { GateButton } from './gate-button.tsx'
import { GateNotice } from './gate-notice.tsx'
import { GateStatus } from './gate-status.tsx'
import { LastLine } from './last-line.tsx'
import { OfflineNotes } from './offline-notes.tsx'
import { ReviewScreen } from './review-screen.tsx'
import { SearchPanel } from './search-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { UnverifiedScreen } from './unverified-screen.tsx'
import { useCamera } from './use-camera.ts'
import { useGate } from './use-gate.ts'
import { useGateWorker } from './use-gate-worker.ts'
import { useHandScanner } from './use-hand-scanner.ts'
import { useIdlePause } from './use-idle-pause.ts'
import { useOtherPairings } from './use-other-pairings.ts'
import { usePhoneGate } from './use-phone-gate.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { VerdictScreen } from './verdict-screen.tsx'
import { WalkInPanel } from './walk-in-panel.tsx'
import { WalkOutPanel } from './walk-out-panel.tsx'

type Opening = { state: 'opening' } | { state: 'unpaired' | 'revoked' } | { state: 'paired'; session: GateSession }

export function GateApp() {
  const text = useMessages(gateMessages)
  const [opening, setOpening] = useState<Opening>({ state: 'opening' })
  useEffect(() => {
    const session = keptSession()
    setOpening(session ? { state: 'paired', session } : { state: 'unpaired' })
  }, [])
  const show = useCallback((state: 'unpaired' | 'revoked') => {
    const session = keptSession()
    setOpening(session ? { state: 'paired', session } : { state })
  }, [])
  if (opening.state === 'paired') {
    const { session } = opening
    return (
      <PairedGate
        key={session.deviceId}
        session={session}
        onUnpair={(state) => {
          forgetSession(session.deviceId)
          show(state)
        }}
        onSwitch={(deviceId) => {
          chooseSession(deviceId)
          show('unpaired')
        }}
      />
    )
  }
  if (opening.state === 'opening') {
    return (
      <main className="gate-notice">
        <h1>{text('title')}</h1>
        <p>{text('opening')}</p>
        <noscript>
          <p>{text('needsScripts')}</p>
        </noscript>
      </main>
    )
  }
  const words =
    opening.state === 'revoked'
      ? (['revokedTitle', 'revokedLead'] as const)
      : (['unpairedTitle', 'unpairedLead'] as const)
  return <GateNotice icon={opening.state === 'revoked' ? 'lock' : 'qr'} title={text(words[0])} lead={text(words[1])} />
}

type Panel = 'conflicts' | 'search' | 'code' | 'walkIn' | 'settings'

function PairedGate({
  session: pairing,
  onUnpair,
  onSwitch,
}: {
  session: GateSession
  onUnpair: (state: 'unpaired' | 'revoked') => void
  onSwitch: (deviceId: string) => void
}) {
  const text = useMessages(gateMessages)
  const language = useLanguage()
  const [direction, setDirection] = useState<Direction>('entry')
  const [panel, setPanel] = useState<Panel>()
  const [choices, setChoices] = useState<GateChoices>(keptChoices)
  const { gate: phone, status } = usePhoneGate(pairing, () => onUnpair('revoked'))
  // Slots may be moved or added after the pairing.
  const session = status.slots ? { ...pairing, slots: [...status.slots] } : pairing
  const gate = useGate({ gate: phone, session, muted: choices.muted })
  const { shown } = gate
  useOtherPairings(pairing)
  useWakeLock()
  const { update } = useGateWorker()
  const { conflicts, refresh: lookAgain } = useConflicts(phone, mayOverride(session.profile))

  const submit = (ticket: ScannedTicket | { registrationId: string } | undefined, force = false) => {
    setPanel(undefined)
    const given = { kind: direction, ...(choices.onlySlot && { slotId: choices.onlySlot }) }
    if (choices.review && !force) gate.look(ticket, given)
    else gate.scan(ticket, { ...given, ...(force && { force }) })
  }
  const onCode = (code: string) => {
    if (shown?.kind === 'checking' || panel === 'walkIn') return
    stir()
    play('seen', choices.muted)
    submit(ticketIn(code))
  }
  useHandScanner(onCode)
  const { paused, setPaused, stir } = useIdlePause()
  const camera = useCamera(choices.camera, paused, onCode)
  const choose = (next: GateChoices) => {
    setChoices(next)
    keepChoices(next)
  }
  const closePanel = useCallback(() => setPanel(undefined), [])
  const slot = session.slots.find((each) => each.id === choices.onlySlot) ?? currentSlot(session, status.clockOffset)
  const hint = shown?.kind === 'checking' ? 'checking' : direction === 'entry' ? 'aim' : 'aimExit'

  return (
    // Sounds need a touch first; any will do.
    <div
      className={`gate is-${direction}`}
      onPointerDown={() => {
        allowSounds()
        stir()
      }}
    >
      <header>
        <div className="gate-top">
          <div className="gate-where">
            <h1>{session.gate}</h1>
            <p>
              {slot ? `${gateSlotTimes(slot, language)} ` : ''}
              {localName(language, session.event.title, session.event.titleEn)}
            </p>
          </div>
          <button
            type="button"
            className="gate-settings"
            onClick={() => setPanel('settings')}
            aria-label={text('settings')}
          >
            <Icon name="settings" size={26} />
          </button>
          <DirectionSwitch direction={direction} onChange={setDirection} />
        </div>
        <GateStatus status={status} counts={gate.counts} slotId={slot?.id} />
      </header>
      <main className="gate-main">
        <CameraView
          camera={camera}
          hint={text(hint)}
          mirrored={choices.camera === 'user'}
          onPause={setPaused}
          onCode={onCode}
        />
        {status.connection === 'offline' && status.ready ? <OfflineNotes status={status} /> : null}
        <ConflictLine count={conflicts.length} onOpen={() => setPanel('conflicts')} />
        <LastLine last={gate.last} onUndo={gate.undo} />
        {panel === 'conflicts' && phone ? (
          <ConflictPanel gate={phone} conflicts={conflicts} onDecided={lookAgain} onClose={closePanel} />
        ) : null}
        {panel === 'code' ? <CodePanel onTicket={submit} onCode={onCode} onClose={closePanel} /> : null}
        {panel === 'search' ? (
          <SearchPanel
            session={session}
            search={gate.search}
            offlineOnly={status.connection === 'offline' && status.ready}
            onFind={({ registrationId }) => submit({ registrationId })}
            onClose={closePanel}
          />
        ) : null}
        {panel === 'walkIn' && direction === 'exit' ? <WalkOutPanel count={gate.walkOut} onClose={closePanel} /> : null}
        {panel === 'walkIn' && direction === 'entry' ? (
          <WalkInPanel session={session} slotId={slot?.id} add={gate.walkIn} onClose={closePanel} />
        ) : null}
        {panel === 'settings' ? (
          <SettingsPanel
            session={session}
            choices={choices}
            onChoose={choose}
            sessions={keptSessions()}
            waiting={status.waiting.length}
            update={update}
            onSwitch={onSwitch}
            onForget={() => {
              // What waits goes too: the panel says so before.
              void phone?.forget().then(() => onUnpair('unpaired'))
            }}
            onClose={closePanel}
          />
        ) : null}
        {shown?.kind === 'verdict' ? (
          <VerdictScreen
            key={shown.result.nonce}
            shown={shown}
            session={session}
            onClose={gate.close}
            onUndo={gate.undo}
            onChangeCount={gate.changeCount}
            onOverride={(attempt) => submit(attempt.ticket, true)}
            onWalkIn={() => {
              gate.close()
              setPanel('walkIn')
            }}
          />
        ) : null}
        {shown?.kind === 'review' ? (
          <ReviewScreen
            key={shown.attempt.nonce}
            shown={shown}
            session={session}
            onLetIn={(count) => {
              const { ticket, kind, slotId } = shown.attempt
              gate.scan(ticket, { kind, ...(slotId && { slotId }), ...(shown.result.partySize > 1 && { count }) })
            }}
            onClose={gate.close}
          />
        ) : null}
        {shown?.kind === 'unverified' ? (
          <UnverifiedScreen shown={shown} session={session} onRetry={gate.retry} onClose={gate.close} />
        ) : null}
      </main>
      <nav className="gate-actions" aria-label={text('title')}>
        <GateButton icon="search" onPress={() => setPanel('search')}>
          {text('search')}
        </GateButton>
        <GateButton icon="keyboard" onPress={() => setPanel('code')}>
          {text('typeCode')}
        </GateButton>
        <GateButton icon="user-plus" onPress={() => setPanel('walkIn')}>
          {text('walkIn')}
        </GateButton>
        <GateButton
          icon="torch"
          pressed={camera.torch === 'on'}
          disabled={camera.torch === 'none'}
          onPress={() => void camera.toggleTorch()}
        >
          {text(camera.torch === 'on' ? 'torchOn' : 'torch')}
        </GateButton>
      </nav>
    </div>
  )
}

/** By the server's clock: `clockOffset` milliseconds after the phone's. */
function currentSlot(session: GateSession, clockOffset: number) {
  const times = session.slots.map((slot) => ({
    ...slot,
    startsAt: new Date(slot.startsAt),
    checkInOpensAt: new Date(slot.checkInOpensAt),
    checkInClosesAt: new Date(slot.checkInClosesAt),
  }))
  const now = slotAt(times, new Date(Date.now() + clockOffset))
  return session.slots.find((slot) => slot.id === now?.id)
}
