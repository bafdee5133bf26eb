// The server entry of the build: the only copy of the domains. The start script and the operator's commands load it.
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { describeError, log } from './platform/logger.server.ts'
import './web/context.server.ts'

export { serve } from './boot.server.ts'
export { ops } from './ops.server.ts'

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  _context: AppLoadContext,
) {
  const body = renderToString(<RemixServer context={remix} url={request.url} />)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!DOCTYPE html>${body}`, { status, headers })
}

/** What a page threw and nobody expected. Only kind and place are logged: messages may quote what people typed. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  log.error('page failed', { requestId: context.requestId, error: describeError(error) })
}
