// What a form needs in which staff register somebody: the slots that are still to come, and what the event asks.
import { slotView } from '#app/events/present-event.ts'
import type { Language } from '#app/platform/language.ts'
import type { Reader } from '#db/store.ts'
import { GUARDIAN_NOTICE } from './consent.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { formView } from './form-view.ts'

type Slot = Parameters<typeof slotView>[0] & { state: string; endsAt: Date }

export async function readStaffForm<Given extends Slot>(
  reader: Reader,
  event: { id: string; formVersion: number; ageFrom: number | null; slots: readonly Given[] },
  language: Language,
  at: Date,
) {
  return {
    slots: event.slots
      .filter((slot) => slot.state === 'open' && slot.endsAt > at)
      .map((slot) => slotView(slot, language, at)),
    form: formView(await formAtVersion(reader, event.id, event.formVersion), language, event.ageFrom),
    guardianNotice: { version: GUARDIAN_NOTICE.version, text: GUARDIAN_NOTICE.text[language] },
  }
}
