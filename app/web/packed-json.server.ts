// A large answer of the API, packed for clients that say they unpack.
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { apiJson } from './api.server.ts'

const pack = promisify(gzip)

/** As apiJson with `no-store`; with gzip where the request accepts it. Packing happens off the main thread. */
export async function packedJson(request: Request, value: unknown): Promise<Response> {
  const plain = apiJson(value, { headers: { 'Cache-Control': 'no-store', Vary: 'Accept-Encoding' } })
  if (!/\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')) return plain
  const bytes = await pack(await plain.text(), { level: constants.Z_BEST_SPEED })
  plain.headers.set('Content-Encoding', 'gzip')
  plain.headers.set('Content-Length', String(bytes.length))
  return new Response(new Uint8Array(bytes), { headers: plain.headers })
}
