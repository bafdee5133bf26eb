// An event as search engines read it: schema.org/Event.
import { isoOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { eventState, freePlaces, isTalk, signUpState } from './event.ts'
import type { PublicEvent } from './event-queries.server.ts'

const ONLINE_KINDS = ['onlineInterview', 'onAir'] as const

export function eventJsonLd(
  event: PublicEvent,
  context: { url: string; origin: string; image?: string; language: Language; now: Date },
): Record<string, unknown> {
  const { language, now, url, origin, image } = context
  const name = localName(language, event.title, event.titleEn)
  const online = (ONLINE_KINDS as readonly string[]).includes(event.kind)
  const free = event.slots
    .filter((slot) => signUpState(slot, now) === 'open')
    .reduce((sum, slot) => sum + freePlaces(slot), 0)
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name,
    description: localName(language, event.summary, event.summaryEn),
    startDate: isoOf(event.startsAt),
    endDate: isoOf(event.endsAt),
    eventStatus: `https://schema.org/${event.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${online ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode'}`,
    location: online
      ? { '@type': 'VirtualLocation', url: event.liveUrl ?? url }
      : {
          '@type': 'Place',
          name: localName(language, event.venueName, event.venueNameEn),
          address: localName(language, event.venueAddress, event.venueAddressEn),
          ...(event.latitude && event.longitude
            ? { geo: { '@type': 'GeoCoordinates', latitude: event.latitude, longitude: event.longitude } }
            : {}),
        },
    ...(image ? { image: [`${origin}${image}`] } : {}),
    organizer: {
      '@type': 'GovernmentOrganization',
      name: localName(language, event.department.name, event.department.nameEn),
      url: `${origin}/departments/${event.department.code}`,
    },
    ...(event.speakers
      ? {
          performer: event.speakers.map((speaker) => ({
            '@type': 'Person',
            name: speaker.name,
            jobTitle: speaker.post,
            ...(speaker.department
              ? { worksFor: { '@type': 'GovernmentOrganization', name: speaker.department } }
              : {}),
          })),
        }
      : {}),
    ...(event.recordUrl ? { recordedIn: { '@type': 'CreativeWork', url: event.recordUrl } } : {}),
    isAccessibleForFree: true,
    inLanguage: 'zh-CN',
    ...(event.slots.length > 0 || !isTalk(event.kind) ? { offers: offer() } : {}),
  }

  function offer() {
    return {
      '@type': 'Offer',
      price: '0',
      priceCurrency: 'CNY',
      url,
      availability: `https://schema.org/${eventState(event, now) === 'signUpOpen' && free > 0 ? 'InStock' : 'SoldOut'}`,
    }
  }
}
