import { dayOf, formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { GateSession } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { gateReviewMessages } from '../gate-review-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import type { GateChoices } from '../gate-storage.ts'
import { GatePanel } from './gate-panel.tsx'

type SettingsPanelProps = {
  session: GateSession
  choices: GateChoices
  /** all pairings of this phone */
  sessions: readonly GateSession[]
  /** acts not uploaded yet */
  waiting: number
  /** loads a new version of the page; undefined while there is none */
  update: (() => void) | undefined
  onChoose: (choices: GateChoices) => void
  onSwitch: (deviceId: string) => void
  onForget: () => void
  onClose: () => void
}

export function SettingsPanel(props: SettingsPanelProps) {
  const { session, choices, sessions, waiting, update, onChoose, onSwitch, onForget, onClose } = props
  const text = useMessages(gateMessages)
  const offline = useMessages(gateOfflineMessages)
  const review = useMessages(gateReviewMessages)
  const language = useLanguage()
  const slotName = (slot: GateSession['slots'][number]) => {
    return `${formatDayShort(dayOf(new Date(slot.startsAt)), language)} ${gateSlotTimes(slot, language)}`
  }
  return (
    <GatePanel title={text('settingsTitle')} onClose={onClose}>
      <p>{text('device', { gate: session.gate, name: session.deviceName })}</p>
      {update ? (
        <div className="gate-update">
          <p>{offline('update')}</p>
          <button type="button" className="gate-button is-strong" onClick={update}>
            {offline('updateNow')}
          </button>
        </div>
      ) : null}
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
      <Choice
        label={review('choice')}
        value={choices.review ? 'review' : 'rapid'}
        options={[
          ['rapid', review('choiceRapid')],
          ['review', review('choiceReview')],
        ]}
        onChange={(value) => onChoose({ ...choices, review: value === 'review' })}
      />
      {session.slots.length > 1 ? (
        <Choice
          label={text('onlySlot')}
          value={choices.onlySlot ?? ''}
          options={[['', text('anySlot')], ...session.slots.map((slot): [string, string] => [slot.id, slotName(slot)])]}
          onChange={(value) => onChoose({ ...choices, onlySlot: value || undefined })}
        />
      ) : null}
      {sessions.length > 1 ? (
        <section>
          <h3 className="gate-list-title">{offline('pairings')}</h3>
          <ul className="gate-finds">
            {sessions.map((each) => (
              <li key={each.deviceId}>
                <button
                  type="button"
                  disabled={each.deviceId === session.deviceId}
                  onClick={() => onSwitch(each.deviceId)}
                >
                  <span className="gate-find-name">{localName(language, each.event.title, each.event.titleEn)}</span>
                  <span>
                    {each.gate} · {offline(each.deviceId === session.deviceId ? 'pairingNow' : 'pairingSwitch')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <p>
        <a className="link gate-language" href={`/gate?lang=${language === 'en' ? 'zh-CN' : 'en'}`}>
          {text('language')}
        </a>
      </p>
      <div className="gate-forget">
        <p className="hint">{text('forgetSure')}</p>
        {waiting > 0 ? <p className="gate-trouble">{offline('forgetWaiting', { count: waiting })}</p> : null}
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
