// Who has a case open and who writes its answer, as its page says it; and what the reader typed and has not saved yet.

import { eq } from 'drizzle-orm'
import { type Present, sitDown } from '#app/drafts/desk-presence.server.ts'
import type { DraftValues } from '#app/drafts/draft.ts'
import { momentWord } from '#app/drafts/draft-words.ts'
import { draftsMessages } from '#app/drafts/drafts-messages.ts'
import { findWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { timeOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { caseMessages } from './case-messages.ts'
import type { CasePageData } from './case-page.server.ts'
import { takesPart } from './co-units.server.ts'
import { type DraftHold, findHold } from './hold-draft.server.ts'
import { maySeeQuestion } from './question-policy.ts'
import { countChanges, textChanges } from './text-changes.ts'

/** A case as far as its desk needs it. */
type DeskCase = Pick<CasePageData, 'id' | 'department' | 'may' | 'latest' | 'builtOn'>

export type AnswerDesk = {
  /** one for each of the others who have the case open */
  lines: string[]
  /** somebody else writes the answer: the actor only reads it, or takes over */
  held: { by: string; staffId: string; since: string; tookMine: boolean } | null
  /** what the actor typed and has not saved; `newer`: another version came in between */
  draft: { values: DraftValues; time: string; newer: ReturnType<typeof newerVersion> } | null
}

/** The desk of a case that the actor may open. Notes that they have it open. */
export async function openAnswerDesk(
  reader: Reader,
  actor: StaffActor,
  file: DeskCase,
  language: Language,
  now: Date,
): Promise<AnswerDesk> {
  const others = await sitDown(actor, { kind: 'answer', id: file.id })
  // Who cannot write the answer has no draft; a hold matters to them only where others are there.
  const writes = file.may.draft || file.may.correct
  const hold =
    writes || others.length > 0 ? await findHold(reader, { id: file.id, departmentId: file.department.id }) : undefined
  const lines = linesOf(others, hold, language)
  if (!writes) return { lines, held: null, draft: null }
  const draft = await findWorkingDraft(reader, { kind: 'answer', id: file.id }, actor.staffId)
  const isOther = hold !== undefined && hold.staffId !== actor.staffId
  return {
    lines,
    held: isOther
      ? {
          by: hold.name,
          staffId: hold.staffId,
          since: momentWord(hold.heldSince, now, language),
          tookMine: hold.takenFrom === actor.staffId,
        }
      : null,
    draft: draft
      ? { values: draft.values, time: momentWord(draft.savedAt, now, language), newer: newerVersion(file, draft) }
      : null,
  }
}

/** The lines alone, for a page that is open. Throws NotFound for who may not see the case. */
export async function readDeskLines(
  reader: Reader,
  actor: StaffActor,
  id: string,
  language: Language,
): Promise<string[]> {
  const [question] = await reader
    .select({ id: questions.id, departmentId: questions.departmentId })
    .from(questions)
    .where(eq(questions.id, id))
  if (!question) throw new NotFound()
  if (!maySeeQuestion(actor, question) && !(await takesPart(reader, actor, id))) throw new NotFound()
  const others = await sitDown(actor, { kind: 'answer', id })
  const hold = await findHold(reader, question)
  const lines = linesOf(others, hold, language)
  if (hold?.takenFrom !== actor.staffId || hold.staffId === actor.staffId) return lines
  const taken = { name: hold.name, time: timeOf(hold.heldSince) }
  return [translator(language, caseMessages)('heldTookMine', taken), ...lines]
}

function linesOf(others: readonly Present[], hold: DraftHold | undefined, language: Language): string[] {
  const text = translator(language, draftsMessages)
  return others.map(({ staffId, name, seenAt }) =>
    text(staffId === hold?.staffId ? 'writing' : 'reading', { name, time: timeOf(seenAt) }),
  )
}

/** Another version than the draft was written on: which, and how the draft differs from it. */
function newerVersion({ latest }: DeskCase, draft: { values: DraftValues; basedOn: number }) {
  const current = latest?.number ?? 0
  if (draft.basedOn === current) return null
  const parts = textChanges(latest?.text ?? '', String(draft.values.text ?? ''))
  return { yours: draft.basedOn, current, changes: { since: current, parts, count: countChanges(parts) } }
}
