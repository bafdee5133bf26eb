// What the page of one event shows. The preview before publishing uses the same.
import { config } from '#app/config.server.ts'
import { formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { plainText, renderMarkdown } from '#app/platform/markdown.server.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import type { Reader } from '#db/store.ts'
import { shownAttachments } from './attachments.server.ts'
import { drawPath, listCommitments } from './draw-notes.server.ts'
import { eventState, isTalk, PUBLIC_STATES, signUpState, slotToOffer } from './event.ts'
import { eventMessages } from './event-messages.ts'
import { eventPageMessages } from './event-page-messages.ts'
import { countToldOfCancelling, type PublicEvent } from './event-queries.server.ts'
import { answerItem } from './home-page.server.ts'
import { eventJsonLd } from './json-ld.ts'
import { mapLinks } from './map-links.ts'
import { agesText, slotName, slotView, stateNote, whenLine, whenLines } from './present-event.ts'
import type { ShownQuestions } from './shown-questions.ts'
import { NO_TALK, type ShownTalk } from './shown-talk.ts'

/** The address of an event's page, for links outside of it. */
export function eventUrl(slug: string): string {
  return `${config().publicOrigin}/events/${slug}`
}

export type EventPage = Awaited<ReturnType<typeof readEventPage>>

/** Pictures are addresses: a preview needs its token there, and in those of attachments. */
export async function readEventPage(
  reader: Reader,
  stored: PublicEvent,
  language: Language,
  now: Date,
  {
    questions,
    talk = NO_TALK,
    pictureQuery = '',
    attachmentBase,
  }: { questions: ShownQuestions; talk?: ShownTalk; pictureQuery?: string; attachmentBase?: string },
) {
  // Before it is public it is shown as it will be.
  const event = PUBLIC_STATES.includes(stored.state) ? stored : { ...stored, state: 'published' as const }
  const told = event.state === 'cancelled' ? await countToldOfCancelling(reader, [event.id]) : undefined
  const local = (zh: string | null, en: string | null) => localText(language, zh ?? '', en)
  const state = eventState(event, now)
  const offer = event.state === 'published' ? slotToOffer(event.slots, now) : undefined
  const commitments = event.slots.some((slot) => slot.allocation === 'lottery')
    ? await listCommitments(reader, { eventId: event.id })
    : []
  const picture = (hash: string | null, alt: string | null, altEn: string | null) =>
    hash ? { src: `/files/${hash}${pictureQuery}`, alt: local(alt, altEn).text } : null
  const title = local(event.title, event.titleEn)
  const summary = local(event.summary, event.summaryEn)
  const description = local(event.description, event.descriptionEn)
  const venueName = local(event.venueName, event.venueNameEn)
  const venueAddress = local(event.venueAddress, event.venueAddressEn)
  const department = localName(language, event.department.name, event.department.nameEn)
  const url = eventUrl(event.slug)
  const allocations = new Set(event.slots.filter((slot) => slot.state === 'open').map((slot) => slot.allocation))
  return {
    id: event.id,
    slug: event.slug,
    url,
    kind: event.kind,
    theme: event.theme,
    title: title.text,
    summary: summary.text,
    /** something an English reader is shown in Chinese */
    foreign: [title, summary, description, venueName, venueAddress].some((one) => one.foreign),
    state,
    note: stateNote(event, state, language, now) ?? null,
    cover: event.coverHash ? `/files/${event.coverHash}${pictureQuery}` : null,
    when: whenLines(event, language),
    whenLine: whenLine(event, language),
    venue: {
      name: venueName.text,
      address: venueAddress.text,
      transport: local(event.transport, event.transportEn).text,
      entrance: picture(event.entranceHash, event.entranceAlt, event.entranceAltEn),
      map: picture(event.mapHash, event.mapAlt, event.mapAltEn),
      maps: mapLinks({
        name: event.venueName,
        address: event.venueAddress,
        latitude: event.latitude,
        longitude: event.longitude,
      }),
    },
    audience: local(event.audience, event.audienceEn).text,
    ages: agesText(event, language),
    bring: local(event.whatToBring, event.whatToBringEn).text,
    accessibility: local(event.accessibility, event.accessibilityEn).text,
    phone: event.contactPhone ?? event.department.phone,
    department: { name: department, href: `/departments/${event.department.code}` },
    coHosts: event.coHosts.map((host) => localName(language, host.name, host.nameEn)),
    campaign: event.campaign && {
      href: `/campaigns/${event.campaign.slug}`,
      title: localName(language, event.campaign.title, event.campaign.titleEn),
    },
    talk: isTalk(event.kind)
      ? {
          ...talk,
          press: event.kind === 'pressConference',
          kind: translator(language, eventMessages)(event.kind),
          phase:
            event.endsAt <= now ? ('after' as const) : event.startsAt <= now ? ('now' as const) : ('before' as const),
          speakers: (event.speakers ?? []).map((speaker) => ({
            ...speaker,
            line:
              language === 'en' && speaker.en ? speaker.en : `${speaker.name}　${speaker.department}${speaker.post}`,
          })),
          liveUrl: event.endsAt > now ? event.liveUrl : null,
          recordUrl: event.recordUrl,
        }
      : null,
    agenda: event.agenda.map((item) => ({ time: item.time, title: localName(language, item.text, item.textEn) })),
    attachments: shownAttachments(event, language, attachmentBase ?? `/events/${event.slug}`),
    description: description.text ? { html: renderMarkdown(description.text), foreign: description.foreign } : null,
    slots: event.slots.map((slot) => slotView(slot, language, now)),
    allocations: [...allocations],
    /** of each lottery: the promise, and where to follow it */
    draws: commitments.map((draw) => ({
      href: drawPath(event.slug, draw.slotId),
      name: slotName(draw, language),
      commitment: draw.drawnAt ? null : draw.commitment,
    })),
    offer: offer
      ? {
          // Whose places they are is for the visitor to say.
          id: offer.reservedFor === null ? offer.id : null,
          name: slotName(offer.reservedFor === null ? offer : { ...offer, reservedFor: null }, language),
          waiting: signUpState(offer, now) === 'waitingOnly',
        }
      : null,
    cancelled:
      event.state === 'cancelled'
        ? {
            reason: event.cancelReason ?? '',
            at: event.cancelledAt ? formatMoment(event.cancelledAt, language) : '',
            told: told?.get(event.id) ?? 0,
          }
        : null,
    changedAt:
      event.state === 'published' && event.changedAt && event.endsAt > now
        ? formatMoment(event.changedAt, language)
        : null,
    questions: questions.figures,
    answers: questions.answers.map((answer) => answerItem(answer, language)),
    qr: qrSvg(url),
    printNote: translator(language, eventPageMessages)('printNote', { url, at: formatMoment(now, language) }),
    meta: {
      description: summary.text || plainText(description.text).slice(0, 120),
      publishedOn: event.publishedAt ? formatMoment(event.publishedAt, language) : '',
      source: department,
    },
    jsonLd: eventJsonLd(event, {
      url,
      language,
      now,
      image: event.coverHash ? `/files/${event.coverHash}` : undefined,
      origin: config().publicOrigin,
    }),
  }
}
