// The mark that a browser keeps so that it votes once. It says nothing about the person and goes after thirty days.
import { config } from '#app/config.server.ts'

export const DEVICE_COOKIE = 'wall-device'
const THIRTY_DAYS = 30 * 24 * 3600

export function deviceCookie(mark: string): string {
  const secure = config().publicOrigin.startsWith('https:') ? '; Secure' : ''
  return `${DEVICE_COOKIE}=${mark}; Path=/wall; Max-Age=${THIRTY_DAYS}; HttpOnly; SameSite=Lax${secure}`
}
