// An event as other programs get it: the contract's Event, its schema, and how it is made from what is stored.
import { z } from 'zod'
import { isoOf } from '#app/platform/dates.ts'
import { ALLOCATIONS, EVENT_KINDS, eventState, freePlaces, isTalk, SIGN_UP_STATES, signUpState } from './event.ts'
import type { PublicEvent } from './event-queries.server.ts'
import type { QuestionFigures } from './shown-questions.ts'

const instant = z.iso.datetime({ offset: true })
const people = z.int().min(0)

export const apiSlot = z
  .strictObject({
    id: z.string(),
    startsAt: instant,
    endsAt: instant,
    reservedFor: z
      .strictObject({ name: z.string(), en: z.string().optional() })
      .optional()
      .describe('the group whose places these are; left out when they are everybody’s'),
    capacity: people,
    taken: people,
    free: people.describe('places a newcomer can have; none while somebody waits'),
    waiting: people.describe('people on the waiting list'),
    waitingCapacity: people,
    partyMax: z.int().min(1),
    allocation: z.enum(ALLOCATIONS),
    signUp: z.strictObject({ state: z.enum(SIGN_UP_STATES), opensAt: instant, closesAt: instant }),
  })
  .meta({ id: 'Slot' })

export const API_STATUSES = ['upcoming', 'running', 'over', 'cancelled'] as const

/** What came of an event: only of one asked for by itself, once it is over and the result is published. */
export const apiResult = z
  .strictObject({
    summary: z.string().describe('Markdown'),
    summaryEn: z.string().optional(),
    publishedAt: instant,
    figures: z.strictObject({
      registered: people.optional(),
      came: people.optional(),
      asked: people.optional(),
      answered: people.optional(),
      satisfaction: z.number().min(0).max(100).optional().describe('percent'),
    }),
    photos: z.array(
      z.strictObject({ url: z.url(), width: people, height: people, alt: z.string(), altEn: z.string().optional() }),
    ),
    links: z.array(z.strictObject({ label: z.string(), url: z.url() })),
  })
  .meta({ id: 'EventResult' })

export const apiEvent = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    titleEn: z.string().optional(),
    kind: z.enum(EVENT_KINDS),
    theme: z.string(),
    summary: z.string(),
    summaryEn: z.string().optional(),
    department: z.strictObject({ code: z.string(), name: z.string() }),
    coHosts: z.array(z.strictObject({ name: z.string() })),
    venue: z.strictObject({
      name: z.string(),
      address: z.string(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
    }),
    startsAt: instant,
    endsAt: instant,
    status: z.enum(API_STATUSES),
    url: z.url(),
    campaign: z.strictObject({ slug: z.string(), title: z.string() }).optional(),
    speakers: z
      .array(z.strictObject({ name: z.string(), post: z.string(), department: z.string(), en: z.string().optional() }))
      .optional()
      .describe('interviews, question hours and press conferences: who speaks, in their office'),
    liveUrl: z.url().optional(),
    recordUrl: z.url().optional(),
    transcriptUrl: z.url().optional().describe('the released transcript of a talk'),
    ageFrom: z.int().min(0).max(120).optional().describe('lowest age of visitors, in whole years'),
    ageTo: z.int().min(0).max(120).optional().describe('highest age of visitors, in whole years'),
    slots: z.array(apiSlot),
    consent: z.strictObject({ version: z.string(), url: z.url() }),
    questions: z.strictObject({ asked: people, answered: people, overdue: people }),
    result: apiResult.optional(),
  })
  .meta({ id: 'Event' })
export type ApiEvent = z.output<typeof apiEvent>

export const apiEventPage = z.strictObject({ items: z.array(apiEvent), next: z.string().nullable() })

function statusOf(event: PublicEvent, now: Date): ApiEvent['status'] {
  const state = eventState(event, now)
  if (state === 'cancelled' || state === 'over') return state
  return now >= event.startsAt ? 'running' : 'upcoming'
}

type Context = { origin: string; now: Date; consentVersion: string; questions: QuestionFigures }

export function toApiEvent(event: PublicEvent, { origin, now, consentVersion, questions }: Context): ApiEvent {
  return {
    id: event.id,
    slug: event.slug,
    title: event.title,
    ...(event.titleEn ? { titleEn: event.titleEn } : {}),
    kind: event.kind,
    theme: event.theme,
    summary: event.summary,
    ...(event.summaryEn ? { summaryEn: event.summaryEn } : {}),
    department: { code: event.department.code, name: event.department.name },
    coHosts: event.coHosts.map(({ name }) => ({ name })),
    venue: {
      name: event.venueName,
      address: event.venueAddress,
      ...(event.latitude && event.longitude
        ? { latitude: Number(event.latitude), longitude: Number(event.longitude) }
        : {}),
    },
    startsAt: isoOf(event.startsAt),
    endsAt: isoOf(event.endsAt),
    status: statusOf(event, now),
    url: `${origin}/events/${event.slug}`,
    ...(event.campaign ? { campaign: { slug: event.campaign.slug, title: event.campaign.title } } : {}),
    ...(event.speakers ? { speakers: event.speakers } : {}),
    ...(event.liveUrl ? { liveUrl: event.liveUrl } : {}),
    ...(event.recordUrl ? { recordUrl: event.recordUrl } : {}),
    ...(isTalk(event.kind) ? { transcriptUrl: `${origin}/api/v1/events/${event.slug}/transcript` } : {}),
    ...(event.ageFrom !== null && { ageFrom: event.ageFrom }),
    ...(event.ageTo !== null && { ageTo: event.ageTo }),
    slots: event.slots.map((slot) => ({
      id: slot.id,
      startsAt: isoOf(slot.startsAt),
      endsAt: isoOf(slot.endsAt),
      ...(slot.reservedFor !== null && {
        reservedFor: { name: slot.reservedFor, ...(slot.reservedForEn && { en: slot.reservedForEn }) },
      }),
      capacity: slot.capacity,
      taken: slot.taken,
      free: slot.state === 'cancelled' ? 0 : freePlaces(slot),
      waiting: slot.waiting,
      waitingCapacity: slot.waitingCapacity,
      partyMax: slot.partyMax,
      allocation: slot.allocation,
      signUp: {
        state: signUpState(slot, now),
        opensAt: isoOf(slot.signUpOpensAt),
        closesAt: isoOf(slot.signUpClosesAt),
      },
    })),
    consent: { version: consentVersion, url: `${origin}/privacy#v${consentVersion}` },
    questions,
  }
}

/** `from` and `to` are days or instants; days are those of Beijing, both included. */
const dayOrInstant = z.union([z.iso.date(), instant])
const words = z.string().max(100)

export const apiEventQuery = z.strictObject({
  department: words.optional(),
  theme: words.optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  campaign: words.optional(),
  from: dayOrInstant.optional().describe('events that end after it; without it, those that are not over'),
  to: dayOrInstant.optional().describe('events that begin before it, or on this day'),
  q: words.optional(),
  cursor: z.string().max(200).optional().describe('`next` of the page before'),
  lang: z.string().max(10).optional(),
})
