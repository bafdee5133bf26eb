// The house plan, executed: who may import whom, how long a file may be, what every page must say of itself.
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS } from '#app/audit/audit-actions.ts'
import { DOMAINS, readSources, roomOf, type SourceFile } from './source-tree.ts'

const program = readSources(['app', 'db', 'emails'])
const everything = [...program, ...readSources(['tests'])]

/** Domains a domain may use: rules and use cases, never routes or components. */
const MAY_USE: Record<string, string[]> = {
  accounts: [],
  departments: ['accounts'],
  drafts: [],
  events: ['drafts', 'departments', 'accounts'],
  registrations: ['questions', 'events', 'departments', 'accounts'],
  'check-in': ['registrations', 'events', 'departments', 'accounts'],
  questions: ['drafts', 'events', 'departments', 'accounts'],
  occasions: ['questions', 'events', 'departments', 'accounts'],
  columns: ['questions', 'events', 'departments', 'accounts'],
  mailings: ['registrations', 'events', 'departments', 'accounts'],
  webhooks: ['questions', 'registrations', 'events', 'departments', 'accounts'],
  reports: ['questions', 'check-in', 'registrations', 'events', 'departments', 'accounts'],
}

/** What each floor may import, from the ground up. Packages are always allowed, except those named below. */
function mayImport(from: string, to: string): boolean {
  if (from === to) return true
  if (to === 'config') return !['platform', 'db', 'emails', 'ui'].includes(from)
  switch (from) {
    case 'platform':
      return false
    case 'db':
      return to === 'platform'
    case 'config':
      return to === 'platform'
    case 'emails':
      return to === 'platform'
    case 'audit':
    case 'budgets':
      return to === 'platform' || to === 'db'
    case 'site':
      return ['platform', 'db', 'audit'].includes(to)
    case 'outbox':
      return ['platform', 'db', 'audit', 'emails', 'site'].includes(to)
    case 'ui':
      return to === 'platform'
    case 'web':
      return ['platform', 'db', 'ui', 'audit', 'budgets', 'accounts', 'departments', 'outbox', 'site'].includes(to)
    case 'components':
      return ['platform', 'ui', 'web', 'outbox', 'audit', ...DOMAINS].includes(to)
    case 'routes':
    case 'house':
    case 'ops':
      return true
    default:
      return ['platform', 'db', 'audit', 'budgets', 'outbox', 'site', ...(MAY_USE[from] ?? [])].includes(to)
  }
}

const inProject = (path: string) => /^(app|db|emails)\//.test(path)
const faults = (find: (file: SourceFile) => string[]) =>
  program.flatMap((file) => find(file).map((fault) => `${file.path}: ${fault}`))

describe('the house', () => {
  it('lets each floor import only what lies below it', () => {
    expect(
      faults((file) =>
        file.imports
          .filter(inProject)
          .filter((target) => !target.endsWith('.css') && !target.includes('?'))
          .filter((target) => !mayImport(roomOf(file.path), roomOf(target)))
          .map((target) => `must not import ${target}`),
      ),
    ).toEqual([])
  })

  it('lets nobody import from a routes folder but the page of URLs', () => {
    expect(
      faults((file) =>
        file.imports
          .filter((target) => target.includes('/routes/') && inProject(target))
          .map((target) => `imports ${target}`),
      ),
    ).toEqual([])
  })

  it('imports only files that exist', () => {
    expect(
      faults((file) =>
        file.imports
          .filter(inProject)
          .map((target) => target.replace(/\?.*$/, ''))
          .filter((target) => !existsSync(target))
          .map((target) => `imports ${target}, which is not there`),
      ),
    ).toEqual([])
  })

  it('has no circle of imports', () => {
    const graph = new Map(program.map((file) => [file.path, file.imports.filter(inProject)]))
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (path: string, trail: string[]) => {
      if (trail.includes(path)) {
        circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      if (done.has(path)) return
      for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
      done.add(path)
    }
    for (const path of graph.keys()) walk(path, [])
    expect(circles).toEqual([])
  })

  it('keeps Remix to routes, web and the entry files', () => {
    expect(
      faults((file) =>
        file.imports
          .filter((target) => target.startsWith('@remix-run/'))
          .filter(() => !['routes', 'web', 'house'].includes(roomOf(file.path)))
          .map((target) => `imports ${target}`),
      ),
    ).toEqual([])
  })

  it('keeps the databases’ drivers to db', () => {
    const drivers = /^(better-sqlite3|pg|drizzle-orm\/(pg-core|sqlite-core|better-sqlite3|node-postgres).*)$/
    expect(
      faults((file) =>
        file.imports
          .filter((target) => drivers.test(target) && roomOf(file.path) !== 'db')
          .map((target) => `imports ${target}`),
      ),
    ).toEqual([])
  })

  it('reads the environment in one place', () => {
    const readers = ['app/config.server.ts', 'db/dialect.ts']
    expect(
      faults((file) =>
        file.text.includes('process.env') && !readers.includes(file.path) ? ['reads process.env'] : [],
      ),
    ).toEqual([])
  })

  it('has no file of more than 400 lines, texts apart', () => {
    expect(
      everything
        .filter((file) => file.lines > 400 && !/^db\/seed\/|-messages\.ts$/.test(file.path))
        .map((file) => `${file.path}: ${file.lines} lines`),
    ).toEqual([])
  })

  it('writes every act that the audit trail knows', () => {
    const writers = program.filter(({ path }) => path !== 'app/audit/audit-actions.ts')
    expect(AUDIT_ACTIONS.filter((action) => !writers.some(({ text }) => text.includes(`'${action}'`)))).toEqual([])
  })

  it('has no room without a name', () => {
    expect(
      everything
        .filter((file) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(file.path))
        .map((file) => file.path),
    ).toEqual([])
  })
})

describe('every page', () => {
  const pages = program.filter((file) => roomOf(file.path) === 'routes')

  it('says who it is for', () => {
    expect(
      pages.filter((file) => !/export const handle: RouteHandle/.test(file.text)).map((file) => file.path),
    ).toEqual([])
  })

  it('for staff asks who is there, in its loader and in its action', () => {
    const unguarded = pages
      .filter((file) => /audience: 'staff'/.test(file.text))
      .flatMap((file) =>
        ['loader', 'action']
          .filter((name) => new RegExp(`export async function ${name}\\b`).test(file.text))
          .filter((name) => !/require(Staff|Role)/.test(bodyOf(file.text, name)))
          .map((name) => `${file.path}: ${name}`),
      )
    expect(unguarded).toEqual([])
  })

  it('is a plain function, so that no server code reaches the browser', () => {
    expect(pages.filter((file) => /export const (loader|action)\b/.test(file.text)).map((file) => file.path)).toEqual(
      [],
    )
  })

  it('never asks the database itself', () => {
    expect(
      pages.filter((file) => /from '#db\/schema|from 'drizzle-orm'/.test(file.text)).map((file) => file.path),
    ).toEqual([])
  })
})

/** The text from an exported function to the next export. */
function bodyOf(text: string, name: string): string {
  const start = text.search(new RegExp(`export async function ${name}\\b`))
  const rest = text.slice(start + 10)
  const end = rest.search(/\nexport /)
  return end < 0 ? rest : rest.slice(0, end)
}

describe('tests', () => {
  it('run the real thing: no module is replaced, none is skipped', () => {
    const marks = /\bvi\.(mock|doMock)\(|\b(it|test|describe)\.(skip|only|todo)\(/
    expect(
      everything
        .filter((file) => file.path !== 'tests/architecture/architecture.test.ts' && marks.test(file.text))
        .map((file) => file.path),
    ).toEqual([])
  })
})
