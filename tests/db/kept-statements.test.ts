import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keptStatements } from '#db/kept-statements.ts'

let connection: BetterSqlite.Database
beforeEach(() => {
  connection = new BetterSqlite(':memory:')
  connection.exec(`create table people (name text); insert into people values ('李静')`)
})
afterEach(() => void connection.close())

test('the same text is prepared once', () => {
  const prepare = keptStatements(connection)
  expect(prepare('select name from people')).toBe(prepare('select name from people'))
  expect(prepare('select name from people')).not.toBe(prepare('select name from people '))
})

test('whoever used one for rows of values leaves it to the next as one of objects', () => {
  const prepare = keptStatements(connection)
  expect(prepare('select name from people').raw().all()).toEqual([['李静']])
  expect(prepare('select name from people').all()).toEqual([{ name: '李静' }])
})

test('a kept statement sees what the table has become', () => {
  const prepare = keptStatements(connection)
  expect(prepare('select * from people').all()).toEqual([{ name: '李静' }])
  connection.exec('alter table people add column age integer')
  expect(prepare('select * from people').all()).toEqual([{ name: '李静', age: null }])
})

test('as many are kept as serve, and those used last; long lists are not', () => {
  const prepare = keptStatements(connection)
  const first = prepare('select 0')
  const second = prepare('select 1')
  for (let number = 2; number < 301; number++) {
    prepare(`select ${number}`)
    prepare('select 0')
  }
  expect(prepare('select 0')).toBe(first)
  expect(prepare('select 1')).not.toBe(second)
  const long = `select 1 where 1 in (${'1, '.repeat(2000)}1)`
  expect(prepare(long)).not.toBe(prepare(long))
})
