// More writes at once than may wait: the surplus is refused at once, and nothing that was accepted is lost or hangs.
import { expect, it } from 'vitest'
import { type CommitDriver, CommitQueue } from '#db/commit-queue.ts'
import { StoreBusy, type Tx } from '#db/store.ts'

/** A database in memory whose commit takes `commitMs`; what is not committed is not there. */
function slowDriver(commitMs: number) {
  const committed: number[] = []
  let open: number[] = []
  const driver: CommitDriver = {
    tx: { add: (value: number) => open.push(value) } as unknown as Tx,
    begin: () => {
      open = []
      return true
    },
    savepoint: () => {},
    release: () => {},
    rollbackToSavepoint: () => {},
    commit: async () => {
      await new Promise((next) => setTimeout(next, commitMs))
      committed.push(...open)
    },
    rollback: () => {},
  }
  return { committed, driver, queue: new CommitQueue(driver, { mostInACommit: 200 }) }
}

async function burst(queue: CommitQueue, size: number, from = 0) {
  const began = performance.now()
  const refusedAfter: number[] = []
  const writes = Array.from({ length: size }, (_, index) =>
    queue
      .add(async (tx) => (tx as unknown as { add(value: number): number }).add(from + index))
      .then(
        () => from + index,
        (error: unknown) => {
          expect(error).toBeInstanceOf(StoreBusy)
          refusedAfter.push(performance.now() - began)
          return undefined
        },
      ),
  )
  const accepted = (await Promise.all(writes)).filter((value) => value !== undefined)
  return { accepted, refusedAfter }
}

it('a burst beyond the queue is refused at once; each acknowledged write is there, in order', async () => {
  const { queue, committed } = slowDriver(1)
  const { accepted, refusedAfter } = await burst(queue, 24_000)
  // One is being committed, twenty thousand wait.
  expect(accepted.length).toBe(20_001)
  expect(refusedAfter.length).toBe(3_999)
  expect(committed).toEqual(accepted)
  // Nothing is stuck afterwards.
  expect((await burst(queue, 10, 30_000)).accepted.length).toBe(10)
})

it('a slow database makes the queue shorter: who would wait longer than is of use is refused at the door', async () => {
  const { queue } = slowDriver(2_500)
  // Two full commits show its pace: 80 writes a second, of which 20 seconds hold fewer than the least bound of 2,000.
  expect((await burst(queue, 400)).accepted.length).toBe(400)
  let refused = 0
  for (let index = 0; index < 2_400; index++) {
    void queue
      .add(async () => index)
      .catch((error: unknown) => {
        expect(error).toBeInstanceOf(StoreBusy)
        refused += 1
      })
  }
  await new Promise((wait) => setTimeout(wait, 100))
  // One more when the queue was idle: it goes into the commit at once.
  expect([399, 400]).toContain(refused)
}, 30_000)

it('a rush may wait long, but once the line stands nobody new is let in beyond a short wait', async () => {
  let time = 0
  const { driver } = slowDriver(0)
  const commit = () => {
    time += 250
  }
  const queue = new CommitQueue({ ...driver, commit }, { mostInACommit: 200, now: () => time })
  const add = (count: number) => Array.from({ length: count }, () => queue.add(async () => time).catch(() => undefined))
  // Two hundred in a quarter of a second: a rush fits; 1,200 wait a second and a half, fewer than the least bound of 2,000.
  await Promise.all(add(400))
  const rush = add(10_000)
  let late: Promise<number | undefined>[] = []
  const watch = setInterval(() => {
    if (time > 7_000 && late.length === 0) {
      expect(queue.isFull).toBe(true)
      late = add(100)
    }
  }, 0)
  expect((await Promise.all(rush)).filter((value) => value !== undefined)).toHaveLength(10_000)
  clearInterval(watch)
  expect(late).toHaveLength(100)
  expect((await Promise.all(late)).filter((value) => value !== undefined)).toEqual([])
  expect(queue.isFull).toBe(false)
  expect(await Promise.all(add(5_000))).not.toContain(undefined)
})

it('members of one key are served by one call, in order; when it fails each is tried alone and fails alone', async () => {
  const { driver, queue } = slowDriver(1)
  const calls: unknown[][] = []
  let undone = 0
  driver.rollbackToSavepoint = () => {
    undone += 1
  }
  const add = (key: string, input: number) =>
    queue.add(
      async () => {
        if (input === 13) throw new Error('thirteen')
        return `alone ${input}`
      },
      {
        together: {
          key,
          input,
          many: async (_tx, inputs) => {
            calls.push([...inputs])
            if (inputs.includes(13)) throw new Error('one of them')
            return inputs.map((each) => `together ${each}`)
          },
        },
      },
    )
  // The first finds the queue idle and is committed by itself.
  const blocker = queue.add(async () => 'first')
  const outcomes = Promise.allSettled([add('a', 1), add('b', 2), add('a', 3), add('c', 4), add('c', 13), add('a', 5)])
  expect(await blocker).toBe('first')
  expect((await outcomes).map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)))).toEqual([
    'together 1',
    'alone 2',
    'together 3',
    'alone 4',
    'Error: thirteen',
    'together 5',
  ])
  expect(calls).toEqual([
    [1, 3, 5],
    [4, 13],
  ])
  expect(undone).toBe(2)
})

it('writes that can wait share a commit when the last one was just now, and one that cannot wait takes them along at once', async () => {
  let time = 0
  let commits = 0
  const { driver } = slowDriver(0)
  const commit = () => {
    commits += 1
  }
  const queue = new CommitQueue({ ...driver, commit }, { now: () => time })
  const add = (patient: boolean) => queue.add(async () => patient, { patient })
  await add(true)
  expect(commits).toBe(1)
  await Promise.all([add(true), add(true), add(true), add(true)])
  expect(commits).toBe(2)
  // A clock that stands far before the next commit: nothing but the one that cannot wait can end it.
  time = -1_000_000
  const waits = add(true)
  expect(await add(false)).toBe(false)
  expect(await waits).toBe(true)
  expect(commits).toBe(3)
})
