// Opens what sealed-list.ts describes, with the browser's own cryptography (Web Crypto; there in secure contexts only).
import {
  CODE_LENGTH,
  KEY_LENGTH,
  keyMaterial,
  NAMES_INFO,
  NONCE_BYTES,
  SEAL_INFO,
  type SearchableName,
  type TicketHolder,
} from './sealed-list.ts'

const utf8 = new TextEncoder()

/** Whether this browser, at this address, can keep and open a list at all. */
export function canDecideOffline(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof indexedDB !== 'undefined'
}

export async function keyOfSecret(secret: string): Promise<string> {
  return (await digest(secret.toLowerCase())).slice(0, KEY_LENGTH)
}

export async function keyOfCode(eventId: string, shortCode: string): Promise<string> {
  return (await digest(`${eventId}:${shortCode}`)).slice(0, CODE_LENGTH)
}

/** The key that opens the record of the ticket with this secret. */
export function recordKey(eventId: string, secret: string): Promise<CryptoKey> {
  return derive(secret.toLowerCase(), eventId, SEAL_INFO)
}

/** Who a ticket belongs to; undefined when the key is not its own or the record was tampered with. */
export async function openRecord(key: CryptoKey, sealed: string): Promise<TicketHolder | undefined> {
  return (await open(key, sealed)) as TicketHolder | undefined
}

export function namesKey(deviceToken: string, eventId: string): Promise<CryptoKey> {
  return derive(deviceToken, eventId, NAMES_INFO)
}

export async function openName(key: CryptoKey, sealed: string): Promise<SearchableName | undefined> {
  return (await open(key, sealed)) as SearchableName | undefined
}

async function derive(secret: string, eventId: string, info: string): Promise<CryptoKey> {
  const bytes = await crypto.subtle.digest('SHA-256', utf8.encode(keyMaterial(secret, eventId, info)))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt'])
}

async function open(key: CryptoKey, sealed: string): Promise<unknown> {
  try {
    const bytes = bytesOf(sealed)
    const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, NONCE_BYTES) }
    const clear = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(NONCE_BYTES))
    return JSON.parse(new TextDecoder().decode(clear))
  } catch {
    return undefined
  }
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text)))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
