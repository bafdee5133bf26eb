// What an event says: the fields that an organiser edits, that a version keeps, and that are compared.
import type { AgendaItem, CoHost, EventKind, Speaker } from './event.ts'

export type EventContent = {
  kind: EventKind
  theme: string
  campaignId: string | null
  title: string
  titleEn: string | null
  summary: string
  summaryEn: string | null
  description: string
  descriptionEn: string | null
  coHosts: CoHost[]
  venueName: string
  venueNameEn: string | null
  venueAddress: string
  venueAddressEn: string | null
  transport: string | null
  transportEn: string | null
  latitude: string | null
  longitude: string | null
  accessibility: string | null
  accessibilityEn: string | null
  audience: string | null
  audienceEn: string | null
  whatToBring: string | null
  whatToBringEn: string | null
  contactPhone: string | null
  agenda: AgendaItem[]
  safetyLimit: number | null
  speakers?: Speaker[] | null
  liveUrl?: string | null
  recordUrl?: string | null
}

export const CONTENT_FIELDS = [
  'kind',
  'theme',
  'campaignId',
  'title',
  'titleEn',
  'summary',
  'summaryEn',
  'description',
  'descriptionEn',
  'coHosts',
  'venueName',
  'venueNameEn',
  'venueAddress',
  'venueAddressEn',
  'transport',
  'transportEn',
  'latitude',
  'longitude',
  'accessibility',
  'accessibilityEn',
  'audience',
  'audienceEn',
  'whatToBring',
  'whatToBringEn',
  'contactPhone',
  'agenda',
  'safetyLimit',
  'speakers',
  'liveUrl',
  'recordUrl',
] as const satisfies readonly (keyof EventContent)[]

/** Fields that a version keeps besides the content. */
export const VERSION_FIELDS = [
  ...CONTENT_FIELDS,
  'startsAt',
  'endsAt',
  'coverHash',
  'entranceHash',
  'attachments',
  'slots',
] as const
export type VersionField = (typeof VERSION_FIELDS)[number]

export function contentOf(record: EventContent): EventContent {
  return Object.fromEntries(CONTENT_FIELDS.map((field) => [field, record[field] ?? null])) as EventContent
}

/** JSON with the keys in one order: the databases may hand them back in another. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

export type FieldChange = { field: VersionField; from: unknown; to: unknown }

/** The fields in which two versions differ, in the order of the form. Empty text and nothing are the same. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  return VERSION_FIELDS.filter((field) => field in before || field in after)
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => canonical(from === '' ? null : from) !== canonical(to === '' ? null : to))
}

export type ToldChange = { label: 'time' | 'venue' | 'title' | 'bring'; from: string; to: string; slotId?: string }

/** Stands where one side of a change is empty. */
const NOTHING = '—'

const venueOf = (content: Pick<EventContent, 'venueName' | 'venueAddress'>) =>
  [content.venueName, content.venueAddress].filter(Boolean).join(' ')

/** Changes that people who registered must hear of: the place, the name, what to bring. Times belong to slots, see change-slot. */
export function changesToTell(before: EventContent, after: EventContent): ToldChange[] {
  const changes: ToldChange[] = []
  if (before.title !== after.title) changes.push({ label: 'title', from: before.title, to: after.title })
  if (venueOf(before) !== venueOf(after)) {
    changes.push({ label: 'venue', from: venueOf(before), to: venueOf(after) })
  }
  const [brought, bring] = [before.whatToBring ?? '', after.whatToBring ?? '']
  if (brought !== bring) changes.push({ label: 'bring', from: brought || NOTHING, to: bring || NOTHING })
  return changes
}
