import { useRef, useState } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { crowdInside } from '../crowd.ts'
import { fullness } from '../fullness.ts'
import { type CrowdResult, type GateAnswer, type GateCrowdCount, newNonce } from '../gate.ts'
import { gateCrowdMessages } from '../gate-crowd-messages.ts'
import type { HeadCount } from '../head-count.server.ts'
import { GatePanel } from './gate-panel.tsx'

type CrowdPanelProps = {
  gate: string
  counts: HeadCount | undefined
  count: (people: GateCrowdCount) => Promise<GateAnswer<CrowdResult>>
  onClose: () => void
}

/** +1 and −1 for people without a ticket. Each press is a count of its own; presses follow each other in their order. */
export function CrowdPanel({ gate, counts, count, onClose }: CrowdPanelProps) {
  const text = useMessages(gateCrowdMessages)
  const [trouble, setTrouble] = useState<'nobody' | 'failed'>()
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  const press = (people: 1 | -1) => {
    const one = { nonce: newNonce(), people, happenedAt: new Date().toISOString() }
    turn.current = turn.current.then(async () => {
      const answer = await count(one)
      if ('value' in answer) setTrouble(undefined)
      else setTrouble(answer.failed === 'refused' ? 'nobody' : 'failed')
    })
  }
  const crowd = counts?.crowd ?? []
  const inside = crowdInside(crowd)
  const here = crowd.find((each) => each.gate === gate)
  const near = fullness(counts)
  return (
    <GatePanel title={text('title')} onClose={onClose}>
      <p>{text('lead')}</p>
      <div className="gate-crowd" aria-live="polite">
        <p className="gate-crowd-label">{text('inside')}</p>
        <output className="gate-crowd-figure" data-crowd={inside}>
          {inside}
        </output>
        <p>
          {text('total')} <b>{counts?.inside ?? '–'}</b>
          {counts?.limit === undefined ? '' : ` / ${counts.limit}`}
        </p>
        <p className="gate-crowd-label">{text('gate', { entered: here?.entered ?? 0, left: here?.left ?? 0 })}</p>
      </div>
      <div aria-live="assertive" className="gate-told">
        {trouble || near ? (
          <p className="is-look">
            <Icon name="warning" size={26} />
            {text(trouble ?? near ?? 'near')}
          </p>
        ) : null}
      </div>
      <div className="gate-crowd-buttons">
        <button type="button" className="gate-button is-plain" aria-label={text('minus')} onClick={() => press(-1)}>
          −1
        </button>
        <button type="button" className="gate-button is-strong" aria-label={text('plus')} onClick={() => press(1)}>
          +1
        </button>
      </div>
    </GatePanel>
  )
}
