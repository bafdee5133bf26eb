// Sample data for `npm run demo` and `ops seed-demo`: the texts of db/seed, put in by the same use cases that people use.
import { hashPassword } from '#app/accounts/password.server.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { now } from '#app/platform/clock.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { closeAnswered } from '#app/questions/close-answered.server.ts'
import { areas, campaigns, campaignTasks, departments, memberships, settings, staff } from '#db/schema.ts'
import { DEMO_AREAS, DEMO_DEPARTMENTS, DEMO_PASSWORD, DEMO_SITE, DEMO_STAFF } from '#db/seed/demo-departments.ts'
import { DEMO_CAMPAIGN } from '#db/seed/demo-events.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { seedAnswerDesk } from './seed-demo-answer-desk.server.ts'
import { seedBriefings } from './seed-demo-briefings.server.ts'
import { seedCampaignReminders } from './seed-demo-campaign.server.ts'
import { seedColumns } from './seed-demo-columns.server.ts'
import { seedConcerns } from './seed-demo-concerns.server.ts'
import { seedDrafts } from './seed-demo-drafts.server.ts'
import { seedEventTemplates } from './seed-demo-event-templates.server.ts'
import { seedEvents } from './seed-demo-events.server.ts'
import { seedMailings } from './seed-demo-mailings.server.ts'
import { seedOversight } from './seed-demo-oversight.server.ts'
import { seedPast } from './seed-demo-past.server.ts'
import { seedProgramme } from './seed-demo-programme.server.ts'
import { seedQuestions } from './seed-demo-questions.server.ts'
import { seedReports } from './seed-demo-reports.server.ts'
import { seedResults } from './seed-demo-results.server.ts'
import { seedScores } from './seed-demo-scores.server.ts'
import { seedTalks } from './seed-demo-talks.server.ts'
import { seedTextModules } from './seed-demo-text-modules.server.ts'
import { seedTexts } from './seed-demo-texts.server.ts'
import { seedStall, seedWall } from './seed-demo-wall.server.ts'
import { seedWebhooks } from './seed-demo-webhooks.server.ts'

const seeder = { kind: 'system', job: 'seed-demo' } as const

/**
 * Fills an empty database with sample data. Refuses, with false, one that holds anything. `past` bounds how many questions
 * of former months each department gets.
 */
export async function seedDemo({ past }: { past?: number } = {}): Promise<boolean> {
  if ((await reader().$count(departments)) > 0 || (await reader().$count(staff)) > 0) return false
  const password = await hashPassword(DEMO_PASSWORD)
  const world: DemoWorld = {
    now: now(),
    departments: new Map(DEMO_DEPARTMENTS.map((department) => [department.code, newId()])),
    staff: new Map(),
    campaignId: newId(),
    events: new Map(),
    stalls: new Map(),
  }
  await inTransaction(seeder, async (work) => {
    await work.tx.insert(settings).values({ key: 'site', value: DEMO_SITE, updatedAt: work.now })
    work.changed({ kind: 'settings' })
    await seedDepartments(work, world)
    await seedStaff(work, world, password)
    await seedCampaign(work, world)
    await recordAudit(work, 'data.seeded', { kind: 'database', id: 'demo' }, { departments: DEMO_DEPARTMENTS.length })
  })
  await seedEvents(world)
  await seedTexts(world)
  await seedTextModules(world)
  await seedEventTemplates(world)
  await seedMailings(world)
  await seedPast(world, past)
  await closeAnswered(undefined, world.now)
  await seedQuestions(world)
  await seedAnswerDesk(world)
  await seedOversight(world)
  await seedCampaignReminders(world)
  await seedConcerns(world)
  await seedWall(world)
  await seedStall(world)
  await seedWebhooks(world)
  await seedResults(world)
  await seedReports(world)
  await seedBriefings(world)
  await seedScores(world)
  await seedTalks(world)
  await seedProgramme(world)
  await seedColumns(world)
  await seedDrafts(world)
  return true
}

async function seedDepartments(work: Work, world: DemoWorld): Promise<void> {
  const areaIds = new Map<string, string>(DEMO_AREAS.map((area) => [area.code, newId()]))
  for (const { code, parent, name, nameEn, level } of DEMO_AREAS) {
    await work.tx.insert(areas).values({
      id: areaIds.get(code) as string,
      code,
      parentId: parent ? (areaIds.get(parent) ?? null) : null,
      name,
      nameEn,
      level,
    })
  }
  for (const { code, area, parent, keywords, ...department } of DEMO_DEPARTMENTS) {
    await work.tx.insert(departments).values({
      ...department,
      id: world.departments.get(code) as string,
      code,
      areaId: areaIds.get(area) as string,
      parentId: parent ? (world.departments.get(parent) ?? null) : null,
      dutyKeywords: [...keywords],
      // 政务公开办: the office that co-ordinates answers of its area.
      coordinates: code.endsWith('-openness'),
      createdAt: work.now,
    })
  }
}

async function seedStaff(work: Work, world: DemoWorld, passwordHash: string): Promise<void> {
  for (const person of DEMO_STAFF) {
    const id = newId()
    await work.tx.insert(staff).values({
      id,
      email: person.email,
      emailHash: lookupHash('email', person.email),
      name: person.name,
      passwordHash: person.password ? passwordHash : null,
      passwordChangedAt: person.password ? work.now : null,
      createdAt: work.now,
    })
    const grants = person.roles.map(({ role, department }) => ({
      role,
      departmentId: department ? (world.departments.get(department) as string) : null,
    }))
    for (const grant of grants) {
      await work.tx.insert(memberships).values({ id: newId(), staffId: id, ...grant, createdAt: work.now })
    }
    world.staff.set(person.key, { kind: 'staff', staffId: id, name: person.name, grants })
  }
}

async function seedCampaign(work: Work, world: DemoWorld): Promise<void> {
  const today = dayOf(work.now)
  const { tasks, department, startsInDays, endsInDays, ...campaign } = DEMO_CAMPAIGN
  await work.tx.insert(campaigns).values({
    ...campaign,
    id: world.campaignId,
    departmentId: world.departments.get(department) as string,
    startsOn: addDays(today, startsInDays),
    endsOn: addDays(today, endsInDays),
    state: 'published',
    createdAt: work.now,
  })
  for (const task of tasks) {
    await work.tx.insert(campaignTasks).values({
      id: newId(),
      campaignId: world.campaignId,
      departmentId: world.departments.get(task.department) as string,
      owedEvents: task.owed,
      dueOn: addDays(today, task.dueInDays),
    })
  }
}
