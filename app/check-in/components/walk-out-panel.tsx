import { type FormEvent, useRef, useState } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { type GateAnswer, type GateWalkOut, newNonce, type WalkOutResult } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateReviewMessages } from '../gate-review-messages.ts'
import { Stepper } from './gate-button.tsx'
import { GatePanel } from './gate-panel.tsx'

type WalkOutPanelProps = {
  count: (people: GateWalkOut) => Promise<GateAnswer<WalkOutResult>>
  onClose: () => void
}

/** People without a ticket who leave: only how many. Stays open for the next ones; sent again after a failure, it counts once. */
export function WalkOutPanel({ count, onClose }: WalkOutPanelProps) {
  const text = useMessages(gateMessages)
  const words = useMessages(gateReviewMessages)
  const [people, setPeople] = useState(1)
  const [told, setTold] = useState<{ words: string; done: boolean }>()
  const [busy, setBusy] = useState(false)
  const nonce = useRef(newNonce())

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    const answer = await count({ nonce: nonce.current, people, happenedAt: new Date().toISOString() })
    setBusy(false)
    if (!('value' in answer)) return setTold({ words: words('walkOutFailed'), done: false })
    const { admitted } = answer.value
    const outcome = admitted === 0 ? 'walkOutNobody' : admitted < people ? 'walkOutFewer' : 'walkOutDone'
    setTold({ words: words(outcome, { count: admitted }), done: outcome === 'walkOutDone' })
    setPeople(1)
    nonce.current = newNonce()
  }
  return (
    <GatePanel title={words('walkOut')} onClose={onClose}>
      <p>{words('walkOutLead')}</p>
      <form onSubmit={(event) => void submit(event)} noValidate className="gate-form">
        <Stepper
          value={people}
          least={1}
          most={99}
          label={`${people} ${text(people === 1 ? 'onePerson' : 'people')}`}
          fewer={text('fewer')}
          more={text('more')}
          onChange={setPeople}
        />
        <div aria-live="assertive" className="gate-told">
          {told ? (
            <p className={told.done ? 'is-done' : 'is-look'}>
              <Icon name={told.done ? 'check-circle' : 'warning'} size={26} />
              {told.words}
            </p>
          ) : null}
        </div>
        <button type="submit" className="gate-button is-strong" disabled={busy}>
          {words('walkOutButton', { count: people })}
        </button>
      </form>
    </GatePanel>
  )
}
