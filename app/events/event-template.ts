// A template of an event (范本) is its activity plan without the day: what it hands on, and what a new event makes of it; pure.
import { type EventKind, isTalk } from './event.ts'
import { CONTENT_FIELDS, type EventContent } from './event-content.ts'
import { eventFormValues } from './event-forms.ts'
import type { PlanContent } from './event-plan.ts'

export const LONGEST_TEMPLATE_NAME = 40

export type EventTemplate = { event: Partial<EventContent>; plan: PlanContent }

/** Not handed on, as little as the day, the sessions, pictures and files: they are one event's. */
const OF_ONE_EVENT: readonly (keyof EventContent)[] = ['campaignId', 'speakers', 'liveUrl', 'recordUrl']

/** Of one department: left out where all may begin with it. */
const OF_ONE_DEPARTMENT: readonly (keyof EventContent)[] = [
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
  'contactPhone',
  'safetyLimit',
]

/** Interviews and press conferences are one occasion each, with their own speakers. */
export const takesTemplate = (kind: EventKind) => !isTalk(kind)

/** What a template keeps of an event. A common one names no place, no phone, no partner, and nobody who has a duty. */
export function templateOf(content: EventContent, plan: PlanContent, { common }: { common: boolean }): EventTemplate {
  const leftOut = new Set([...OF_ONE_EVENT, ...(common ? OF_ONE_DEPARTMENT : [])])
  const fields = CONTENT_FIELDS.filter((field) => !leftOut.has(field))
  const duties = common ? plan.duties.map(({ task }) => ({ task, who: '' })) : plan.duties
  return {
    event: Object.fromEntries(fields.map((field) => [field, content[field] ?? null])),
    plan: { ...plan, duties },
  }
}

const NOTHING: EventContent = {
  ...{ kind: 'openDay', theme: 'general', campaignId: null, title: '', titleEn: null, summary: '', summaryEn: null },
  ...{ description: '', descriptionEn: null, coHosts: [], venueName: '', venueNameEn: null, venueAddress: '' },
  ...{ venueAddressEn: null, transport: null, transportEn: null, latitude: null, longitude: null },
  ...{ accessibility: null, accessibilityEn: null, audience: null, audienceEn: null },
  ...{ whatToBring: null, whatToBringEn: null, contactPhone: null, agenda: [], safetyLimit: null },
}

type Values = Record<string, string | string[]>

/** The form of a new event as the template fills it in, with the parts of the plan. */
export function templateValues({ event, plan }: EventTemplate): Values {
  return {
    ...eventFormValues({ ...NOTHING, ...event, coHosts: event.coHosts ?? [], agenda: event.agenda ?? [] }),
    purpose: plan.purpose,
    form: plan.form,
    participants: plan.participants,
    emergency: plan.emergency,
    dutyTask: plan.duties.map(({ task }) => task),
    dutyWho: plan.duties.map(({ who }) => who),
  }
}

/** Chinese texts with an English one beside it. */
const PAIRED = [
  'title',
  'summary',
  'description',
  'venueName',
  'venueAddress',
  'transport',
  'accessibility',
  'audience',
]

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

/**
 * What was typed over what the template says. English goes with its Chinese: where somebody wrote other words, the English
 * of the template would tell foreign readers of another event.
 */
export function typedOver(template: EventTemplate, typed: Values): Values {
  const base = templateValues(template)
  const values: Values = { ...base, ...typed }
  for (const field of PAIRED) {
    if (typed[field] !== undefined && typed[field] !== base[field] && typed[`${field}En`] === undefined) {
      values[`${field}En`] = ''
    }
  }
  if (typed.agendaText !== undefined && typed.agendaTextEn === undefined) {
    const english = new Map((template.event.agenda ?? []).map(({ text, textEn }) => [text, textEn ?? '']))
    values.agendaTextEn = listOf(typed.agendaText).map((text) => english.get(text.trim()) ?? '')
  }
  return values
}
