// Secrets that people carry. At least 128 bit from the system's generator; the database keeps their hash (OWASP ASVS 11.5.1).
import { hash, randomFillSync, randomInt, timingSafeEqual } from 'node:crypto'

// 32 letters without 0/o, 1/i/l: read aloud and typed without doubt, and upper case fits the QR code's alphanumeric mode.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'.slice(0, 31)

// Drawn in bulk, one call to the system's generator for many secrets; each byte is used once and wiped.
const pool = Buffer.alloc(8192)
let used = pool.length
function randomByte(): number {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const byte = pool[used] as number
  pool[used] = 0
  used += 1
  return byte
}

/** A secret of `length` letters out of 31 (26 letters ≈ 128.8 bit). */
export function newSecret(length = 26): string {
  let secret = ''
  while (secret.length < length) {
    const byte = randomByte()
    // 248 = 8 × 31: bytes above would favour the first letters.
    if (byte < 248) secret += ALPHABET[byte % 31]
  }
  return secret
}

/** `length` decimal digits, the first never zero. */
export function newDigits(length: number): string {
  return String(randomInt(10 ** (length - 1), 10 ** length))
}

/** SHA-256 of a secret in lower case, base64url. What the database stores and looks up. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret.toLowerCase(), 'base64url')
}

export function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
