// Reports of the sample events that are over: all of one are filed, those of the others are still owed.
import { eq } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import type { ReportKind } from '#app/reports/event-report.ts'
import { fileReport, receiveReport } from '#app/reports/file-event-report.server.ts'
import { listOwedReports } from '#app/reports/owed-reports.server.ts'
import { sendReportNotices } from '#app/reports/send-report-notices.server.ts'
import { urgeReports } from '#app/reports/urge-report.server.ts'
import { events } from '#db/schema.ts'
import { DEMO_REPORTS } from '#db/seed/demo-reports.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

const REMINDED_DAYS = 21

export async function seedReports(world: DemoWorld): Promise<void> {
  const eventId = world.events.get(DEMO_REPORTS.slug) as string
  const organiser = world.staff.get(DEMO_REPORTS.organiser) as StaffActor
  const overseer = world.staff.get('overseer') as StaffActor
  const [event] = await reader().select({ endsAt: events.endsAt }).from(events).where(eq(events.id, eventId))
  if (!event) return
  const later = (n: number) => after(event.endsAt, days(n))
  const file = async (kind: ReportKind, texts: Record<string, string>, filed: number, at: Date) =>
    expectOutcome(
      await inTransaction(organiser, (work) => fileReport(work, { eventId, kind }, texts, { version: filed, filed }), {
        at,
      }),
      'filed',
    )
  await file('implementation', DEMO_REPORTS.implementation, 0, later(4))
  await file('questionList', DEMO_REPORTS.questionList, 0, later(9))
  await file('summary', DEMO_REPORTS.summary, 0, later(10))
  await file('summary', { ...DEMO_REPORTS.summary, next: DEMO_REPORTS.correctedNext }, 1, later(13))
  for (const kind of ['implementation', 'questionList'] as const) {
    const receive = { eventId, kind }
    expectOutcome(
      await inTransaction(overseer, (work) => receiveReport(work, receive, 1), { at: later(11) }),
      'received',
    )
  }
  await seedUrgings(world)
}

/** What the job would have sent in the last weeks, and one report that the overseer urges because it is late. */
async function seedUrgings(world: DemoWorld): Promise<void> {
  for (let ago = REMINDED_DAYS; ago > 0; ago -= 1) {
    const day = addDays(dayOf(world.now), -ago)
    await sendReportNotices(undefined, instantOf(day, '09:05'))
  }
  const overseer = world.staff.get('overseer') as StaffActor
  const late = (await listOwedReports(reader(), overseer, world.now)).find(({ reports }) =>
    reports.some(({ standing }) => standing === 'late'),
  )
  if (!late) return
  const kinds = late.reports.filter(({ standing }) => standing === 'late').map(({ kind }) => kind)
  expectOutcome(
    await inTransaction(
      overseer,
      (work) =>
        urgeReports(work, late.id, { kinds, note: DEMO_REPORTS.urging, demandedOn: addDays(dayOf(world.now), 2) }),
      { at: after(world.now, -hours(3)) },
    ),
    'urged',
  )
}
