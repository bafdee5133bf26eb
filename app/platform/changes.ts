// What changed, told to the caches and live pages of this process after a commit.
export type Change =
  | { kind: 'event'; eventId: string }
  | { kind: 'seats'; eventId: string; slotId: string }
  | { kind: 'headCount'; eventId: string }
  | { kind: 'question'; questionId: string; eventId: string | null }
  | { kind: 'answer'; questionId: string }
  | { kind: 'department'; departmentId: string }
  /** what a department says in its messages */
  | { kind: 'texts'; departmentId: string }
  | { kind: 'campaign'; campaignId: string }
  | { kind: 'column'; columnId: string }
  | { kind: 'outbox' }
  /** the question wall of an event: what is on it, votes, what is being answered */
  | { kind: 'wall'; eventId: string }
  | { kind: 'settings' }
  /** another process changed something and could not say what */
  | { kind: 'elsewhere' }

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
