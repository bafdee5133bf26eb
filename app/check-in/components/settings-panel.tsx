import { dayOf, formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { GateSession } from '../gate.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { gatePanelMessages } from '../gate-panel-messages.ts'
import { gateReviewMessages } from '../gate-review-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import type { GateChoices } from '../gate-storage.ts'
import { practiceMessages } from '../practice-messages.ts'
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
  rehearsing: boolean
  onRehearse: (on: boolean) => void
  onChoose: (choices: GateChoices) => void
  onSwitch: (deviceId: string) => void
  onForget: () => void
  onClose: () => void
}

export function SettingsPanel(props: SettingsPanelProps) {
  const { session, choices, sessions, waiting, update, rehearsing } = props
  const { onChoose, onRehearse, onSwitch, onForget, onClose } = props
  const panel = useMessages(gatePanelMessages)
  const offline = useMessages(gateOfflineMessages)
  const review = useMessages(gateReviewMessages)
  const practice = useMessages(practiceMessages)
  const language = useLanguage()
  const slotName = (slot: GateSession['slots'][number]) => {
    return `${formatDayShort(dayOf(new Date(slot.startsAt)), language)} ${gateSlotTimes(slot, language)}`
  }
  return (
    <GatePanel title={panel('settingsTitle')} onClose={onClose}>
      <p>{panel('device', { gate: session.gate, name: session.deviceName })}</p>
      {update ? (
        <div className="gate-update">
          <p>{offline('update')}</p>
          <button type="button" className="gate-button is-strong" onClick={update}>
            {offline('updateNow')}
          </button>
        </div>
      ) : null}
      <Choice
        label={panel('sound')}
        value={choices.muted ? 'off' : 'on'}
        options={[
          ['on', panel('soundOn')],
          ['off', panel('soundOff')],
        ]}
        onChange={(value) => onChoose({ ...choices, muted: value === 'off' })}
      />
      <Choice
        label={panel('shake')}
        value={choices.still ? 'off' : 'on'}
        options={[
          ['on', panel('soundOn')],
          ['off', panel('soundOff')],
        ]}
        onChange={(value) => onChoose({ ...choices, still: value === 'off' })}
      />
      <Choice
        label={panel('names')}
        value={choices.hideNames ? 'off' : 'on'}
        options={[
          ['on', panel('namesShown')],
          ['off', panel('namesHidden')],
        ]}
        onChange={(value) => onChoose({ ...choices, hideNames: value === 'off' })}
      />
      <Choice
        label={panel('cameraChoice')}
        value={choices.camera}
        options={[
          ['environment', panel('cameraBack')],
          ['user', panel('cameraFront')],
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
          label={panel('onlySlot')}
          value={choices.onlySlot ?? ''}
          options={[
            ['', panel('anySlot')],
            ...session.slots.map((slot): [string, string] => [slot.id, slotName(slot)]),
          ]}
          onChange={(value) => onChoose({ ...choices, onlySlot: value || undefined })}
        />
      ) : null}
      <Choice
        label={practice('choice')}
        value={rehearsing ? 'on' : 'off'}
        options={[
          ['off', practice('choiceOff')],
          ['on', practice('choiceOn')],
        ]}
        onChange={(value) => onRehearse(value === 'on')}
      />
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
          {panel('language')}
        </a>
      </p>
      <div className="gate-forget">
        <p className="hint">{panel('forgetSure')}</p>
        {waiting > 0 ? <p className="gate-trouble">{offline('forgetWaiting', { count: waiting })}</p> : null}
        <button type="button" className="gate-button is-plain" onClick={onForget}>
          {panel('forget')}
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
