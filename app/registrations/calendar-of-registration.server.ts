// The calendar entry that a citizen downloads. Same UID and SEQUENCE as in the mail, so that a calendar holds it once.
import { config } from '#app/config.server.ts'
import { mailHost } from '#app/outbox/mail-transport.server.ts'
import { eventPageLink } from '#app/outbox/message-links.server.ts'
import { calendarFile } from '#app/platform/calendar-file.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { isLive } from './registration.ts'
import type { RegistrationWithEvent } from './registration-queries.server.ts'

export function calendarLink(manageToken: string): string {
  return `${config().publicOrigin}/r/${manageToken}/calendar.ics`
}

/** Published, without attendee and without any secret link: people share calendars. */
export function calendarOfRegistration(
  { registration, slot, event }: RegistrationWithEvent,
  language: Language,
): string {
  const place = [
    localName(language, event.venueName, event.venueNameEn),
    localName(language, event.venueAddress, event.venueAddressEn),
  ].filter(Boolean)
  const cancelled = !isLive(registration.status)
  return calendarFile({
    method: 'PUBLISH',
    entries: [
      {
        uid: `${registration.id}@${mailHost(config())}`,
        sequence: registration.calendarSequence + (cancelled ? 1 : 0),
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        title: localName(language, event.title, event.titleEn),
        location: place.join(language === 'en' ? ', ' : '，'),
        url: eventPageLink(event.slug),
        cancelled,
        tentative: registration.status !== 'confirmed',
        updatedAt: registration.updatedAt,
      },
    ],
  })
}
