import { type FormEvent, useRef, useState } from 'react'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type GateAnswer, type GateSession, type GateWalkIn, newNonce, type WalkInResult } from '../gate.ts'
import { mayOverride } from '../gate-device.ts'
import { gateMessages } from '../gate-messages.ts'
import { type GatePanelMessageKey, gatePanelMessages } from '../gate-panel-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { Stepper } from './gate-button.tsx'
import { GatePanel } from './gate-panel.tsx'

type WalkInPanelProps = {
  session: GateSession
  slotId: string | undefined
  add: (party: GateWalkIn) => Promise<GateAnswer<WalkInResult>>
  onClose: () => void
}

const TROUBLES: Record<string, GatePanelMessageKey> = {
  full: 'walkInFull',
  safetyLimit: 'walkInSafety',
  alreadyRegistered: 'walkInKnown',
  invalid: 'walkInPhoneBad',
}

/** People without registration, in one screen: only their number is needed. Sent again after a failure, it counts once. */
export function WalkInPanel({ session, slotId, add, onClose }: WalkInPanelProps) {
  const text = useMessages(gateMessages)
  const panel = useMessages(gatePanelMessages)
  const language = useLanguage()
  const [people, setPeople] = useState(1)
  const [trouble, setTrouble] = useState<GatePanelMessageKey>()
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const nonce = useRef(newNonce())

  const send = async (force: boolean) => {
    const data = new FormData(form.current ?? undefined)
    const field = (name: string) => String(data.get(name) ?? '').trim() || undefined
    setBusy(true)
    const answer = await add({
      nonce: nonce.current,
      name: field('name'),
      phone: field('phone'),
      partySize: people,
      slotId: field('slot') ?? slotId,
      happenedAt: new Date().toISOString(),
      ...(force && { force }),
    })
    setBusy(false)
    if ('value' in answer) return onClose()
    setTrouble(answer.failed === 'refused' ? (TROUBLES[answer.code] ?? 'walkInFailed') : 'walkInFailed')
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send(false)
  }
  const full = trouble === 'walkInFull' || trouble === 'walkInSafety'
  return (
    <GatePanel title={panel('walkInTitle')} onClose={onClose}>
      <p>{panel('walkInLead')}</p>
      <form ref={form} onSubmit={submit} noValidate className="gate-form">
        <Stepper
          value={people}
          least={1}
          most={99}
          label={`${people} ${text(people === 1 ? 'onePerson' : 'people')}`}
          fewer={text('fewer')}
          more={text('more')}
          onChange={setPeople}
        />
        <TextField name="name" label={panel('walkInName')} autoComplete="off" maxLength={40} />
        <TextField
          name="phone"
          type="tel"
          label={panel('walkInPhone')}
          autoComplete="off"
          error={trouble === 'walkInPhoneBad' || trouble === 'walkInKnown' ? panel(trouble) : undefined}
        />
        {session.slots.length > 1 ? (
          <SelectField
            name="slot"
            label={panel('walkInSlot')}
            defaultValue={slotId}
            options={session.slots.map((slot) => ({
              value: slot.id,
              label: gateSlotTimes(slot, language),
            }))}
          />
        ) : null}
        <div aria-live="assertive">
          {trouble === 'walkInFailed' || full ? (
            <p className="gate-trouble">{panel(trouble ?? 'walkInFailed')}</p>
          ) : null}
        </div>
        <button type="submit" className="gate-button is-strong" disabled={busy}>
          {panel('walkInButton', { count: people })}
        </button>
        {full && mayOverride(session.profile) ? (
          <button type="button" className="gate-button is-plain" disabled={busy} onClick={() => void send(true)}>
            {panel('walkInInsist')}
          </button>
        ) : null}
      </form>
    </GatePanel>
  )
}
