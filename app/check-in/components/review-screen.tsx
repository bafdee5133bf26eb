// Before somebody is let in, where the gate looks first: who they are and how many, and nothing is counted yet.

import { useState } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import type { GateSession } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateReviewMessages } from '../gate-review-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { GateButton, Stepper } from './gate-button.tsx'
import { useShownName } from './shown-name.tsx'
import type { Shown } from './use-gate.ts'
import { CareFact } from './verdict-facts.tsx'
import { VerdictTop } from './verdict-screen.tsx'

type ReviewScreenProps = {
  shown: Extract<Shown, { kind: 'review' }>
  session: GateSession
  onLetIn: (count: number) => void
  onClose: () => void
}

export function ReviewScreen({ shown, session, onLetIn, onClose }: ReviewScreenProps) {
  const text = useMessages(gateMessages)
  const language = useLanguage()
  const review = useMessages(gateReviewMessages)
  const { result } = shown
  const { person, partySize: size } = result
  const name = useShownName()(result.name)
  const [count, setCount] = useState(result.admitted)
  const slot = session.slots.find((each) => each.id === result.slotId)
  return (
    <section className="verdict is-review" aria-label={review('title')}>
      <VerdictTop session={session} at={shown.at} />
      <div className="verdict-body">
        <div className="verdict-voice" role="alert">
          <Icon name="user" size={96} className="verdict-icon" />
          <h2 className="verdict-word">{review('title')}</h2>
          <p className="verdict-name">
            {result.ofParty
              ? text('nameOfParty', { name })
              : person === undefined
                ? text('personCount', { name, count: size })
                : name}
          </p>
          {person === undefined ? null : <p className="verdict-party">{text('companion', { person, size })}</p>}
          {slot ? (
            <p className="verdict-reason">{text('welcomeReason', { slot: gateSlotTimes(slot, language) })}</p>
          ) : null}
        </div>
        {size > 1 && person === undefined ? (
          <Stepper
            value={count}
            least={1}
            most={result.admitted}
            label={text('admittedPeople', { count })}
            fewer={text('fewer')}
            more={text('more')}
            onChange={setCount}
          />
        ) : null}
        <div className="verdict-facts">
          <CareFact result={result} />
        </div>
      </div>
      <div className="verdict-actions">
        <GateButton icon="cross" onPress={onClose}>
          {review('notNow')}
        </GateButton>
        <GateButton look="strong" icon="check-circle" onPress={() => onLetIn(count)}>
          {review('letIn', { count })}
        </GateButton>
      </div>
      <div className="verdict-foot">
        <p>{review('nothingCounted')}</p>
      </div>
    </section>
  )
}
