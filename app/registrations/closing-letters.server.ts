// The letters that taking out a session will send, before it happens: to those who go on in another one, and to those who are
// cancelled.
import { type LetterWords, letterTo } from '#app/outbox/event-letters.server.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import type { Reader, Tx } from '#db/store.ts'
import { readClosing } from './close-slot.server.ts'
import { slotChange } from './slot-change.ts'
import { readSlot, type SlotNow } from './slot-seats.server.ts'

export type ClosingLetters = { moved: LetterWords[]; cancelled: LetterWords[] }

/** One letter of each sort for each language in which somebody gets it. `to`: the session in which people go on. */
export async function previewClosingLetters(
  reader: Reader,
  slotId: string,
  { to, reason, at }: { to: string | undefined; reason: string; at: Date },
): Promise<ClosingLetters> {
  // Reading is all that readSlot does.
  const slot = await readSlot(reader as Tx, slotId)
  const target = to ? await readSlot(reader as Tx, to) : undefined
  if (!slot) return { moved: [], cancelled: [] }
  const { lines } = await readClosing(reader, slotId, target, at)
  const { departmentId } = slot
  const lettersTo = async (isTold: (fate: (typeof lines)[number]['fate']) => boolean, write: Write) => {
    const letters: (LetterWords | undefined)[] = []
    for (const language of LANGUAGES) {
      const one = lines.find(({ row, fate }) => row.language === language && isTold(fate))
      if (one) letters.push(await write({ id: one.row.id, departmentId, language }))
    }
    return letters.filter((letter) => letter !== undefined)
  }
  return {
    moved: target
      ? await lettersTo(
          (fate) => fate !== 'cancelled',
          (one) => moveLetter(one, slot, target),
        )
      : [],
    cancelled: await lettersTo(
      (fate) => fate === 'cancelled',
      (one) => letterTo(one, {}, { kind: 'event-cancelled', reason, session: true }),
    ),
  }
}

type Someone = { id: string; departmentId: string; language: Language }
type Write = (one: Someone) => Promise<LetterWords | undefined>

function moveLetter(one: Someone, from: SlotNow, to: SlotNow): Promise<LetterWords | undefined> {
  const { startsAt, endsAt, checkInOpensAt } = to
  const group = localName(one.language, to.reservedFor ?? '', to.reservedForEn) || undefined
  const slot = { startsAt, endsAt, checkInOpensAt, ...(group ? { group } : {}) }
  return letterTo(one, { slot }, { kind: 'registration-changed', changes: slotChange(from, to, one.language) })
}
