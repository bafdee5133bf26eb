// What every console page of an event shows around its content.
import type { Actor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import type { Reader } from '#db/store.ts'
import { type ConsoleEvent, getConsoleEvent, readRights } from './console-events.server.ts'

export type EventRights = Awaited<ReturnType<typeof readRights>>
export type EventFrame = {
  id: string
  slug: string
  title: string
  kind: ConsoleEvent['kind']
  /** it has slots, so people come */
  visitors: boolean
  state: ConsoleEvent['state']
  version: number
  over: boolean
  department: string
  rights: EventRights
}

/** The event and its frame, for whoever may read it; NotFound for others. */
export async function readEventFrame(reader: Reader, actor: Actor, eventId: string, language: Language) {
  const event = await getConsoleEvent(reader, actor, eventId)
  const rights = await readRights(reader, actor, event)
  const frame: EventFrame = {
    id: event.id,
    slug: event.slug,
    title: localName(language, event.title, event.titleEn),
    kind: event.kind,
    visitors: event.slots.length > 0,
    state: event.state,
    version: event.version,
    over: event.endsAt <= now(),
    department: localName(language, event.department.name, event.department.nameEn),
    rights,
  }
  return { event, frame }
}
