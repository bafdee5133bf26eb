// The printed list: the last resort at the door. Names are in full here, for the people who compare them.
import { groupOf } from '#app/events/reserved-group.ts'
import { formatMoment, formatMomentShort, timeOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { Table } from '#app/ui/table.tsx'
import { uiMessages } from '#app/ui/ui-messages.ts'
import '../roster.css'
import { checkInMessages } from '../check-in-messages.ts'
import { gateCareMessages } from '../gate-care-messages.ts'
import type { CheckInEvent, RosterSlots } from './check-in-types.ts'

/** A box for each; of a class or delegation the number that came is written down. */
const MOST_BOXES = 6

function Ticks({ people }: { people: number }) {
  if (people <= MOST_BOXES) return '☐ '.repeat(people)
  return (
    <>
      ☐ <span className="roster-count" /> / {people}
    </>
  )
}

type RosterProps = { event: CheckInEvent; slots: RosterSlots; printedAt: string; printedBy: string }

export function Roster({ event, slots, printedAt, printedBy }: RosterProps) {
  const text = useMessages(checkInMessages)
  const care = useMessages(gateCareMessages)
  const ui = useMessages(uiMessages)
  const language = useLanguage()
  return (
    <PrintSheet
      title={`${localName(language, event.title, event.titleEn)} ${text('rosterTitle')}`}
      subtitle={text('rosterLead')}
      footer={text('rosterPrinted', { time: formatMoment(new Date(printedAt), language), name: printedBy })}
      paper="a4"
    >
      <p className="hint no-print">
        {text('printHint')} <a href={`/console/events/${event.id}/check-in`}>{text('back')}</a>
      </p>
      {slots.map((slot) => {
        const caption = text('rosterSlot', {
          slot: [
            `${formatMomentShort(new Date(slot.startsAt), language)}–${timeOf(new Date(slot.endsAt))}`,
            groupOf(slot, language),
          ]
            .filter(Boolean)
            .join(' · '),
          count: slot.people.length,
          people: slot.people.reduce((sum, person) => sum + person.partySize, 0),
        })
        return (
          <div key={slot.id} className={slot.people.length > 0 ? 'roster-slot' : 'no-print'}>
            <Table
              caption={caption}
              rows={slot.people}
              rowKey={(row) => row.id}
              empty={text('rosterEmpty')}
              ruled
              narrow="scroll"
              columns={[
                {
                  key: 'number',
                  label: text('rosterNumber'),
                  numeric: true,
                  cell: (row) => slot.people.indexOf(row) + 1,
                },
                { key: 'tick', label: text('rosterTick'), cell: (row) => <Ticks people={row.partySize} /> },
                { key: 'initials', label: text('initials'), cell: (row) => row.initials.toUpperCase() },
                { key: 'name', label: text('name'), rowHeader: true, cell: (row) => row.name },
                { key: 'size', label: text('rosterSize'), numeric: true, cell: (row) => row.partySize },
                { key: 'tail', label: text('rosterTail'), nowrap: true, cell: (row) => row.phoneTail },
                {
                  key: 'code',
                  label: text('rosterCode'),
                  nowrap: true,
                  cell: (row) => row.shortCode.replace(/(\d{4})(?=\d)/, '$1 '),
                },
                {
                  key: 'needs',
                  label: text('rosterNeeds'),
                  cell: (row) => (
                    <span className="roster-note">
                      {[row.groupName, ...row.care.map((flag) => care(flag)), row.needs]
                        .filter(Boolean)
                        .join(ui('semicolon'))}
                    </span>
                  ),
                },
                { key: 'sign', label: text('rosterSign'), cell: () => <span className="roster-sign" /> },
              ]}
            />
          </div>
        )
      })}
    </PrintSheet>
  )
}
