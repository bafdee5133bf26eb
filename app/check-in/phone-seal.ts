// Seals what waits in the phone's storage: walk-ins may have given a name and a number.
import { NONCE_BYTES } from './sealed-list.ts'

export async function sealed(key: CryptoKey, content: object): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const clear = new TextEncoder().encode(JSON.stringify(content))
  const body = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, clear))
  const all = new Uint8Array(NONCE_BYTES + body.length)
  all.set(nonce)
  all.set(body, NONCE_BYTES)
  return all
}

export async function openSealed(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, NONCE_BYTES) }
  const clear = await crypto.subtle.decrypt(algorithm, key, bytes.subarray(NONCE_BYTES))
  return JSON.parse(new TextDecoder().decode(clear))
}
