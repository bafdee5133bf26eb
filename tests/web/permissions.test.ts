import { describe, expect, it } from 'vitest'
import { listRoutes } from '#app/ops/routes.server.ts'
import { PEOPLE, type Person } from '#tests/support/people.ts'
import { askedWorld } from './asked-world.ts'
import { ROWS, type Row } from './permission-table.ts'
import { INTERNAL_NOTE } from './permission-world.ts'

// A row that changes something leaves a new world behind it.
const here = askedWorld()

/** Somebody's request for the row's address, or for another of its kind. */
function ask(row: Row, person: Person, path = row.path(here.world)): Promise<Response> {
  const { world } = here
  return here.ask(path, {
    method: row.route.split(' ')[0] as string,
    cookie: world.cookies[person],
    form: row.form?.(world),
    json: row.json?.(world),
  })
}

/** Pages that send somebody who is not signed in to the sign-in page. */
function isForStaff(row: Row): boolean {
  return / \/(console|board|screen)/.test(row.route) && !row.may.includes('anonymous')
}

/** What somebody who is not admitted gets. */
function refusalOf(row: Row, person: Person): number {
  if (row.route === 'GET /login') return 303
  if (person === 'anonymous' && isForStaff(row)) return 303
  return (typeof row.refusal === 'object' ? row.refusal[person] : row.refusal) ?? 404
}

let compared = 0

/** Where the note on the case stood in what was answered, and to whom. */
const noted: { route: string; person: Person }[] = []

async function holdsNote(answer: Response): Promise<boolean> {
  if (answer.headers.get('Content-Type')?.startsWith('text/event-stream')) return false
  return (await answer.clone().text()).includes(INTERNAL_NOTE)
}

/** What exists and is not theirs answers to the letter like what does not exist. */
async function expectSameAsUnknown(row: Row, stranger: Person): Promise<void> {
  const path = row.path(here.world)
  const unknown = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '01890000-0000-7000-8000-000000000000')
  if (unknown === path) return
  const bodyOf = async (at: string) => (await (await ask(row, stranger, at)).text()).replaceAll(at, 'HERE')
  expect(await bodyOf(path)).toBe(await bodyOf(unknown))
  compared += 1
}

describe('the permission table', () => {
  it('has a row for every method of every route, and no row without a route', () => {
    const routes = listRoutes(here.build).flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`))
    const rows = ROWS.map((row) => row.route)
    expect({
      withoutRow: routes.filter((route) => !rows.includes(route)),
      withoutRoute: rows.filter((row) => !routes.includes(row)),
    }).toEqual({
      withoutRow: [],
      withoutRoute: [],
    })
  })

  it('has pages that all say who they are for', () => {
    const known = ['public', 'secret', 'staff', 'gate', 'machine']
    expect(listRoutes(here.build).filter((route) => !known.includes(route.audience))).toEqual([])
  })

  it.each(ROWS.map((row) => [row.route, row] as const))('%s', async (_, row) => {
    const got: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const person of PEOPLE) {
      const answer = await ask(row, person)
      got[person] = answer.status
      if (await holdsNote(answer)) noted.push({ route: row.route, person })
      expected[person] = row.may.includes(person) ? row.answer : refusalOf(row, person)
      if (person === 'anonymous' && isForStaff(row)) {
        expect(answer.headers.get('Location')).toMatch(/^\/login\?to=/)
      }
    }
    const stranger = PEOPLE.find((person) => got[person] === 404 && !row.may.includes(person))
    if (stranger) await expectSameAsUnknown(row, stranger)
    if (!row.route.startsWith('GET') && row.answer < 400) await here.renew()
    expect(got).toEqual(expected)
  })

  it('shows an internal note on the page of its case alone, and to those who see the case', () => {
    const routes = new Set(noted.map(({ route }) => route))
    expect([...routes].toSorted()).toEqual(['GET /console/questions/:id', 'POST /console/questions/:id'])
    const people = new Set(noted.map(({ person }) => person))
    expect([...people].toSorted()).toEqual(['answerOfficer', 'overseer', 'reviewer'])
  })

  it('has compared what is not theirs with what is not there, for most addresses with an id', () => {
    expect(compared).toBeGreaterThan(100)
  })
})
