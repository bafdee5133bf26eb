// What an event needs before the public may see it.

import { type EventKind, KINDS_WITH_SLOTS, type SlotFacts } from './event.ts'
import { daysOfNotice, type PublishingRules } from './event-plan.ts'

export const CHECKLIST = [
  'summary',
  'time',
  'venue',
  'slots',
  'contact',
  'agenda',
  'accessibility',
  'english',
  'cover',
  'plan',
  'notice',
  'form',
  'messages',
  'duty',
] as const
export type ChecklistKey = (typeof CHECKLIST)[number]
export type ChecklistItem = { key: ChecklistKey; done: boolean; required: boolean }

type Checked = {
  kind: EventKind
  titleEn: string | null
  summary: string
  summaryEn: string | null
  venueName: string
  venueAddress: string
  contactPhone: string | null
  accessibility: string | null
  agenda: readonly unknown[]
  coverHash: string | null
  startsAt?: Date
  endsAt: Date
}

export type PlanFacts = PublishingRules & { planFiled: boolean }

/** What the desk has prepared: the form looked at, a message on beside those that are owed, somebody on duty. */
export type DeskFacts = { form: boolean; messages: boolean; duty: boolean }

/** Every item with whether it is done; the ones that are not required are advice. Without slots nobody comes, and the desk is not asked. */
export function publishChecklist(
  event: Checked,
  slots: readonly Pick<SlotFacts, 'state' | 'endsAt'>[],
  now: Date,
  { plan, desk }: { plan?: PlanFacts; desk?: DeskFacts } = {},
): ChecklistItem[] {
  const withSlots = KINDS_WITH_SLOTS.includes(event.kind)
  const items: ChecklistItem[] = [
    { key: 'summary', done: event.summary !== '', required: true },
    { key: 'time', done: event.endsAt > now, required: true },
    { key: 'venue', done: event.venueName !== '' && event.venueAddress !== '', required: withSlots },
    { key: 'slots', done: slots.some((slot) => slot.state === 'open' && slot.endsAt > now), required: withSlots },
    { key: 'contact', done: Boolean(event.contactPhone), required: true },
    { key: 'agenda', done: event.agenda.length > 0, required: false },
    { key: 'accessibility', done: Boolean(event.accessibility), required: false },
    { key: 'english', done: Boolean(event.titleEn && event.summaryEn), required: false },
    { key: 'cover', done: event.coverHash !== null, required: false },
    ...(plan
      ? ([
          { key: 'plan', done: plan.planFiled, required: plan.planRequired },
          {
            key: 'notice',
            done: daysOfNotice(event.startsAt ?? event.endsAt, now) >= plan.noticeDays,
            required: false,
          },
        ] as const)
      : []),
    ...(desk && withSlots
      ? (['form', 'messages', 'duty'] as const).map((key) => ({ key, done: desk[key], required: false }))
      : []),
  ]
  return withSlots ? items : items.filter((item) => item.key !== 'slots')
}

export function missingForPublishing(items: readonly ChecklistItem[]): ChecklistKey[] {
  return items.filter((item) => item.required && !item.done).map((item) => item.key)
}
