// The server entry of the build: the only copy of the domains. The start script and the operator's commands load it.
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { describeError, log } from './platform/logger.server.ts'
import { translator } from './platform/messages.ts'
import './web/context.server.ts'
import { webMessages } from './web/web-messages.ts'

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
  keepRetryAfter(remix, headers)
  return new Response(`<!DOCTYPE html>${status === 422 ? withErrorTitle(body) : body}`, { status, headers })
}

/** When to come again belongs to the whole page, whichever loader or action said it; Remix would drop it. */
function keepRetryAfter({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext, headers: Headers) {
  for (const own of [...Object.values(loaderHeaders), ...Object.values(actionHeaders)]) {
    const seconds = own.get('Retry-After')
    if (seconds) headers.set('Retry-After', seconds)
  }
}

/** A refused form comes back with a title that says so before anything else, for those who hear it read out. */
function withErrorTitle(page: string): string {
  const english = page.includes('<html lang="en"')
  const prefix = translator(english ? 'en' : 'zh-CN', webMessages)('errorPrefix')
  // A page with scripts compares its title with its own when it wakes up.
  const scripted = page.includes('<script type="module"')
  return scripted || page.includes(`<title>${prefix}`) ? page : page.replace('<title>', `<title>${prefix}`)
}

/** What a page threw and nobody expected. Only kind and place are logged: messages may quote what people typed. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  log.error('page failed', { requestId: context.requestId, error: describeError(error) })
}
