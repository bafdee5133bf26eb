import type { ColumnCard } from '../column-view.server.ts'

/** Columns as cards with their covers: side by side where there is room. */
export function ColumnCards({ cards, headingLevel = 3 }: { cards: readonly ColumnCard[]; headingLevel?: 2 | 3 }) {
  const Heading = `h${headingLevel}` as const
  return (
    <ul className="grid gap-6 sm:grid-cols-2">
      {cards.map((card) => (
        <li key={card.href}>
          {card.cover ? (
            // The title beside it says where it leads; the picture says nothing more.
            <img
              src={card.cover.src}
              alt=""
              width={card.cover.width}
              height={card.cover.height}
              loading="lazy"
              decoding="async"
              className="mb-3 aspect-[5/2] h-auto w-full object-cover"
            />
          ) : null}
          <Heading className="card-title">
            <a href={card.href} lang={card.title.foreign ? 'zh-CN' : undefined}>
              {card.title.text}
            </a>
          </Heading>
          <p>{card.summary}</p>
          <p className="card-line">{card.meta}</p>
        </li>
      ))}
    </ul>
  )
}
