// A day of a programme on the air, as the calendar and the feeds of events show it: handed in by the route.
import type { CalendarEntry } from '#app/platform/calendar-file.server.ts'

export type ShownBroadcast = CalendarEntry & {
  /** path of the page of the day */
  href: string
  /** name of the department on duty */
  department: string
  updatedAt: Date
}
