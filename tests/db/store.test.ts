import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { now } from '#app/platform/clock.ts'
import { raised } from '#db/counters.ts'
import { dialect } from '#db/dialect.ts'
import { settings, slots } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'

useTestStore()

const system = { kind: 'system', job: 'test' } as const
const row = (key: string) => ({ key, value: key, updatedAt: now() })
const keys = async () =>
  (await reader().select({ key: settings.key }).from(settings).orderBy(settings.key)).map((item) => item.key)

describe('a transaction', () => {
  it('keeps what it wrote', async () => {
    await store().transaction((tx) => tx.insert(settings).values(row('a')))
    expect(await keys()).toEqual(['a'])
  })

  it('undoes all of it when it throws after several awaits', async () => {
    const failing = store().transaction(async (tx) => {
      await tx.insert(settings).values(row('a'))
      await new Promise((next) => setTimeout(next, 5))
      await tx.insert(settings).values(row('b'))
      await Promise.resolve()
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await keys()).toEqual([])
  })

  it('fails alone when others share its commit', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, number) =>
        store().transaction(
          async (tx) => {
            await tx.insert(settings).values(row(`k${String(number).padStart(2, '0')}`))
            if (number % 4 === 0) throw new Error('no')
            return number
          },
          { lane: 'one' },
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(10)
    expect(await keys()).toHaveLength(30)
  })

  it('fails alone when its statement is refused by the database', async () => {
    const insert = (key: string) => store().transaction((tx) => tx.insert(settings).values(row(key)), { lane: 'one' })
    const outcomes = await Promise.allSettled([insert('a'), insert('a'), insert('b')])
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await keys()).toEqual(['a', 'b'])
  })

  it('is run again where two wait for what the other has, until both are done', async () => {
    const { slot: first } = await makeEvent()
    const { slot: second } = await makeEvent()
    let begun = 0
    const both = async (...ids: [string, string]) => {
      await store().transaction(async (tx) => {
        for (const id of ids) {
          await tx
            .update(slots)
            .set({ capacity: raised(slots.capacity, 1) })
            .where(eq(slots.id, id))
          begun++
          // Each has its first row before either asks for its second; where writers queue, the other comes later.
          for (let waits = 0; begun < 2 && waits < 20; waits++) await new Promise((next) => setTimeout(next, 10))
        }
      })
    }
    await Promise.all([both(first.id, second.id), both(second.id, first.id)])
    const rows = await reader().select({ capacity: slots.capacity }).from(slots)
    expect(rows.map(({ capacity }) => capacity)).toEqual([first.capacity + 2, second.capacity + 2])
    // Where each has a connection of its own, one of them was run a second time.
    if (dialect === 'postgresql') expect(begun).toBeGreaterThan(4)
  })

  it('is refused inside another one', async () => {
    const nested = store().transaction(() => store().transaction(async () => 1))
    await expect(nested).rejects.toThrow('inside a transaction')
  })

  it('commits the members of a lane in the order they came', async () => {
    const done: number[] = []
    await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        store().transaction(async () => void done.push(number), { lane: 'slot' }),
      ),
    )
    expect(done).toEqual(Array.from({ length: 40 }, (_, number) => number))
  })

  it('tells of changes only after the commit', async () => {
    const { onChange } = await import('#app/platform/changes.ts')
    const heard: string[] = []
    const stop = onChange((change) => heard.push(change.kind))
    await inTransaction(system, async (work) => {
      work.changed({ kind: 'settings' })
      expect(heard).toEqual([])
    })
    await inTransaction(system, async (work) => {
      work.changed({ kind: 'outbox' })
      throw new Error('no')
    }).catch(() => {})
    stop()
    expect(heard).toEqual(['settings'])
  })
})

describe('forty at once on the last seats', () => {
  it.each([{ lane: true }, { lane: false }])('never take more than there are (one lane: $lane)', async ({ lane }) => {
    const { slot } = await makeEvent({ seats: 7 })
    const taken = await Promise.all(
      Array.from({ length: 40 }, () =>
        store().transaction(
          async (tx) => {
            const statement = prepared(tx, 'test.take', (db, name) =>
              db
                .update(slots)
                .set({ taken: sql`${slots.taken} + 1` })
                .where(sql`${slots.id} = ${sql.placeholder('id')} and ${slots.taken} + 1 <= ${slots.capacity}`)
                .returning({ taken: slots.taken })
                .prepare(name),
            )
            return (await statement.execute({ id: slot.id })).length
          },
          lane ? { lane: slot.id } : {},
        ),
      ),
    )
    expect(taken.filter((count) => count === 1)).toHaveLength(7)
    const [after] = await reader().select().from(slots).where(eq(slots.id, slot.id))
    expect(after?.taken).toBe(7)
  })

  it('are stopped by the table itself when a statement forgets the guard', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    const unguarded = store().transaction((tx) => tx.update(slots).set({ taken: 2 }).where(eq(slots.id, slot.id)))
    await expect(unguarded).rejects.toThrow()
  })
})

describe('the settings of the connection', () => {
  it('make an acknowledged write survive a power cut', async () => {
    const facts = await store().facts()
    if (dialect === 'sqlite') {
      expect(facts).toMatchObject({ journal_mode: 'wal', synchronous: '2', foreign_keys: '1' })
      expect(facts).toMatchObject({ secure_delete: '1', trusted_schema: '0' })
    } else {
      expect(Number.parseInt(facts.version ?? '', 10)).toBeGreaterThanOrEqual(15)
    }
    expect(await store().ping()).toBe(true)
  })
})
