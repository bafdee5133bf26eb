// Encryption of personal data at rest, and keyed hashes to look it up. AES-256-GCM (NIST SP 800-38D) and HMAC-SHA-256.
import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'

/** One generation of keys. `id` stands in every value it wrote, so that older values stay readable after a rotation. */
export type KeyEntry = { id: string; secret: string }
/** The first entry writes; all entries read. `lookup` never changes: hashes made with it are compared for equality. */
export type KeyRingFile = { keys: KeyEntry[]; lookup: string }

type Ring = { writing: string; encryption: Map<string, KeyObject>; lookup: MacKey; signing: MacKey }

let ring: Ring | undefined

const keyBytes = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', `open-day ${purpose}`, 32))

/** The key as HMAC mixes it in before and after the message (RFC 2104 §2), one block of SHA-256 each. */
type MacKey = { inner: Buffer; outer: Buffer }

function macKey(key: Buffer): MacKey {
  const inner = Buffer.alloc(64, 0x36)
  const outer = Buffer.alloc(64, 0x5c)
  for (const [index, byte] of key.entries()) {
    inner[index] = 0x36 ^ byte
    outer[index] = 0x5c ^ byte
  }
  return { inner, outer }
}

/** HMAC-SHA-256, base64url. Two one-shot hashes with the key prepared: a third of what Node's own object for it costs. */
function hmac({ inner, outer }: MacKey, message: string): string {
  const digest = hash('sha256', Buffer.concat([inner, Buffer.from(message)]), 'buffer')
  return hash('sha256', Buffer.concat([outer, digest]), 'base64url')
}

/** Sets the keys for this process. Called once at start, before the store opens. */
export function useKeyRing(file: KeyRingFile): void {
  const [first] = file.keys
  if (!first) throw new Error('the key ring holds no key')
  ring = {
    writing: first.id,
    encryption: new Map(file.keys.map((key) => [key.id, createSecretKey(keyBytes(key.secret, 'personal data'))])),
    lookup: macKey(keyBytes(file.lookup, 'look-up')),
    signing: macKey(keyBytes(file.lookup, 'signing')),
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
  return hmac(current().lookup, `${purpose}\0${value}`).slice(0, LOOKUP_LETTERS)
}

/** MAC of text that a browser hands back to us (form stamps, signed links). */
export function sign(purpose: string, value: string): string {
  return hmac(current().signing, `${purpose}\0${value}`)
}
