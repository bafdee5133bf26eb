// The one source of "now". Tests set it; nothing else calls Date.now() for a decision.
type Clock = () => Date

let current: Clock = () => new Date()

export function now(): Date {
  return current()
}

/** Replaces the clock, for tests. Returns a function that puts the former one back. */
export function setClock(clock: Clock): () => void {
  const former = current
  current = clock
  return () => {
    current = former
  }
}

export const seconds = (n: number) => n * 1000
export const minutes = (n: number) => seconds(n * 60)
export const hours = (n: number) => minutes(n * 60)
export const days = (n: number) => hours(n * 24)

export function after(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds)
}

/** The earlier of a moment and its limit. */
export function notAfter(at: Date, latest: Date): Date {
  return new Date(Math.min(at.getTime(), latest.getTime()))
}

/** The later of a moment and its limit. */
export function notBefore(at: Date, earliest: Date): Date {
  return new Date(Math.max(at.getTime(), earliest.getTime()))
}
