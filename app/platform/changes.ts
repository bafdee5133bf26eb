// What changed, told to the caches and live pages of this process after a commit.
export type Change =
  | { kind: 'event'; eventId: string }
  | { kind: 'seats'; eventId: string; slotId: string }
  | { kind: 'headCount'; eventId: string }
  | { kind: 'question'; questionId: string; eventId: string | null }
  | { kind: 'answer'; questionId: string }
  | { kind: 'department'; departmentId: string }
  | { kind: 'campaign'; campaignId: string }
  | { kind: 'outbox' }
  | { kind: 'settings' }

type Listener = (change: Change) => void
const listeners = new Set<Listener>()

/** Calls `listener` for every change. Returns a function that stops it. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function announce(change: Change): void {
  for (const listener of listeners) listener(change)
}
