// What the phone keeps between visits of the page. Runs in the browser; storage may be full, forbidden or tampered with.
import type { GateSession } from './gate.ts'

const SESSION = 'open-day-gate'
const CHOICES = 'open-day-gate-choices'

export type GateChoices = { muted: boolean; camera: 'environment' | 'user'; onlySlot: string | undefined }
const DEFAULT_CHOICES: GateChoices = { muted: false, camera: 'environment', onlySlot: undefined }

export function keepSession(session: GateSession): boolean {
  try {
    localStorage.setItem(SESSION, JSON.stringify(session))
    return true
  } catch {
    return false
  }
}

export function keptSession(): GateSession | undefined {
  const session = read(SESSION) as Partial<GateSession> | undefined
  return typeof session?.deviceToken === 'string' && Array.isArray(session.slots) && session.event
    ? (session as GateSession)
    : undefined
}

export function forgetSession(): void {
  try {
    localStorage.removeItem(SESSION)
    localStorage.removeItem(CHOICES)
  } catch {
    // Nothing was kept then.
  }
}

export function keptChoices(): GateChoices {
  return { ...DEFAULT_CHOICES, ...(read(CHOICES) as Partial<GateChoices> | undefined) }
}

export function keepChoices(choices: GateChoices): void {
  try {
    localStorage.setItem(CHOICES, JSON.stringify(choices))
  } catch {
    // The choice holds until the page is closed.
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
