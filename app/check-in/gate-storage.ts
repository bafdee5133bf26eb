// What the phone keeps between visits of the page: its pairings and the choices of its user. Runs in the browser; storage may
// be full, forbidden or tampered with.
import type { GateSession } from './gate.ts'

const SESSIONS = 'open-day-gates'
const CURRENT = 'open-day-gate-current'
const CHOICES = 'open-day-gate-choices'

export type GateChoices = {
  muted: boolean
  /** does not shake */
  still: boolean
  /** nobody is named on the screen */
  hideNames: boolean
  camera: 'environment' | 'user'
  onlySlot: string | undefined
  /** the staff looks before anybody is let in */
  review: boolean
}
const DEFAULT_CHOICES: GateChoices = {
  muted: false,
  still: false,
  hideNames: false,
  camera: 'environment',
  onlySlot: undefined,
  review: false,
}

/** Adds a pairing and makes it the one that is worked with; false when nothing can be kept. */
export function keepSession(session: GateSession): boolean {
  const others = keptSessions().filter((each) => each.deviceId !== session.deviceId)
  return write(SESSIONS, [...others, session]) && chooseSession(session.deviceId)
}

/** One for each event and gate that this phone is paired with, the newest last. */
export function keptSessions(): GateSession[] {
  const sessions = read(SESSIONS)
  return Array.isArray(sessions) ? sessions.filter(isSession) : []
}

/** The pairing that is worked with. */
export function keptSession(): GateSession | undefined {
  const sessions = keptSessions()
  const current = read(CURRENT)
  return sessions.find((session) => session.deviceId === current) ?? sessions.at(-1)
}

export function chooseSession(deviceId: string): boolean {
  return write(CURRENT, deviceId)
}

/** Forgets a pairing; the choices go with the last one. */
export function forgetSession(deviceId: string): void {
  const others = keptSessions().filter((session) => session.deviceId !== deviceId)
  if (others.length > 0) {
    write(SESSIONS, others)
    return
  }
  try {
    for (const key of [SESSIONS, CURRENT, CHOICES]) localStorage.removeItem(key)
  } catch {
    // Nothing was kept then.
  }
}

function isSession(value: unknown): value is GateSession {
  const session = value as Partial<GateSession> | undefined
  return (
    typeof session?.deviceToken === 'string' &&
    typeof session.deviceId === 'string' &&
    Array.isArray(session.slots) &&
    typeof session.event?.id === 'string'
  )
}

export function keptChoices(): GateChoices {
  return { ...DEFAULT_CHOICES, ...(read(CHOICES) as Partial<GateChoices> | undefined) }
}

/** Where nothing can be kept the choice holds until the page is closed. */
export function keepChoices(choices: GateChoices): void {
  write(CHOICES, choices)
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}
