// The sample programme: its schedule, and a past day whose questions were answered live or taken along.
import { programmeForm } from '#app/occasions/programme-forms.ts'
import { saveDay, saveProgramme } from '#app/occasions/programmes.server.ts'
import { takeCall } from '#app/occasions/take-call.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { hours, minutes } from '#app/platform/clock.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '#app/platform/dates.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { DEMO_CALLS, DEMO_PROGRAMME, DEMO_SCHEDULE } from '#db/seed/demo-programme.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { publishDraft } from './seed-demo-talks.server.ts'

export async function seedProgramme(world: DemoWorld): Promise<void> {
  const overseer = world.staff.get('overseer') as StaffActor
  const department = (code: string) => world.departments.get(code) as string
  const { office, ...fields } = DEMO_PROGRAMME
  const content = programmeForm.parse({ ...fields, weekday: String(fields.weekday), departmentId: department(office) })
  const saved = await inTransaction(overseer, (work) => saveProgramme(work, undefined, content))
  if (saved.outcome !== 'saved') throw new Error(`the sample programme was not made: ${saved.outcome}`)
  let coming = dayOf(world.now)
  while (weekdayOf(coming) !== fields.weekday) coming = addDays(coming, 1)
  for (const { week, department: code, leader, topic } of DEMO_SCHEDULE) {
    const day = addDays(coming, 7 * week)
    const entry = { day, departmentId: department(code), leader, topic, cancelled: false }
    const outcome = await inTransaction(overseer, (work) => saveDay(work, saved.id, undefined, entry))
    if (outcome.outcome !== 'saved') throw new Error(`the sample schedule stopped at: ${outcome.outcome}`)
    if (day < dayOf(world.now)) await seedCalls(world, outcome.id, instantOf(day, fields.fromTime) ?? world.now, leader)
  }
}

async function seedCalls(world: DemoWorld, dayId: string, startsAt: Date, leader: string): Promise<void> {
  const officer = world.staff.get('answerer') as StaffActor
  for (const [index, demo] of DEMO_CALLS.entries()) {
    const at = new Date(startsAt.getTime() + minutes(6 + index * 11))
    const answered = demo.handling === 'answered'
    const call = {
      source: demo.source,
      kind: demo.kind,
      text: demo.text,
      phone: '',
      handling: demo.handling,
      speaker: answered ? leader : '',
      summary: answered ? demo.answer : '',
      keepHints: false,
      key: `demo-call-${index}`,
    }
    const taken = await inTransaction(officer, (work) => takeCall(work, dayId, call), { at })
    if (taken.outcome !== 'taken') throw new Error(`a sample call stopped at: ${taken.outcome}`)
    const id = taken.questionId
    if (!answered) {
      const later = { at: new Date(at.getTime() + hours(4)) }
      await inTransaction(officer, (work) => acceptQuestion(work, id), later)
      const draft = { policyBasis: '', publicity: 'public' as const, withholdReason: null, basedOn: 0, keepHints: true }
      await inTransaction(officer, (work) => draftAnswer(work, id, { ...draft, text: demo.answer }), later)
    }
    if (demo.published || (await latestVersion(reader(), id))) await publishDraft(world, id, at)
  }
}
