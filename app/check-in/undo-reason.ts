// Why an attempt is taken back, as the staff say it at the gate. Pure.
import type { UNDO_REASONS as STORED } from '#db/schema/check-in.ts'

export type UndoReason = (typeof STORED)[number]

/** In the order in which they are offered. */
export const UNDO_REASONS = [
  'wrongPerson',
  'wrongCount',
  'notEntered',
  'trial',
  'other',
] as const satisfies readonly UndoReason[]

/** `words`: what the staff added */
export type UndoWhy = { reason: UndoReason; words?: string }

/** Characters. */
export const MOST_UNDO_WORDS = 100
