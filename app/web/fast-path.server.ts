// Hot endpoints answered before Remix, by the same use cases. The Remix route stays and answers the same.
import type { IncomingHttpHeaders } from 'node:http'

export type FastRequest = {
  params: Record<string, string>
  query: URLSearchParams
  body: Buffer
  headers: IncomingHttpHeaders
  address: string
  requestId: string
  /** when the body was complete, before any wait */
  arrivedAt: Date
  /** order of arrival in this process, strictly increasing */
  arrival: number
}
/** `headers` name at least Content-Type and Cache-Control; the others of every answer are added. */
export type FastAnswer = { status: number; headers: Readonly<Record<string, string>>; body: string | Buffer }
export type FastHandler = (request: FastRequest) => Promise<FastAnswer>
export type FastPath = {
  method: string
  pattern: string
  answer: FastHandler
  /** the lane its write will wait in, so that it can be refused unread while that lane is full */
  lane?: (params: Record<string, string>) => string
}

type Compiled = FastPath & { expression: RegExp; names: string[] }
let compiled: Compiled[] = []

/** Sets the fast paths; patterns as in routes.ts: `/api/v1/slots/:slotId/registrations`. */
export function useFastPaths(paths: readonly FastPath[]): void {
  compiled = paths.map((path) => {
    const names = [...path.pattern.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
    const source = path.pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '([^/]+)')
    return { ...path, names, expression: new RegExp(`^${source}$`) }
  })
}

export function findFastPath(
  method: string,
  path: string,
): { fast: FastPath; params: Record<string, string> } | undefined {
  for (const fast of compiled) {
    if (fast.method !== method) continue
    const match = fast.expression.exec(path)
    if (!match) continue
    const params: Record<string, string> = {}
    fast.names.forEach((name, index) => {
      params[name] = decodeURIComponent(match[index + 1] as string)
    })
    return { fast, params }
  }
  return undefined
}
