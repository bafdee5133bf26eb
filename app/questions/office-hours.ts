// When offices are open: notices about limits in days go out then, so that nobody is woken by them.
import { dayOf, timeOf } from '#app/platform/dates.ts'
import { isWorkday } from './working-calendar.ts'

const OFFICE = { from: '08:30', to: '18:00' }

export function isOfficeTime(now: Date): boolean {
  const time = timeOf(now)
  return isWorkday(dayOf(now)) && time >= OFFICE.from && time < OFFICE.to
}
