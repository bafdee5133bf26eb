// Cursors of the events API: opaque outside, where the page before ended inside.
import { Buffer } from 'node:buffer'
import type { EventCursor } from './event-queries.server.ts'

export function writeCursor({ startsAt, id }: EventCursor): string {
  return Buffer.from(`${startsAt.getTime()} ${id}`).toString('base64url')
}

/** undefined for anything that writeCursor did not make. */
export function readCursor(cursor: string): EventCursor | undefined {
  const match = /^(\d{1,16}) ([A-Za-z0-9-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!match?.[1] || !match[2]) return undefined
  const startsAt = new Date(Number(match[1]))
  return Number.isNaN(startsAt.getTime()) ? undefined : { startsAt, id: match[2] }
}
