// The phone at the gate: scan, verdict, scan. Runs wholly in the browser; the server sends only this page's frame.

import { useCallback, useEffect, useState } from 'react'
import { localName } from '#app/platform/local-text.ts'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { Direction, GateSession } from '../gate.ts'
import { gateCrowdMessages } from '../gate-crowd-messages.ts'
import { mayOverride } from '../gate-device.ts'
import { gateMessages } from '../gate-messages.ts'
import { gatePanelMessages } from '../gate-panel-messages.ts'
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
import { practiceNumber, practiceText } from '../practice-codes.ts'
import { type ScannedTicket, ticketIn } from '../scanned-text.ts'
import { slotAt } from '../walk-in.ts'
import { CameraView } from './camera-view.tsx'
import { ConflictLine, useConflicts } from './conflict-panel.tsx'
import { DirectionSwitch } from './direction-switch.tsx'
import { GateButton } from './gate-button.tsx'
import { GateNotice } from './gate-notice.tsx'
import { GatePanels, type PanelName } from './gate-panels.tsx'
import { GateStatus } from './gate-status.tsx'
import { LastLine } from './last-line.tsx'
import { OfflineNotes } from './offline-notes.tsx'
import { RehearsalBar, RehearsalMark } from './rehearsal.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { NamesHidden } from './shown-name.tsx'
import { ShownScreen } from './shown-screen.tsx'
import { UndoPanel } from './undo-panel.tsx'
import { useCamera } from './use-camera.ts'
import { useGate } from './use-gate.ts'
import { useGateWorker } from './use-gate-worker.ts'
import { useHandScanner } from './use-hand-scanner.ts'
import { useIdlePause } from './use-idle-pause.ts'
import { useOtherPairings } from './use-other-pairings.ts'
import { usePhoneGate } from './use-phone-gate.ts'
import { useRehearsal } from './use-rehearsal.ts'
import { useWakeLock } from './use-wake-lock.ts'

type Opening = { state: 'opening' } | { state: 'unpaired' | 'revoked' } | { state: 'paired'; session: GateSession }

export function GateApp() {
  const text = useMessages(gateMessages)
  const panel = useMessages(gatePanelMessages)
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
  return (
    <GateNotice icon={opening.state === 'revoked' ? 'lock' : 'qr'} title={panel(words[0])} lead={panel(words[1])} />
  )
}

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
  const crowd = useMessages(gateCrowdMessages)
  const language = useLanguage()
  const [direction, setDirection] = useState<Direction>('entry')
  const [panel, setPanel] = useState<PanelName>()
  const [undoing, setUndoing] = useState<string>()
  const [choices, setChoices] = useState<GateChoices>(keptChoices)
  const { gate: phone, status } = usePhoneGate(pairing, () => onUnpair('revoked'))
  const rehearsal = useRehearsal(pairing)
  const { practice } = rehearsal
  // Slots may be moved or added after the pairing.
  const real = status.slots ? { ...pairing, slots: [...status.slots] } : pairing
  const session = practice ? { ...pairing, slots: practice.slots } : real
  const gate = useGate({ gate: practice ?? phone, session, quiet: choices })
  const { shown } = gate
  useOtherPairings(pairing)
  useWakeLock()
  const { update } = useGateWorker()
  const { conflicts, notes, refresh: lookAgain } = useConflicts(phone, mayOverride(session.profile))

  const submit = (ticket: ScannedTicket | { registrationId: string } | undefined, force = false) => {
    setPanel(undefined)
    const onlySlot = practice ? undefined : choices.onlySlot
    const given = { kind: direction, ...(onlySlot && { slotId: onlySlot }) }
    if (choices.review && !force) gate.look(ticket, given)
    else gate.scan(ticket, { ...given, ...(force && { force }) })
  }
  const onCode = (code: string) => {
    if (shown?.kind === 'checking' || panel === 'walkIn' || undoing !== undefined) return
    stir()
    play('seen', choices)
    const number = practiceNumber(code)
    if (practice && number !== undefined) submit({ secret: practiceText(number) })
    else if (practice || number !== undefined) gate.refuseHere(practice ? 'inside' : 'outside', direction)
    else submit(ticketIn(code))
  }
  useHandScanner(onCode)
  const { paused, setPaused, stir } = useIdlePause()
  const camera = useCamera(choices.camera, paused, onCode)
  const choose = (next: GateChoices) => {
    setChoices(next)
    keepChoices(next)
  }
  const rehearse = (on: boolean) => {
    rehearsal.turn(on)
    gate.forget()
    setUndoing(undefined)
    setPanel(undefined)
  }
  const closePanel = useCallback(() => setPanel(undefined), [])
  const slot = session.slots.find((each) => each.id === choices.onlySlot) ?? currentSlot(session, status.clockOffset)
  const hint = shown?.kind === 'checking' ? 'checking' : direction === 'entry' ? 'aim' : 'aimExit'

  return (
    <NamesHidden hidden={choices.hideNames}>
      {/* Sounds need a touch first; any will do. */}
      <div
        className={classNames('gate', `is-${direction}`, practice && 'is-rehearsal')}
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
          {practice ? <RehearsalBar onEnd={() => rehearse(false)} /> : null}
          {practice ? null : <GateStatus status={status} counts={gate.counts} slotId={slot?.id} />}
        </header>
        <main className="gate-main">
          <CameraView
            camera={camera}
            hint={text(hint)}
            mirrored={choices.camera === 'user'}
            onPause={setPaused}
            onCode={onCode}
          />
          {status.connection === 'offline' && status.ready && !practice ? <OfflineNotes status={status} /> : null}
          {practice ? null : (
            <ConflictLine count={conflicts.length} notes={notes.length} onOpen={() => setPanel('conflicts')} />
          )}
          <LastLine last={gate.last} onUndo={setUndoing} />
          <GatePanels
            open={panel}
            gate={gate}
            phone={phone}
            session={session}
            direction={direction}
            slotId={slot?.id}
            offlineOnly={status.connection === 'offline' && status.ready}
            conflicts={conflicts}
            notes={notes}
            onDecided={lookAgain}
            onTicket={submit}
            onCode={onCode}
            onClose={closePanel}
          />
          {panel === 'settings' ? (
            <SettingsPanel
              session={real}
              choices={choices}
              onChoose={choose}
              rehearsing={practice !== undefined}
              onRehearse={rehearse}
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
          <ShownScreen
            gate={gate}
            session={session}
            held={undoing !== undefined}
            onUndo={setUndoing}
            onOverride={(attempt) => submit(attempt.ticket, true)}
            onWalkIn={() => {
              gate.close()
              setPanel('walkIn')
            }}
          />
          {undoing === undefined ? null : (
            <UndoPanel
              onUndo={async (why) => {
                const trouble = await gate.undo(undoing, why)
                if (!trouble) gate.close()
                return trouble
              }}
              onClose={() => setUndoing(undefined)}
            />
          )}
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
          <GateButton icon="users" onPress={() => setPanel('crowd')}>
            {crowd('button')}
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
        {practice ? <RehearsalMark /> : null}
      </div>
    </NamesHidden>
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
