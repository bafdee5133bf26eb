// Reads, for the root loader, what every page needs to know of the site and the reader.
import type { AppLoadContext } from '@remix-run/node'
import type { Frame } from './frame.ts'
import { cookieOf, languageOf, sizeOf } from './language.server.ts'
import { normaliseQuery } from './page-cache.server.ts'
import { findStaff } from './session.server.ts'
import { siteFacts } from './site-facts.server.ts'

export async function readFrame(request: Request, context: AppLoadContext): Promise<Frame> {
  const { pathname, search } = new URL(request.url)
  const language = languageOf(request)
  const staff = pathname === '/console' || pathname.startsWith('/console/') ? await findStaff(request) : undefined
  return {
    language,
    size: sizeOf(request),
    contrast: cookieOf(request, 'contrast') === 'high' ? 'high' : 'standard',
    nonce: context.nonce,
    requestId: context.requestId,
    path: pageAddress(pathname, search),
    site: await siteFacts(language),
    ...(staff ? { staff: { name: staff.name, roles: [...new Set(staff.grants.map((grant) => grant.role))] } } : {}),
  }
}

/** Where to come back to. Without the language, which a cookie keeps; a refused request has no page to come back to. */
function pageAddress(pathname: string, search: string): string {
  if (pathname.startsWith('/-/')) return '/'
  const query = normaliseQuery(search)
  return query ? `${pathname}?${query}` : pathname
}
