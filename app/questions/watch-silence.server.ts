// Watches for silence: the whole column, and each department that was ever asked anything. Warns the overseer and the
// department's own people, once for each period, in office hours of a working day.
import { asc, eq, max, min } from 'drizzle-orm'
import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { departments, questions, silenceWarnings } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { isOfficeTime } from './office-hours.ts'
import { listOversightVersions, settingsByDepartment } from './oversight-settings.server.ts'
import { settingsFor } from './oversight-settings.ts'
import { silentPeriods } from './silence.ts'

export type Silence = {
  /** null: the whole column */
  department: { id: string; name: string; nameEn: string } | null
  /** day of the last published answer; where there is none, of the first question */
  since: string
  answered: boolean
  /** how often the limit has passed; 0 is no silence */
  periods: number
  limitMonths: number
}

/** The column first, then the departments by code. Those that were never asked are not among them. */
export async function readSilence(from: Reader, at: Date): Promise<Silence[]> {
  const settings = await settingsByDepartment(from)
  const general = settingsFor(await listOversightVersions(from))
  const today = dayOf(at)
  const rows = await from
    .select({
      id: departments.id,
      name: departments.name,
      nameEn: departments.nameEn,
      last: max(questions.publishedAt),
      first: min(questions.receivedAt),
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .groupBy(departments.id, departments.name, departments.nameEn, departments.code)
    .orderBy(asc(departments.code))
  const of = (last: Date | null, first: Date, limitMonths: number) => {
    const since = dayOf(last ?? first)
    return { since, answered: last !== null, periods: silentPeriods(since, today, limitMonths), limitMonths }
  }
  const each = rows.map(({ id, name, nameEn, last, first }) => ({
    department: { id, name, nameEn },
    ...of(last, first as Date, settings(id).silentMonths),
  }))
  if (rows.length === 0) return []
  const lasts = rows.flatMap(({ last }) => (last ? [last.getTime()] : []))
  const firsts = rows.map(({ first }) => (first as Date).getTime())
  const column = of(
    lasts.length > 0 ? new Date(Math.max(...lasts)) : null,
    new Date(Math.min(...firsts)),
    general.silentMonths,
  )
  return [{ department: null, ...column }, ...each]
}

/** Once per period however often and in how many processes it runs: a row claims the warning with its messages. */
export async function warnOfSilence(_signal?: AbortSignal, at: Date = now()): Promise<{ warned: number }> {
  if (!isOfficeTime(at)) return { warned: 0 }
  let warned = 0
  for (const silence of await readSilence(reader(), at)) {
    if (silence.periods === 0) continue
    const job = { kind: 'system', job: 'watch-silence' } as const
    if (await inTransaction(job, (work) => warn(work, silence), { at })) warned += 1
  }
  return { warned }
}

async function warn(work: Work, { department, since, periods, limitMonths }: Silence): Promise<boolean> {
  const departmentId = department?.id ?? ''
  const claimed = await work.tx
    .insert(silenceWarnings)
    .values({ id: newId(), departmentId, since, period: periods, sentAt: work.now })
    .onConflictDoNothing()
    .returning({ id: silenceWarnings.id })
  const [warning] = claimed
  if (!warning) return false
  const overseers = await staffHolding(work.tx, { roles: ['overseer'], departmentId: null })
  const own = department
    ? await staffHolding(work.tx, { roles: ['answerOfficer', 'reviewer'], departmentId: department.id })
    : []
  const people = new Map([...overseers, ...own].map((one) => [one.id, one]))
  for (const { id, email, name, language } of people.values()) {
    await enqueueMessage(work, 'silence-warning', {
      channel: 'email',
      to: { address: email, name },
      language,
      subject: { kind: 'none', id: null },
      departmentId: department?.id ?? null,
      values: { department: department?.name ?? null, since, months: limitMonths * periods },
      dedupeKey: `silence:${warning.id}:${id}`,
    })
  }
  return true
}
