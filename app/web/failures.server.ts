// The one place that turns what loaders and actions throw into answers.
import { Forbidden, NotFound, Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import { StoreBusy } from '#db/store.ts'
import { problem } from './api.server.ts'
import { UnreadableBody } from './forms.server.ts'

/** Too many tries. `retryAfter` in seconds. */
export class TooManyRequests extends Error {
  override name = 'TooManyRequests'
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super('too many requests')
    this.retryAfter = Math.max(1, Math.ceil(retryAfter))
  }
}

/** Seconds after which a caller met by a busy store tries again, spread so that not all come back at once. */
export const busyRetry = () => 1 + Math.floor(Math.random() * 4)

type Failure = { status: number; code: string; retryAfter?: number }

/** Which answer a thrown value deserves; undefined for one that nobody expected. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof NotFound) return { status: 404, code: 'notFound' }
  if (error instanceof Forbidden) return { status: 403, code: 'forbidden' }
  if (error instanceof Unauthorised) return { status: 401, code: 'unauthorised' }
  if (error instanceof UnreadableBody) return { status: 400, code: 'unreadable' }
  if (error instanceof TooManyRequests) return { status: 429, code: 'tooManyRequests', retryAfter: error.retryAfter }
  if (error instanceof StoreBusy || isStoreFull(error)) return { status: 503, code: 'busy', retryAfter: busyRetry() }
  return undefined
}

/** The disk is full or failing: nothing was written, reading goes on. */
function isStoreFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^SQLITE_(FULL|IOERR|BUSY)/.test(code)
}

/** The answer to a thrown value: a designed page through the root's ErrorBoundary, or a problem for the API. */
export function failureResponse(error: unknown, url: URL, requestId: string): Response {
  const failure = failureOf(error)
  if (!failure) log.error('request failed', { requestId, error: describeError(error) })
  const { status, code, retryAfter } = failure ?? { status: 500, code: 'internal' }
  const headers: HeadersInit = {
    ...(retryAfter && { 'Retry-After': String(retryAfter) }),
    ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
  }
  if (url.pathname.startsWith('/api/')) return problem(status, code, undefined, { headers })
  return Response.json({ code, requestId }, { status, headers })
}

/**
 * Runs the body of a loader or action. What it throws becomes an answer: NotFound 404, Forbidden 403, Unauthorised 401, StoreBusy 503,
 * UnreadableBody 400, TooManyRequests 429, anything else 500 with a line in the log. A thrown Response passes.
 */
export async function withFailures<Result>(
  { request, context }: { request: Request; context?: { requestId?: string } },
  body: () => Promise<Result>,
): Promise<Result> {
  try {
    return await body()
  } catch (error) {
    if (error instanceof Response) throw error
    throw failureResponse(error, new URL(request.url), context?.requestId ?? newId())
  }
}
