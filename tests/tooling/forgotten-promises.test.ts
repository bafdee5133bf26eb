import ts from 'typescript'
import { expect, test } from 'vitest'
import { forgottenPromises } from '../../scripts/check-types.mjs'

const PRELUDE = `
  import { drizzle } from 'drizzle-orm/better-sqlite3'
  import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
  const events = sqliteTable('events', { id: text('id').primaryKey() })
  const db = drizzle(':memory:')
  declare function save(): Promise<void>
  declare const ids: string[]
`

/** The statements of a snippet that the check refuses, as written. */
function refusedIn(snippet: string): string[] {
  const name = 'tests/tooling/snippet.ts'
  const text = `${PRELUDE}\nasync function example() {\n${snippet}\n}`
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    strict: true,
    skipLibCheck: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023, true) : read(file, ...rest)
  const program = ts.createProgram([name], options, host)
  const file = program.getSourceFile(name)!
  return forgottenPromises(program.getTypeChecker(), file).map(({ start, length }) =>
    text.slice(start, start + length).replace(/\s+/g, ' '),
  )
}

test('a forgotten await is refused, on our functions and on statements of drizzle', () => {
  const refused = [
    'save()',
    "db.insert(events).values({ id: '1' })",
    "db.update(events).set({ id: '2' }).returning()",
    'db.delete(events)',
    'db.select().from(events)',
    'ids.map((id) => db.insert(events).values({ id }))',
    'ids.forEach((id) => db.insert(events).values({ id }))',
    'ids.forEach(async () => save())',
    'save().then(() => {})',
    'save().finally(() => {})',
  ]
  expect(refusedIn(`${refused.join('\n')}\nids.length > 0 && save()`)).toEqual([...refused, 'save()'])
}, 30_000)

test('what is awaited, kept, sent off knowingly or caught is let through', () => {
  const allowed = [
    'await save()',
    'void save()',
    'save().catch(() => {})',
    'save().then(() => {}, () => {})',
    'save().catch(() => {}).finally(() => {})',
    'const later = save()',
    'await Promise.all(ids.map((id) => db.insert(events).values({ id })))',
    'ids.forEach((id) => { id.trim() })',
    'await later',
  ]
  expect(refusedIn(allowed.join('\n'))).toEqual([])
}, 30_000)
