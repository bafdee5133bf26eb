// What travels over the wire, in the bytes that a phone's data plan counts.
import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export type Transferred = { status: number; encoding: string; bytes: number; text: string }

/** Fetches as a browser does and counts the body as it came, before it is unpacked. */
export function transfer(url: string, language = 'zh-CN'): Promise<Transferred> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br', 'Accept-Language': language } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        const encoding = answer.headers['content-encoding'] ?? 'identity'
        const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
        resolve({ status: answer.statusCode ?? 0, encoding, bytes: body.length, text: plain.toString('utf8') })
      })
    }).on('error', reject)
  })
}

/** Addresses of the style sheets that a page asks for. */
export function stylesOf(html: string): string[] {
  const links = html.match(/<link\b[^>]*>/g) ?? []
  return links.filter((link) => /\brel="stylesheet"/.test(link)).map((link) => /\bhref="([^"]+)"/.exec(link)?.[1] ?? '')
}
