import { CardList, LeafCard } from '#app/ui/card-list.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { EventState } from '../event.ts'
import { eventMessages } from '../event-messages.ts'
import type { EventCard } from '../present-event.ts'
import { STATE_LOOK } from './looks.ts'

/** The state of an event in colour, icon and word. */
export function EventStateTag({ state }: { state: EventState }) {
  const text = useMessages(eventMessages)
  const { tone, icon } = STATE_LOOK[state]
  return (
    <StateTag tone={tone} icon={icon}>
      {text(state)}
    </StateTag>
  )
}

/** Events below each other, each with its calendar leaf. */
export function EventCards({ cards, headingLevel = 3 }: { cards: readonly EventCard[]; headingLevel?: 2 | 3 | 4 }) {
  const text = useMessages(eventMessages)
  return (
    <CardList>
      {cards.map((card) => (
        <LeafCard
          key={card.id}
          leaf={card.leaf}
          tag={<EventStateTag state={card.state} />}
          note={card.note}
          title={card.title}
          href={card.href}
          lines={card.foreign ? [...card.lines, text('foreign')] : card.lines}
          muted={card.muted}
          also={card.result ? { href: card.result, label: text('resultPublished'), of: card.title } : undefined}
          headingLevel={headingLevel}
        />
      ))}
    </CardList>
  )
}
