// A department's last twelve months in the public figures.
import { eq } from 'drizzle-orm'
import { monthOf } from '#app/platform/dates.ts'
import { departments } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { publicRates } from './figures.ts'
import { yearCounts } from './statistics.server.ts'

/** From the first month in which the department was asked anything; null where it never was, or there is no such department. */
export async function readDepartmentYear(reader: Reader, code: string, now: Date) {
  const [department] = await reader.select({ id: departments.id }).from(departments).where(eq(departments.code, code))
  if (!department) return null
  const year = (await yearCounts(reader, monthOf(now), now, department.id)).map(({ month, counts }) => ({
    month,
    received: counts.received,
    answered: counts.answered,
    onTimeRate: publicRates(counts).onTimeRate,
  }))
  const first = year.findIndex(({ received }) => received > 0)
  return first < 0 ? null : year.slice(first)
}
export type DepartmentYear = NonNullable<Awaited<ReturnType<typeof readDepartmentYear>>>
