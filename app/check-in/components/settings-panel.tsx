import { formatMomentShort, timeOf } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { GateSession } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import type { GateChoices } from '../gate-storage.ts'
import { GatePanel } from './gate-panel.tsx'

type SettingsPanelProps = {
  session: GateSession
  choices: GateChoices
  onChoose: (choices: GateChoices) => void
  onForget: () => void
  onClose: () => void
}

export function SettingsPanel({ session, choices, onChoose, onForget, onClose }: SettingsPanelProps) {
  const text = useMessages(gateMessages)
  const language = useLanguage()
  const slotName = (slot: GateSession['slots'][number]) => {
    const start = new Date(slot.startsAt)
    return `${formatMomentShort(start, language)}–${timeOf(new Date(slot.endsAt))}`
  }
  return (
    <GatePanel title={text('settingsTitle')} onClose={onClose}>
      <p>{text('device', { gate: session.gate, name: session.deviceName })}</p>
      <Choice
        label={text('sound')}
        value={choices.muted ? 'off' : 'on'}
        options={[
          ['on', text('soundOn')],
          ['off', text('soundOff')],
        ]}
        onChange={(value) => onChoose({ ...choices, muted: value === 'off' })}
      />
      <Choice
        label={text('cameraChoice')}
        value={choices.camera}
        options={[
          ['environment', text('cameraBack')],
          ['user', text('cameraFront')],
        ]}
        onChange={(value) => onChoose({ ...choices, camera: value === 'user' ? 'user' : 'environment' })}
      />
      {session.slots.length > 1 ? (
        <Choice
          label={text('onlySlot')}
          value={choices.onlySlot ?? ''}
          options={[['', text('anySlot')], ...session.slots.map((slot): [string, string] => [slot.id, slotName(slot)])]}
          onChange={(value) => onChoose({ ...choices, onlySlot: value || undefined })}
        />
      ) : null}
      <p>
        <a className="link" href={`/gate?lang=${language === 'en' ? 'zh-CN' : 'en'}`}>
          {text('language')}
        </a>
      </p>
      <div className="gate-forget">
        <p className="hint">{text('forgetSure')}</p>
        <button type="button" className="gate-button is-plain" onClick={onForget}>
          {text('forget')}
        </button>
      </div>
    </GatePanel>
  )
}

type ChoiceProps = {
  label: string
  value: string
  options: readonly [value: string, label: string][]
  onChange: (value: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <fieldset className="gate-choice">
      <legend>{label}</legend>
      <div>
        {options.map(([each, name]) => (
          <label key={each}>
            <input type="radio" name={label} checked={each === value} onChange={() => onChange(each)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
