// What a browser keeps while somebody is on the way to the provider of identities and back: encrypted, for minutes, for the pages
// of signing in only. SameSite=Lax, because the way back begins on another site.
import { config } from '#app/config.server.ts'
import { cookieOf } from './language.server.ts'

/** `flow`: on the way; `code`: back, and asked for the code of the phone. */
export type IdentityCookie = 'flow' | 'code'

const nameOf = (kind: IdentityCookie) => `identity-${kind}`

export function identityCookieOf(request: Request, kind: IdentityCookie): string | undefined {
  return cookieOf(request, nameOf(kind))
}

/** An empty value takes it away. */
export function identityCookie(kind: IdentityCookie, value: string): string {
  const secure = config().publicOrigin.startsWith('https:') ? '; Secure' : ''
  const age = value === '' ? 0 : 600
  return `${nameOf(kind)}=${value}; Path=/login/identity; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`
}
