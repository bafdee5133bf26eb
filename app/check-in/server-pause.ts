// How long a phone leaves the server alone when it says that it is busy (Retry-After, RFC 9110 §10.2.3). Pure.

/** Longer than this no phone at a gate is kept from uploading, whatever a proxy or hotspot asks for. */
const LONGEST_PAUSE_MS = 10 * 60_000
/** Phones that were told the same at the same moment do not come back at the same moment: up to this share later. */
const SPREAD = 0.25
/** At least this much later, however short the pause. */
const LEAST_SPREAD_MS = 1000

type BusyAnswer = {
  status: number
  /** the header: seconds, or a date */
  retryAfter: string | null
  /** the header Date of the same answer */
  date: string | null
}

/**
 * Milliseconds to wait after an answer 429 or 503 that says how long: never less than asked for, up to a quarter more
 * (`random` from 0 to 1 says how much), and never longer than ten minutes. Undefined for every other answer.
 */
export function pauseAfter({ status, retryAfter, date }: BusyAnswer, random: number): number | undefined {
  if (status !== 429 && status !== 503) return undefined
  const asked = askedFor(retryAfter?.trim() ?? '', date)
  if (asked === undefined || asked <= 0) return undefined
  const spread = Math.max(LEAST_SPREAD_MS, asked * SPREAD) * random
  return Math.min(LONGEST_PAUSE_MS, Math.ceil(asked + spread))
}

function askedFor(retryAfter: string, date: string | null): number | undefined {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000
  // Both by the server's clock: the phone's may be wrong.
  const milliseconds = Date.parse(retryAfter) - Date.parse(date ?? '')
  return Number.isFinite(milliseconds) ? milliseconds : undefined
}
