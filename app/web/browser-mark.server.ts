// The mark a browser keeps after a good sign-in: it has a pace of its own for guesses (app/accounts/sign-in.server.ts).
import { config } from '#app/config.server.ts'
import { cookieOf } from './language.server.ts'

const NAME = 'known-browser'
const HALF_A_YEAR = 180 * 24 * 3600

export function browserMark(request: Request): string | undefined {
  return cookieOf(request, NAME)
}

export function browserCookie(mark: string): string {
  const secure = config().publicOrigin.startsWith('https:') ? '; Secure' : ''
  return `${NAME}=${mark}; Path=/login; Max-Age=${HALF_A_YEAR}; HttpOnly; SameSite=Lax${secure}`
}
