// What an event says: the fields that an organiser edits, that a version keeps, and that are compared.
import { LANGUAGES, type Language } from '#app/platform/language.ts'
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
  /** whole years */
  ageFrom?: number | null
  ageTo?: number | null
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
  'ageFrom',
  'ageTo',
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
  'entranceAlt',
  'entranceAltEn',
  'mapHash',
  'mapAlt',
  'mapAltEn',
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

/** `language`: only its readers are told; without it everybody, as of a time. */
export type ToldChange = {
  label: 'time' | 'venue' | 'title' | 'bring'
  from: string
  to: string
  slotId?: string
  language?: Language
}

/** Stands where one side of a change is empty. */
const NOTHING = '—'

const join = (mark: string, ...texts: (string | null | undefined)[]) => texts.filter(Boolean).join(mark)

/** What a reader is told of: in their language, what has no English in Chinese. */
const TOLD: Readonly<
  Record<Language, Readonly<Record<'title' | 'venue' | 'bring', (content: EventContent) => string>>>
> = {
  'zh-CN': {
    title: (content) => content.title,
    venue: (content) => join(' ', content.venueName, content.venueAddress),
    bring: (content) => content.whatToBring || NOTHING,
  },
  en: {
    title: (content) => content.titleEn || content.title,
    venue: (content) =>
      join(', ', content.venueNameEn || content.venueName, content.venueAddressEn || content.venueAddress),
    bring: (content) => content.whatToBringEn || content.whatToBring || NOTHING,
  },
}

/**
 * Changes that people who registered must hear of: the name, the place, what to bring; for every language in its words.
 * English readers are told in Chinese of what changed there while its English stayed: a hall that moved is not kept from
 * them because nobody translated it. Times belong to slots, see change-slot.
 */
export function changesToTell(before: EventContent, after: EventContent): ToldChange[] {
  return LANGUAGES.flatMap((language) =>
    (['title', 'venue', 'bring'] as const).flatMap((label) => {
      const sides = [TOLD[language][label], TOLD['zh-CN'][label]].map((words) => ({
        from: words(before),
        to: words(after),
      }))
      const changed = sides.find(({ from, to }) => from !== to)
      return changed ? [{ label, ...changed, language }] : []
    }),
  )
}
