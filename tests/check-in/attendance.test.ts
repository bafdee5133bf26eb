import { describe, expect, it } from 'vitest'
import { attendanceColumns, attendanceOf, correctionsOf, firstEntriesOf } from '#app/check-in/attendance.server.ts'
import { correctAttendance } from '#app/check-in/correct-attendance.server.ts'
import { hours, after as later, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { readExport } from '#app/registrations/export-registrations.server.ts'
import { readSignUpQuery } from '#app/registrations/sign-up-query.ts'
import { scans } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

async function world() {
  const startsAt = later(now(), -hours(3))
  const { event, slot, departmentId } = await makeEvent({ slot: { startsAt, endsAt: later(startsAt, hours(2)) } })
  const organiser = await makeStaff(['organiser'], departmentId)
  const whole = await makeRegistration(slot, { partySize: 2, arrivedPeople: 2 })
  const partly = await makeRegistration(slot, { name: '李强', partySize: 3, arrivedPeople: 1 })
  const missing = await makeRegistration(slot, { name: '王静', partySize: 4 })
  await makeRegistration(slot, { partySize: 5, status: 'cancelled' })
  await makeRegistration(slot, { name: '路人', partySize: 1, arrivedPeople: 1, source: 'walkIn' })
  return { event, slot, organiser, whole, partly, missing }
}

describe('attendance', () => {
  it('counts people expected, come and missing; walk-ins apart, cancelled ones not', async () => {
    const { event } = await world()
    expect(await attendanceOf(reader(), event.id)).toMatchObject([
      { expected: 9, came: 3, missingParties: 1, missingPeople: 4, walkIns: 1 },
    ])
  })

  it('names when and where the first of a party came in, not what was undone', async () => {
    const { event, slot, whole } = await world()
    const scan = (gate: string, minute: number, more: object = {}) => ({
      id: newId(),
      nonce: newId(),
      eventId: event.id,
      slotId: slot.id,
      registrationId: whole.id,
      gate,
      kind: 'entry' as const,
      verdict: 'welcome' as const,
      people: 1,
      happenedAt: later(slot.startsAt, minute * 60_000),
      receivedAt: now(),
      answer: {},
      ...more,
    })
    await store().transaction(async (tx) => {
      await tx.insert(scans).values(scan('东门', 9))
      await tx.insert(scans).values(scan('北门', 1, { undoneAt: now() }))
      await tx.insert(scans).values(scan('南门', 2, { people: 0, verdict: 'alreadyIn' }))
      await tx.insert(scans).values(scan('西门', 5))
    })
    const first = await firstEntriesOf(reader(), [whole.id])
    expect(first.get(whole.id)).toEqual({ at: later(slot.startsAt, 5 * 60_000), gate: '西门' })
  })

  it('keeps every correction with its reason, from how many to how many, and by whom', async () => {
    const { event, organiser, missing } = await world()
    const correct = (arrived: number, reason: 'cameWithoutScan' | 'scannedByMistake') =>
      inTransaction(organiser, (work) =>
        correctAttendance(work, event.id, { registrationId: missing.id, arrived, inside: 0, reason }),
      )
    expect(await correct(4, 'cameWithoutScan')).toEqual({ outcome: 'corrected' })
    expect(await correct(2, 'scannedByMistake')).toEqual({ outcome: 'corrected' })
    expect(await correctionsOf(reader(), event.id)).toMatchObject([
      { before: 4, after: 2, reason: 'scannedByMistake', by: '王海燕', name: '王*' },
      { before: 0, after: 4, reason: 'cameWithoutScan', by: '王海燕', name: '王*' },
    ])
    expect(await attendanceOf(reader(), event.id)).toMatchObject([{ came: 5, missingParties: 0 }])
  })

  it('is exported with everybody who had a place', async () => {
    const { event, organiser } = await world()
    const query = { ...readSignUpQuery(new URLSearchParams()), status: 'confirmed' as const }
    const { rows } = await readExport(reader(), organiser, event.id, query, [])
    const columns = attendanceColumns('zh-CN')
    const column = (label: string) => columns.find((each) => each.label === label)
    expect(rows.map((row) => [column('姓名')?.value(row), column('到场')?.value(row)]).sort()).toEqual(
      [
        ['孙玉梅', '已到'],
        ['李强', '已到'],
        ['王静', '未到'],
        ['路人', '已到'],
      ].sort(),
    )
  })
})
