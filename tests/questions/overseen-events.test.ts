// The open days in the overview of oversight: what is held, planned and owed, in the scope of who looks.
import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { readOverseenEvents } from '#app/questions/overseen-events.server.ts'
import { campaignTasks } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeCampaign, makeDepartment, makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()

test('the overview counts open days of the month, who came, and what each campaign is still owed', async () => {
  const [water, schools, idle] = [await makeDepartment(), await makeDepartment(), await makeDepartment()]
  const now = instantOf('2026-12-16', '12:00')!
  const campaign = await makeCampaign({
    ...{ departmentId: idle.id, state: 'published', startsOn: '2026-12-01', endsOn: '2026-12-31' },
  })
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.insert(campaignTasks).values(
      [water, schools, idle].map(({ id }, index) => ({
        ...{ id: `task-${index}`, campaignId: campaign.id, departmentId: id, owedEvents: 2, dueOn: '2026-12-20' },
      })),
    ),
  )
  const hold = async (departmentId: string, day: string, event = {}) => {
    const startsAt = instantOf(day, '09:00')!
    const endsAt = instantOf(day, '11:00')!
    const given = { departmentId, slot: { startsAt, endsAt }, event: { startsAt, endsAt, ...event } }
    return (await makeEvent(given)).slot
  }
  await makeRegistration(await hold(water.id, '2026-12-03', { campaignId: campaign.id }), { arrivedPeople: 3 })
  await hold(water.id, '2026-12-20', { campaignId: campaign.id })
  await hold(water.id, '2026-12-21', { campaignId: campaign.id })
  await hold(schools.id, '2026-12-22', { state: 'cancelled', campaignId: campaign.id })
  await makeRegistration(await hold(schools.id, '2026-11-05'), { arrivedPeople: 2 })

  const places = [water, schools, idle]
  expect(await readOverseenEvents(reader(), 'all', places, now)).toMatchObject({
    ...{ planned: 3, held: 1, visitors: 3, visitorsBefore: 2, without: 2 },
    // Three announced where two are owed do not stand in for the others.
    campaigns: [
      { id: campaign.id, owed: 6, published: 2, held: 1, idle: [{ name: schools.name }, { name: idle.name }] },
    ],
  })
  expect(await readOverseenEvents(reader(), [schools.id], [schools], now)).toMatchObject({
    ...{ planned: 0, held: 0, visitors: 0, visitorsBefore: 2, without: 1 },
    campaigns: [{ owed: 2, published: 0, held: 0 }],
  })
})
