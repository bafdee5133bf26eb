// What an edit would do, before it is done; and what somebody else did meanwhile.
import type { DraftValues } from '#app/drafts/draft.ts'
import { previewEventLetters } from '#app/outbox/event-letters.server.ts'
import { LANGUAGES } from '#app/platform/language.ts'
import type { Reader } from '#db/store.ts'
import type { EventChange } from './change-event.server.ts'
import { countLiveRegistrations, findVersion } from './console-events.server.ts'
import { CONTENT_FIELDS, changedFields, changesToTell, contentOf } from './event-content.ts'
import { eventForm } from './event-forms.ts'
import type { EventRecord } from './event-queries.server.ts'

/** The fields an edit changes, how many of its live registrations would be told of it, and in which words. */
export async function previewChange(reader: Reader, event: EventRecord, input: EventChange, now: Date) {
  const before = contentOf(event)
  const after = contentOf(input)
  const tell = event.endsAt > now ? changesToTell(before, after) : []
  const live = await countLiveRegistrations(reader, event.id)
  let told = 0
  for (const language of LANGUAGES.filter((one) => tell.some((change) => change.language === one))) {
    told += await countLiveRegistrations(reader, event.id, { language })
  }
  const letters = await previewEventLetters(
    reader,
    { eventId: event.id, texts: after },
    { kind: 'event-changed', changes: tell },
  )
  return { changes: changedFields(before, after), told, live, letters, version: event.version }
}

/** For an edit of an older version: what the others changed since, and how the refused edit differs from what holds now. */
export async function readOlderVersion(reader: Reader, current: EventRecord, input: EventChange) {
  const seen = await findVersion(reader, current.id, input.version)
  return {
    yours: input.version,
    current: current.version,
    theirs: seen ? changedFields(pick(seen), contentOf(current)) : [],
    mine: changedFields(contentOf(current), contentOf(input)),
  }
}

/**
 * For a working draft of an older version: the same. What was typed need not be complete; then only the others' changes are
 * listed, beside the form that holds what was typed.
 */
export async function readOlderDraft(
  reader: Reader,
  current: EventRecord,
  draft: { values: DraftValues; basedOn: number },
) {
  const form = eventForm.safeParse(draft.values)
  const seen = await findVersion(reader, current.id, draft.basedOn)
  return {
    yours: draft.basedOn,
    current: current.version,
    theirs: seen ? changedFields(pick(seen), contentOf(current)) : [],
    mine: form.success ? changedFields(contentOf(current), contentOf(form.data)) : null,
  }
}

/** The edited fields of a kept version, without its slots, pictures and attachments. */
function pick(content: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(CONTENT_FIELDS.filter((field) => field in content).map((field) => [field, content[field]]))
}
