// Encryption of personal data at rest, and keyed hashes to look it up. AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256.
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'

/** One generation of keys. `id` stands in every value it wrote, so that older values stay readable after a rotation. */
export type KeyEntry = { id: string; secret: string }
/** The first entry writes; all entries read. `lookup` never changes: hashes made with it are compared for equality. */
export type KeyRingFile = { keys: KeyEntry[]; lookup: string }

type Ring = { writing: string; encryption: Map<string, KeyObject>; lookup: KeyObject; signing: KeyObject }

let ring: Ring | undefined

const keyFrom = (secret: string, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', `open-day ${purpose}`, 32)))

/** Sets the keys for this process. Called once at start, before the store opens. */
export function useKeyRing(file: KeyRingFile): void {
  const [first] = file.keys
  if (!first) throw new Error('the key ring holds no key')
  ring = {
    writing: first.id,
    encryption: new Map(file.keys.map((key) => [key.id, keyFrom(key.secret, 'personal data')])),
    lookup: keyFrom(file.lookup, 'look-up'),
    signing: keyFrom(file.lookup, 'signing'),
  }
}

export function newKeyEntry(): KeyEntry {
  return { id: randomBytes(4).toString('hex'), secret: randomBytes(32).toString('base64url') }
}

function current(): Ring {
  if (!ring) throw new Error('the key ring is not loaded')
  return ring
}

// Random bytes are drawn in bulk: one system call for 512 nonces.
const pool = Buffer.alloc(12 * 512)
let used = pool.length
function nonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + 12))
  used += 12
  return bytes
}

/** `keyId.base64url(nonce ‖ ciphertext ‖ tag)`. */
export function encrypt(text: string): string {
  const { writing, encryption } = current()
  const iv = nonce()
  const cipher = createCipheriv('aes-256-gcm', encryption.get(writing) as KeyObject, iv)
  const body = cipher.update(text, 'utf8')
  return `${writing}.${Buffer.concat([iv, body, cipher.final(), cipher.getAuthTag()]).toString('base64url')}`
}

/** A value encrypted already, before the transaction that writes it. Columns of personal data take it as it is. */
export class Sealed {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Encrypts text ahead of its transaction, so that nobody's write waits for the cipher. */
export function seal(text: string): Sealed {
  return new Sealed(encrypt(text))
}

/** The text of an encrypted value. Throws when the key is not in the ring or the value was changed. */
export function decrypt(value: string): string {
  const dot = value.indexOf('.')
  const key = current().encryption.get(value.slice(0, dot))
  if (!key) throw new Error('a value was encrypted with a key that is not in the key ring')
  const bytes = Buffer.from(value.slice(dot + 1), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(bytes.length - 16))
  return decipher.update(bytes.subarray(12, bytes.length - 16), undefined, 'utf8') + decipher.final('utf8')
}

/** Id of the key that wrote a value; `rotate-keys` rewrites values whose id is not the writing one. */
export function keyIdOf(value: string): string {
  return value.slice(0, value.indexOf('.'))
}

export function writingKeyId(): string {
  return current().writing
}

/** 128 bits: enough that no two values ever meet, and half the size in every index. */
const LOOKUP_LETTERS = 22

/** Keyed hash for equality look-ups of personal data. `purpose` keeps hashes of different columns apart. */
export function lookupHash(purpose: string, value: string): string {
  const whole = createHmac('sha256', current().lookup).update(`${purpose}\0${value}`).digest('base64url')
  return whole.slice(0, LOOKUP_LETTERS)
}

/** MAC of text that a browser hands back to us (form stamps, signed links). */
export function sign(purpose: string, value: string): string {
  return createHmac('sha256', current().signing).update(`${purpose}\0${value}`).digest('base64url')
}
