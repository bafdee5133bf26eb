// The key ring on disk: made on the first start, readable by the service's user only.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type KeyRingFile, newKeyEntry } from '#app/platform/key-ring.server.ts'

/** Reads the key ring; makes one where there is none. */
export function readKeyRing(path: string): KeyRingFile {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const ring: KeyRingFile = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
    writeFileSync(path, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(path, 'utf8')) as KeyRingFile
}
