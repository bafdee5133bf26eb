// The slots of an event, for those who plan them.
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Allocation } from '../event.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'

type SlotLine = {
  id: string
  day: string
  times: string
  /** whose places these are; empty when everybody's */
  group: string
  capacity: number
  taken: number
  waiting: number
  waitingCapacity: number
  allocation: Allocation
  /** a lottery that the public knows of: it has a page of its own */
  drawable: boolean
  opens: string
  closes: string
  cancelled: boolean
}

export function SlotTable({
  eventId,
  slots,
  mayEdit,
}: {
  eventId: string
  slots: readonly SlotLine[]
  mayEdit: boolean
}) {
  const text = useMessages(eventChangeMessages)
  const words = useMessages(eventFormMessages)
  return (
    <Table
      caption={text('slotsTitle')}
      rows={slots}
      rowKey={(slot) => slot.id}
      empty={<p>{text('slotsEmpty')}</p>}
      columns={[
        {
          key: 'time',
          label: text('slotTime'),
          rowHeader: true,
          cell: (slot) => (
            <>
              {slot.day} <span className="whitespace-nowrap">{slot.times}</span>
              {slot.group ? <span className="block">{slot.group}</span> : null}
              {slot.cancelled ? (
                <span className="block">
                  <StateTag tone="bad">{text('slotCancelled')}</StateTag>
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: 'places',
          label: text('slotPlaces'),
          cell: (slot) => <Meter label={text('slotPlaces')} labelHidden value={slot.taken} max={slot.capacity} />,
        },
        {
          key: 'waiting',
          label: text('slotWaiting'),
          numeric: true,
          nowrap: true,
          cell: (slot) => `${slot.waiting} / ${slot.waitingCapacity}`,
        },
        {
          key: 'allocation',
          label: text('slotAllocation'),
          cell: (slot) =>
            slot.drawable && mayEdit ? (
              <Link href={`/console/events/${eventId}/slots/${slot.id}/draw`}>{words(slot.allocation)}</Link>
            ) : (
              words(slot.allocation)
            ),
        },
        {
          key: 'signUp',
          label: text('slotSignUp'),
          cell: (slot) => text('slotSpan', { from: slot.opens, to: slot.closes }),
        },
        ...(mayEdit
          ? [
              {
                key: 'change',
                label: text('slotChange'),
                labelHidden: true,
                nowrap: true,
                cell: (slot: SlotLine) =>
                  slot.cancelled ? null : (
                    <Link
                      href={`/console/events/${eventId}/slots/${slot.id}`}
                      aria-label={[text('slotChange'), slot.day, slot.times, slot.group].filter(Boolean).join(' ')}
                    >
                      {text('slotChange')}
                    </Link>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}
