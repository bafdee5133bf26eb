// The form of an event as it is posted, and what it means. An error is a key of event-form-messages.
import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { lineOf as line, paragraphsOf as paragraphs } from '#app/platform/form-text.ts'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import { isHttpsLink } from './allowed-links.ts'
import { type AgendaItem, type CoHost, EVENT_KINDS, type Speaker } from './event.ts'
import type { EventContent } from './event-content.ts'
import { THEME_KEYS } from './theme.ts'

const orNull = (text: string) => text || null
const optionalLine = (most: number) => line(most).transform(orNull)
const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])

const decimal = (limit: number, error: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => text === '' || (/^-?\d{1,3}(\.\d{1,8})?$/.test(text) && Math.abs(Number(text)) <= limit), {
      error,
    })
    .transform(orNull)

const link = line(400)
  .refine((text) => text === '' || isHttpsLink(text), { error: 'linkWrong' })
  .transform(orNull)

const OLDEST = 120
const age = z
  .string()
  .default('')
  .transform(cleanLine)
  .refine((text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= OLDEST), { error: 'ageWrong' })
  .transform((text) => (text === '' ? null : Number(text)))

const time = /^([01]\d|2[0-3]):[0-5]\d$/

export const eventFields = z.object({
  title: line(60).refine((text) => text !== '', { error: 'titleMissing' }),
  titleEn: optionalLine(120),
  kind: z.enum(EVENT_KINDS, { error: 'kindMissing' }),
  theme: z.enum(THEME_KEYS, { error: 'themeMissing' }),
  campaignId: z.string().default('').transform(orNull),
  summary: line(200),
  summaryEn: optionalLine(400),
  description: paragraphs(10_000),
  descriptionEn: paragraphs(20_000).transform(orNull),
  venueName: line(80),
  venueNameEn: optionalLine(160),
  venueAddress: line(120),
  venueAddressEn: optionalLine(240),
  transport: optionalLine(200),
  transportEn: optionalLine(400),
  latitude: decimal(90, 'latitudeWrong'),
  longitude: decimal(180, 'longitudeWrong'),
  accessibility: optionalLine(200),
  accessibilityEn: optionalLine(400),
  audience: optionalLine(200),
  audienceEn: optionalLine(400),
  ageFrom: age,
  ageTo: age,
  whatToBring: optionalLine(200),
  whatToBringEn: optionalLine(400),
  contactPhone: line(40)
    .refine((text) => text === '' || /^[+\d][\d\s()-]{4,}$/.test(text), { error: 'phoneWrong' })
    .transform(orNull),
  safetyLimit: z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => text === '' || (/^\d{1,6}$/.test(text) && Number(text) > 0), { error: 'numberWrong' })
    .transform((text) => (text === '' ? null : Number(text))),
  liveUrl: link,
  recordUrl: link,
  speakerName: list,
  speakerPost: list,
  speakerDepartment: list,
  speakerEn: list,
  agendaTime: list,
  agendaText: list,
  agendaTextEn: list,
  coHostName: list,
  coHostNameEn: list,
  /** day and times of an event whose slots do not say them */
  day: z.string().default('').transform(cleanLine),
  from: z.string().default('').transform(cleanLine),
  to: z.string().default('').transform(cleanLine),
})

export type EventFormValue = EventContent & { startsAt?: Date; endsAt?: Date }

/** The form of an event, new or changed. Empty rows of agenda and co-hosts are left out. */
export const eventForm = eventFields.transform((fields, context): EventFormValue => {
  const { agendaTime, agendaText, agendaTextEn, coHostName, coHostNameEn, day, from, to, ...rest } = fields
  const { speakerName, speakerPost, speakerDepartment, speakerEn, ...content } = rest
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if ((content.latitude === null) !== (content.longitude === null)) {
    wrong(content.latitude === null ? 'latitude' : 'longitude', 'bothCoordinates')
  }
  if (content.ageFrom !== null && content.ageTo !== null && content.ageTo < content.ageFrom) wrong('ageTo', 'ageOrder')
  const agenda: AgendaItem[] = []
  for (const [index, raw] of agendaText.entries()) {
    const text = cleanLine(raw)
    const at = cleanLine(agendaTime[index] ?? '')
    const textEn = cleanLine(agendaTextEn[index] ?? '')
    if (text === '' && at === '' && textEn === '') continue
    if (!time.test(at)) wrong(`agenda-${index}`, 'agendaTimeWrong')
    else if (text === '') wrong(`agenda-${index}`, 'agendaTextMissing')
    else if (lengthOf(text) > 120 || lengthOf(textEn) > 240) wrong(`agenda-${index}`, 'tooLong')
    else agenda.push({ time: at, text, ...(textEn ? { textEn } : {}) })
  }
  agenda.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
  const coHosts: CoHost[] = coHostName.flatMap((raw, index) => {
    const name = cleanLine(raw).slice(0, 80)
    const nameEn = cleanLine(coHostNameEn[index] ?? '').slice(0, 160)
    return name ? [{ name, ...(nameEn ? { nameEn } : {}) }] : []
  })
  const speakers: Speaker[] = []
  for (const [index, raw] of speakerName.entries()) {
    const name = cleanLine(raw)
    const post = cleanLine(speakerPost[index] ?? '')
    const department = cleanLine(speakerDepartment[index] ?? '')
    const en = cleanLine(speakerEn[index] ?? '')
    if (name === '' && post === '' && department === '' && en === '') continue
    if (name === '' || post === '') wrong(`speaker-${index}`, 'speakerIncomplete')
    else if ([name, post, department].some((text) => lengthOf(text) > 60) || lengthOf(en) > 200) {
      wrong(`speaker-${index}`, 'tooLong')
    } else speakers.push({ name, post, department, ...(en ? { en } : {}) })
  }
  const event = { ...content, agenda, coHosts, speakers: speakers.length > 0 ? speakers : null }
  if (day === '' && from === '' && to === '') return event
  const startsAt = instantOf(day, from)
  const endsAt = instantOf(day, to)
  if (!instantOf(day)) wrong('day', 'dayWrong')
  else if (!startsAt) wrong('from', 'timeWrong')
  else if (!endsAt) wrong('to', 'timeWrong')
  else if (endsAt <= startsAt) wrong('to', 'endBeforeStart')
  return { ...event, startsAt, endsAt }
})

/** The form filled with what an event says, for opening it. */
export function eventFormValues(event: EventContent): Record<string, string | string[]> {
  const { agenda, coHosts, speakers, ...plain } = event
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value ?? '')])),
    agendaTime: agenda.map((item) => item.time),
    agendaText: agenda.map((item) => item.text),
    agendaTextEn: agenda.map((item) => item.textEn ?? ''),
    speakerName: speakers?.map((speaker) => speaker.name) ?? [],
    speakerPost: speakers?.map((speaker) => speaker.post) ?? [],
    speakerDepartment: speakers?.map((speaker) => speaker.department) ?? [],
    speakerEn: speakers?.map((speaker) => speaker.en ?? '') ?? [],
    coHostName: coHosts.map((host) => host.name),
    coHostNameEn: coHosts.map((host) => host.nameEn ?? ''),
  }
}
