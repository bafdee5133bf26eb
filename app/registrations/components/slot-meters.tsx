import { receivedSlot, type SentSlot, slotTimes } from '#app/events/reserved-group.ts'
import { dayOf, formatDayShort } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { signUpMessages } from '../sign-up-messages.ts'

export type SlotMeter = SentSlot & {
  id: string
  state: 'open' | 'cancelled'
  capacity: number
  taken: number
  waiting: number
  opened: boolean
  href: string
  chosen: boolean
}

/** One meter for each session; a click filters the list by it, another click lets go. */
export function SlotMeters({ slots }: { slots: readonly SlotMeter[] }) {
  const text = useMessages(signUpMessages)
  const language = useLanguage()
  return (
    <nav className="slot-meters" aria-label={text('slots')}>
      {slots.map((slot) => {
        const at = new Date(slot.startsAt)
        const note =
          slot.state === 'cancelled'
            ? text('slotCancelled')
            : slot.waiting > 0
              ? text('slotWaiting', { count: slot.waiting })
              : slot.opened
                ? ''
                : text('slotNotOpen')
        return (
          <a key={slot.id} href={slot.href} aria-current={slot.chosen ? 'true' : undefined}>
            <Meter
              stacked
              value={slot.taken}
              max={slot.capacity}
              label={formatDayShort(dayOf(at), language)}
              tone={slot.taken >= slot.capacity ? 'warn' : 'link'}
              text={
                <strong>
                  {slot.taken} / {slot.capacity}
                </strong>
              }
            />
            <span className="slot-meter-when">
              {slotTimes(receivedSlot(slot), language)}
              {note ? <span className="hint"> {note}</span> : null}
            </span>
          </a>
        )
      })}
    </nav>
  )
}
