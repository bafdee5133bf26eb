import type { SignUpQuery } from './sign-ups.server.ts'

/** The address of the list with a filter: filters sit in the address, so that it can be sent and comes back. */
export function signUpsHref(eventId: string, query: Partial<SignUpQuery>, path = ''): string {
  const params = new URLSearchParams()
  if (query.slotId) params.set('slot', query.slotId)
  if (query.status) params.set('status', query.status)
  if (query.q) params.set('q', query.q)
  if (query.page && query.page > 1) params.set('page', String(query.page))
  const text = params.toString()
  return `/console/events/${eventId}/registrations${path}${text ? `?${text}` : ''}`
}
