import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp, restore } from '#app/ops/backup.server.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { openStore } from '#db/open-store.ts'
import { staff } from '#db/schema.ts'
import { useStore } from '#db/work.ts'
import { embeddedDatabase, temporaryFolder } from '#tests/support/embedded.ts'
import { makeStaff } from '#tests/support/world.ts'

describe('a back-up', () => {
  const folder = temporaryFolder()
  const place = (name: string) => join(folder, `${randomBytes(4).toString('hex')}-${name}`)

  async function worldWith(people: number) {
    const ring = { keys: [newKeyEntry()], lookup: 'lookup' }
    useKeyRing(ring)
    const path = await embeddedDatabase()
    const store = await openStore({ url: `file:${path}` })
    useStore(store)
    for (let n = 0; n < people; n++) await makeStaff(['admin'], null)
    return { ring, store, path }
  }

  it('holds everything acknowledged before it began, while the write-ahead log is not yet merged', async () => {
    const { store, path } = await worldWith(5)
    const file = place('copy.db')
    await backUp(path, file)
    await store.close()
    const copy = await openStore({ url: `file:${file}` })
    expect(await copy.reader.$count(staff)).toBe(5)
    await copy.close()
  })

  it('comes back in the place of the database, and what stood there is kept', async () => {
    const { store, path } = await worldWith(2)
    const file = place('copy.db')
    await backUp(path, file)
    await makeStaff(['admin'], null)
    await store.close()
    const report = await restore(file, path, new Date())
    const restored = await openStore({ url: `file:${path}` })
    expect(await restored.reader.$count(staff)).toBe(2)
    await restored.close()
    const kept = await openStore({ url: `file:${report.kept}` })
    expect(await kept.reader.$count(staff)).toBe(3)
    await kept.close()
  })

  it('is refused when it is damaged, written with unknown keys, or no database at all', async () => {
    const { store, path } = await worldWith(1)
    const file = place('copy.db')
    await backUp(path, file)
    await store.close()
    const bytes = readFileSync(file)
    bytes.fill(0xff, 8192, 60_000)
    const damaged = place('damaged.db')
    writeFileSync(damaged, bytes)
    await expect(restore(damaged, path, new Date())).rejects.toThrow()
    const text = place('text.db')
    writeFileSync(text, 'not a database')
    await expect(restore(text, path, new Date())).rejects.toThrow()
    useKeyRing({ keys: [newKeyEntry()], lookup: 'lookup' })
    await expect(restore(file, path, new Date())).rejects.toThrow('key ring')
  })

  it('never overwrites a file', async () => {
    const { store, path } = await worldWith(1)
    const file = place('copy.db')
    writeFileSync(file, 'precious')
    await expect(backUp(path, file)).rejects.toThrow('exists already')
    await store.close()
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })
})
