import { useMessages } from '#app/ui/language.tsx'
import { inboxMessages } from '../inbox-messages.ts'
import type { MainStep } from '../main-step.ts'

/** What the keys do here, and the button that turns them off; read by public/keys.js. */
export function KeyHelp({ place, mainStep }: { place: Place; mainStep?: MainStep }) {
  const text = useMessages(inboxMessages)
  const keys = KEYS[place]
  return (
    <>
      <details data-key-help={place} data-main-step={mainStep}>
        <summary>{text('keys')}</summary>
        <ul className="plain-list">
          {keys.map((key) => (
            <li key={key} className="hint">
              <kbd>{KEY[key]}</kbd> {text(`key_${key}`)}
            </li>
          ))}
        </ul>
        <button
          type="button"
          className="button is-second is-s"
          hidden
          data-key-switch
          data-on={text('keysOn')}
          data-off={text('keysOff')}
        />
      </details>
      <script src="/keys.js?v=3" defer />
    </>
  )
}

const KEY = {
  move: 'j k',
  tick: 'x',
  open: 'Enter',
  next: 'e',
  caseNext: 'e',
  bulk: 'a',
  assign: 'a',
  go: 'j k',
  find: '/',
  help: '?',
} as const

const LIST_KEYS = ['move', 'tick', 'open', 'next', 'bulk', 'find', 'help'] as const
const CASE_KEYS = ['caseNext', 'assign', 'help'] as const
/** in a case that has its list beside it */
const LISTED_CASE_KEYS = ['go', ...CASE_KEYS, 'find'] as const
const KEYS = { list: LIST_KEYS, case: CASE_KEYS, listedCase: LISTED_CASE_KEYS }
type Place = keyof typeof KEYS
