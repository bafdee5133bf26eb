// One-time codes as a second factor (RFC 6238): six digits, thirty seconds, one step of tolerance.
import { Secret, TOTP } from 'otpauth'

const SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 } as const

export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an authenticator app reads from the QR code. */
export function totpAddress(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({ ...SETTINGS, issuer, label, secret: Secret.fromBase32(secret) }).toString()
}

/** The step a code belongs to, or undefined when it is wrong or older than one step. */
function stepOf(secret: string, code: string, at: Date): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const totp = new TOTP({ ...SETTINGS, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : totp.counter({ timestamp: at.getTime() }) + delta
}

export function isRightCode(secret: string, code: string, at: Date): boolean {
  return stepOf(secret, code, at) !== undefined
}

const lastSteps = new Map<string, number>()

/** As isRightCode, and the code was not used before by this person: a code seen over a shoulder opens nothing. */
export function isFreshCode(staffId: string, secret: string, code: string, at: Date): boolean {
  const step = stepOf(secret, code, at)
  if (step === undefined || step <= (lastSteps.get(staffId) ?? -1)) return false
  lastSteps.set(staffId, step)
  return true
}
