// Below the verdict: whom to look out for, where they came in before, when to come back, what to do.
import type { ReactNode } from 'react'
import { dayOf, formatDayShort, formatMomentShort, timeOf } from '#app/platform/dates.ts'
import { useLanguage, useListed, useMessages } from '#app/ui/language.tsx'
import type { GateSlotTimes } from '../gate.ts'
import { gateCareMessages } from '../gate-care-messages.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateOfflineMessages } from '../gate-offline-messages.ts'
import { gatePanelMessages } from '../gate-panel-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { practiceMessages } from '../practice-messages.ts'
import type { ScanResult } from '../scan-result.ts'
import type { viewOf } from '../verdict-view.ts'
import type { Shown, UndoTrouble } from './use-gate.ts'

type VerdictFactsProps = {
  shown: Extract<Shown, { kind: 'verdict' }>
  slot: GateSlotTimes | undefined
  remedy: ReturnType<typeof viewOf>['remedy']
  trouble: UndoTrouble | undefined
}

export function VerdictFacts({ shown, slot, remedy, trouble }: VerdictFactsProps) {
  const text = useMessages(gateMessages)
  const panel = useMessages(gatePanelMessages)
  const practice = useMessages(practiceMessages)
  const offline = useMessages(gateOfflineMessages)
  const language = useLanguage()
  const { result } = shown
  // That others of the family came before tells nothing about a companion with a code of their own.
  const previous = result.person !== undefined && result.verdict === 'partlyIn' ? undefined : result.previous
  const opens = slot && new Date(slot.checkInOpensAt)
  const starts = slot && new Date(slot.startsAt)
  const otherSlot = ['wrongSlot', 'tooEarly', 'tooLate'].includes(result.verdict)
  const opensText = opens ? formatMomentShort(opens, language) : ''
  const before = previous && new Date(previous.happenedAt)
  const minutes = before ? Math.floor((shown.at.getTime() - before.getTime()) / 60_000) : 0
  return (
    <div className="verdict-facts">
      {trouble ? (
        <Fact label={text('undo')} loud>
          {text(trouble)}
        </Fact>
      ) : null}
      <CareFact result={result} />
      {shown.shortCode ? (
        <Fact label={shown.here ? offline('walkInLabel') : panel('codeLabel')}>
          <b>{shown.shortCode.replace(/(\d{4})(?=\d)/, '$1 ')}</b>
          {shown.beyond ? <span> · {text('exceeds', { count: shown.beyond })}</span> : null}
        </Fact>
      ) : null}
      {previous && before ? (
        <Fact label={text('previousEntry')}>
          <b>
            {previous.phone
              ? text('previousWhere', { time: timeOf(before), gate: previous.gate, phone: previous.phone })
              : text('previousWhereGate', { time: timeOf(before), gate: previous.gate })}
          </b>
          <br />
          {minutes < 1 ? text('justNow') : text('minutesAgo', { count: minutes })}
        </Fact>
      ) : null}
      {otherSlot && slot && starts ? (
        <Fact label={text('registeredSlot')}>
          <b>
            {formatDayShort(dayOf(starts), language)} {gateSlotTimes(slot, language)}
          </b>
        </Fact>
      ) : null}
      {shown.practice ? (
        <Fact label={text('whatToDo')}>{practice(`${shown.practice}Remedy`)}</Fact>
      ) : remedy ? (
        <Fact label={text('whatToDo')}>{text(remedy, { opens: opensText })}</Fact>
      ) : null}
    </div>
  )
}

/** 特别留意: the organiser's flags, and what the visitor asked for in their own words. */
export function CareFact({ result }: { result: Pick<ScanResult, 'care' | 'attention'> }) {
  const text = useMessages(gateMessages)
  const words = useMessages(gateCareMessages)
  const listed = useListed()
  const { care, attention } = result
  if (!care && !attention) return null
  return (
    <Fact label={text('attention')} loud>
      {care ? <span className="verdict-care">{listed(care.map((flag) => words(flag)))}</span> : null}
      {attention ? <span className="verdict-asked">{attention}</span> : null}
    </Fact>
  )
}

function Fact({ label, loud, children }: { label: string; loud?: boolean; children: ReactNode }) {
  return (
    <div className={loud ? 'verdict-fact is-loud' : 'verdict-fact'}>
      <p className="verdict-fact-label">{label}</p>
      <p>{children}</p>
    </div>
  )
}
