// One text in the encodings browsers ask for, each with its own strong ETag (RFC 9110 §8.8.3).
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'
export type Encoded = { bytes: Buffer; etag: string }

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const NOT_SMALLER = 512

/** The best encoding the client accepts. A quality of zero refuses one. */
export function chooseEncoding(headers: IncomingHttpHeaders): Encoding {
  const accepted = String(headers['accept-encoding'] ?? '').toLowerCase()
  const takes = (name: string) => new RegExp(`(^|[ ,])${name}(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))([ ;,]|$)`).test(accepted)
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}

/** True when the client holds this version: If-None-Match names its tag, in weak comparison, or `*`. */
export function isKnown(headers: IncomingHttpHeaders, etag: string): boolean {
  const tags = headers['if-none-match']
  if (!tags) return false
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')
}

/** A body that is compressed once per encoding, when first asked for. `quality` is brotli's. */
export class EncodedBody {
  readonly #bytes: Buffer
  readonly #hash: string
  readonly #quality: number
  readonly #made = new Map<Encoding, Promise<Encoded>>()

  constructor(bytes: Buffer, quality: number) {
    this.#bytes = bytes
    this.#quality = quality
    this.#hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  }

  get size(): number {
    return this.#bytes.length
  }

  get identity(): Encoded {
    return { bytes: this.#bytes, etag: `"${this.#hash}"` }
  }

  in(encoding: Encoding): Promise<Encoded> | Encoded {
    if (encoding === 'identity' || this.#bytes.length < NOT_SMALLER) return this.identity
    let made = this.#made.get(encoding)
    if (!made) {
      made = this.#compress(encoding)
      this.#made.set(encoding, made)
    }
    return made
  }

  async #compress(encoding: 'br' | 'gzip'): Promise<Encoded> {
    const bytes =
      encoding === 'br'
        ? await brotli(this.#bytes, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: this.#quality,
              [constants.BROTLI_PARAM_SIZE_HINT]: this.#bytes.length,
            },
          })
        : await zip(this.#bytes, { level: 6 })
    return { bytes, etag: `"${this.#hash}-${encoding}"` }
  }
}
