import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { eventPageMessages } from '../event-page-messages.ts'
import type { ShownEvent } from './shown-event.ts'

/** Where it is: address, line or stop, a map that is kept here, the maps of others a press away, and what the entrance looks like. */
export function EventPlace({ venue }: { venue: ShownEvent['venue'] }) {
  const text = useMessages(eventPageMessages)
  const maps = {
    amap: text('mapAmap'),
    baidu: text('mapBaidu'),
    tencent: text('mapTencent'),
    phone: text('mapPhone'),
  }
  return (
    <>
      <strong className="block">{venue.name}</strong>
      {[venue.address, venue.transport].filter(Boolean).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {venue.map ? (
        <a href={venue.map.src} className="mt-2 block max-w-md">
          <img
            src={venue.map.src}
            alt={venue.map.alt || text('mapOf', { place: venue.name })}
            className="h-auto w-full rounded-md border border-line"
            width={480}
            height={320}
            loading="lazy"
          />
          <span className="hint block">{text('mapLarge')}</span>
        </a>
      ) : null}
      {venue.maps.length > 0 ? (
        <span className="flex flex-wrap gap-x-4">
          <span>{text('openMap')}</span>
          {venue.maps.map((map) => (
            <Link key={map.service} href={map.href} external={map.service !== 'phone'}>
              {maps[map.service]}
            </Link>
          ))}
        </span>
      ) : null}
      {venue.entrance ? (
        <img
          src={venue.entrance.src}
          alt={venue.entrance.alt || text('entranceOf', { place: venue.name })}
          className="mt-2 h-auto w-full max-w-xs rounded-md"
          width={320}
          height={213}
          loading="lazy"
        />
      ) : null}
    </>
  )
}
