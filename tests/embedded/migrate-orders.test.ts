// A database with orders of before is brought to this schema: the tables that are made anew keep every row and what points at it.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'

const FOLDER = join(process.cwd(), 'db/migrations/sqlite')
/** The last migration before orders could go out by themselves. */
const BEFORE = '0013_event_attachments_and_ages'

type Entry = { when: number; tag: string }

/** A database as the migrations up to `last` leave it. */
function databaseOf(file: string, last: string): Database.Database {
  const { entries } = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8')) as { entries: Entry[] }
  const connection = new Database(file)
  connection.pragma('synchronous = OFF')
  connection.exec('create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)')
  for (const { when, tag } of entries.slice(0, entries.findIndex(({ tag }) => tag === last) + 1)) {
    connection.exec(readFileSync(join(FOLDER, `${tag}.sql`), 'utf8'))
    connection.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(tag, when)
  }
  return connection
}

/** Inserts a row, with something in every column that needs it. */
function insert(connection: Database.Database, table: string, given: Record<string, unknown>) {
  const columns = connection.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[]
  const row: Record<string, unknown> = { ...given }
  for (const { name, type, notnull } of columns) if (notnull && !(name in row)) row[name] = type === 'text' ? name : 1
  const names = Object.keys(row)
  connection
    .prepare(`insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`)
    .run(row)
}

test('orders and their records survive, those of before are of no clock, and what they point at is still checked', {
  timeout: 60_000,
}, async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'orders-')), 'before.db')
  const before = databaseOf(file, BEFORE)
  insert(before, 'areas', { id: 'area' })
  insert(before, 'departments', { id: 'office', area_id: 'area', duty_keywords: '[]' })
  insert(before, 'staff', { id: 'overseer' })
  insert(before, 'questions', { id: 'question', department_id: 'office' })
  for (const number of [1, 2]) {
    const order = {
      id: `order-${number}`,
      question_id: 'question',
      department_id: 'office',
      issued_by: 'overseer',
      number,
    }
    insert(before, 'supervisions', order)
    insert(before, 'supervision_acts', { id: `act-${number}`, supervision_id: order.id, staff_id: 'overseer' })
  }
  insert(before, 'clarifications', { id: 'asked', question_id: 'question', requested_by: 'overseer' })
  before.close()

  await migrate(file)
  await migrate(file)

  const now = new Database(file)
  now.pragma('foreign_keys = ON')
  const rows = (query: string) => now.prepare(query).all()
  expect(rows('select id, number, issued_by, clock_id from supervisions order by number')).toEqual([
    { id: 'order-1', number: 1, issued_by: 'overseer', clock_id: null },
    { id: 'order-2', number: 2, issued_by: 'overseer', clock_id: null },
  ])
  expect(rows('select id, supervision_id, staff_id from supervision_acts order by id')).toEqual([
    { id: 'act-1', supervision_id: 'order-1', staff_id: 'overseer' },
    { id: 'act-2', supervision_id: 'order-2', staff_id: 'overseer' },
  ])
  expect(rows('select due_at, expired_at from clarifications')).toEqual([{ due_at: null, expired_at: null }])
  expect(now.pragma('foreign_key_check')).toEqual([])
  expect(() => now.prepare("delete from supervisions where id = 'order-1'").run()).toThrow('FOREIGN KEY')
  expect(() => now.prepare("update supervisions set number = 1 where id = 'order-2'").run()).toThrow('UNIQUE')
  now.close()
})
