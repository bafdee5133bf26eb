// Arrivals on a screen that a room reads: one figure across the room, then the rest.
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { boardMessages } from '../board-messages.ts'
import { BOARD_REGIONS, type BoardProps } from './board-regions.tsx'

export type BoardEvent = {
  title: string
  titleEn: string | null
  department: string
  departmentEn: string
  startsAt: string
}

type ArrivalsBoardProps = BoardProps & { event: BoardEvent; stream: string; otherBars: string }

export function ArrivalsBoard({ event, stream, otherBars, ...props }: ArrivalsBoardProps) {
  const text = useMessages(boardMessages)
  const language = useLanguage()
  return (
    <main className="board" data-live={stream}>
      <header className="board-head">
        <div>
          <h1>{localName(language, event.title, event.titleEn)}</h1>
          <p>
            {localName(language, event.department, event.departmentEn)} ·{' '}
            {formatDay(dayOf(new Date(event.startsAt)), language)}
          </p>
        </div>
        <p className="line-lost" role="status">
          {text('lineLost')}
        </p>
        <p className="board-clock">
          <Region name="clock" {...props} />
        </p>
      </header>
      <section className="board-big">
        <Region name="arrived" {...props} />
        <Region name="inside" {...props} />
        <Region name="missing" {...props} />
      </section>
      <section className="board-rest">
        <div className="board-time">
          <Region name="time" {...props} />
          <a href={otherBars}>{text(props.perMinutes === 1 ? 'showByFiveMinutes' : 'showByMinute')}</a>
        </div>
        <Region name="slots" {...props} />
        <div className="board-lists">
          <Region name="recent" {...props} />
          <Region name="gates" {...props} />
        </div>
      </section>
      <footer className="board-foot">
        <Region name="phones" {...props} />
        <p className="board-updated">
          <Region name="updated" {...props} />
          <noscript>
            <a href={stream.replace('/live', '')}>{text('reload')}</a>
            <meta httpEquiv="refresh" content="15" />
          </noscript>
        </p>
      </footer>
    </main>
  )
}

function Region({ name, ...props }: BoardProps & { name: string }) {
  const Part = BOARD_REGIONS[name]
  if (!Part) return null
  // Inside a paragraph only text may stand.
  const Box = name === 'clock' || name === 'updated' ? 'span' : 'div'
  return (
    <Box data-region={name}>
      <Box data-key="all">
        <Part {...props} />
      </Box>
    </Box>
  )
}
