// The question wall: for a projector in landscape, and for the phones of the room in one column.
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { Emblem } from '#app/ui/emblem.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { type WallMessageKey, wallMessages } from '../wall-messages.ts'
import type { WallContent } from '../wall-queries.server.ts'
import { CountsPart, EmptyPart, ListPart, NowPart } from './wall-regions.tsx'

export type QuestionWallProps = {
  event: {
    slug: string
    title: string
    titleEn: string | null
    department: string
    departmentEn: string
    startsAt: string
  }
  wall: WallContent
  /** this device has voted for these */
  voted: readonly string[]
  qr: string
  askHref: string
  /** what a vote without script led to */
  said: WallMessageKey | null
}

export function QuestionWall({ event, wall, voted, qr, askHref, said }: QuestionWallProps) {
  const text = useMessages(wallMessages)
  const language = useLanguage()
  const here = `/wall/${event.slug}`
  return (
    <div className="wall" data-live={`${here}/live`} data-voted={voted.join(' ')}>
      <header className="wall-head">
        <Emblem size={56} />
        <h1>
          <a href={`/events/${event.slug}`}>{localName(language, event.title, event.titleEn)}</a>
          <span>{text('wall')}</span>
        </h1>
        <p>
          <span>{localName(language, event.department, event.departmentEn)}</span>
          <span>{formatDay(dayOf(new Date(event.startsAt)), language)}</span>
        </p>
      </header>
      <main className="wall-main">
        <p className="line-lost" role="status">
          {text('lineLost')}
        </p>
        {said ? (
          <p className="wall-said" role="status">
            {text(said)}
          </p>
        ) : null}
        <form method="post" action={here} data-vote>
          <div data-region="now">{wall.now ? <NowPart question={wall.now} /> : null}</div>
          <h2 className="sr-only">{text('questions')}</h2>
          <ul className="wall-list" data-region="list">
            {wall.list.map((question) => (
              <ListPart key={question.id} question={question} />
            ))}
            {wall.list.length === 0 && !wall.now ? <EmptyPart /> : null}
          </ul>
        </form>
      </main>
      <aside className="wall-side" aria-label={text('scanToAsk')}>
        <div className="wall-code">
          <p className="wall-scan">{text('scanToAsk')}</p>
          <QrImage svg={qr} label={text('askQr')} size="l" />
        </div>
        <a className="wall-ask" href={askHref}>
          <Icon name="question" size={26} />
          {text('askNow')}
        </a>
        <p>
          {text('askNote')}
          <br />
          {text('askDue')}
        </p>
        <div data-region="counts">
          <CountsPart counts={wall.counts} />
        </div>
        <noscript>
          <a href={here}>{text('reload')}</a>
        </noscript>
      </aside>
    </div>
  )
}
