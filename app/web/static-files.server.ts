// The files of the build: hashed assets, icons, the scanner's program. Read when first asked for, kept, compressed once.
import type { Dirent } from 'node:fs'
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { chooseEncoding, EncodedBody, isKnown } from './encodings.server.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
}
const COMPRESSED = new Set(['.css', '.js', '.mjs', '.json', '.svg', '.txt', '.wasm', '.webmanifest'])

type StaticFile = { file: string; type: string; compress: boolean; immutable: boolean; body?: Promise<EncodedBody> }

export class StaticFiles {
  readonly #files = new Map<string, StaticFile>()

  /** Lists the files below `folder` once; what is added later is not served. */
  constructor(folder: string) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
    const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue
      const file = join(entry.parentPath, entry.name)
      const path = `/${relative(folder, file).split(sep).join('/')}`
      const extension = extname(entry.name)
      this.#files.set(path, {
        file,
        type: TYPES[extension] ?? 'application/octet-stream',
        compress: COMPRESSED.has(extension),
        immutable: path.startsWith('/assets/'),
      })
    }
  }

  has(path: string): boolean {
    return this.#files.has(path)
  }

  async send(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.#files.get(path) as StaticFile
    file.body ??= readFile(file.file).then((bytes) => new EncodedBody(bytes, bytes.length > 300_000 ? 8 : 11))
    const body = await file.body
    const encoding = file.compress ? chooseEncoding(request.headers) : 'identity'
    const { bytes, etag } = await body.in(encoding)
    response.setHeader('Content-Type', file.type)
    response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    response.setHeader('ETag', etag)
    if (file.compress) response.setHeader('Vary', 'Accept-Encoding')
    if (isKnown(request.headers, etag)) {
      response.writeHead(304).end()
      return
    }
    if (bytes !== body.identity.bytes) response.setHeader('Content-Encoding', encoding)
    response.setHeader('Content-Length', bytes.length)
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : bytes)
  }
}
