// One poster, one thing to do: name, time and place above, a large code in the middle.
import { useMessages } from '#app/ui/language.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { eventPageMessages } from '../event-page-messages.ts'
import type { Paper, PosterKind } from '../poster.ts'

const WORDS = {
  signUp: ['posterSignUp', 'posterSignUpText'],
  checkIn: ['posterCheckIn', 'posterCheckInText'],
  ask: ['posterAsk', 'posterAskText'],
} as const

type PosterSheetProps = {
  poster: {
    paper: Paper
    title: string
    department: string
    when: { strong: string; rest: readonly string[] }
    venue: readonly string[]
    phone: string | null
    url: string
  }
  kind: Exclude<PosterKind, 'all'>
  qr: string
}

export function PosterSheet({ poster, kind, qr }: PosterSheetProps) {
  const text = useMessages(eventPageMessages)
  const [word, note] = WORDS[kind]
  return (
    <main id="main" className={`poster is-${poster.paper}`}>
      <p className="poster-host">{poster.department}</p>
      <h1 className="poster-title">{poster.title}</h1>
      <p className="poster-when">{poster.when.strong}</p>
      {poster.when.rest.map((line) => (
        <p key={line} className="poster-where">
          {line}
        </p>
      ))}
      {poster.venue.map((line) => (
        <p key={line} className="poster-where">
          {line}
        </p>
      ))}
      <div className="poster-call">
        <QrImage svg={qr} label={text(word)} size="l" />
        <p className="poster-word">{text(word)}</p>
        <p className="poster-text">{text(note)}</p>
      </div>
      <p className="poster-foot">
        {poster.phone ? `${text('posterPhone', { phone: poster.phone })} · ` : ''}
        {text('posterFoot', { url: poster.url })}
      </p>
    </main>
  )
}
