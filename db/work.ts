// What every use case is handed: the open transaction, who acts, and when.
import type { Actor } from '#app/platform/actor.ts'
import { announce, type Change } from '#app/platform/changes.ts'
import { now } from '#app/platform/clock.ts'
import type { Reader, Store, TransactionOptions, Tx } from './store.ts'

export type Work = {
  tx: Tx
  actor: Actor
  now: Date
  /** Tells caches and live pages of this process, after the commit, what has changed. */
  changed(change: Change): void
}

/** One call of a use case that serves several at once. */
export type Call<Input> = { work: Work; input: Input }

let current: Store | undefined

/** Sets the store of this process. Tests set one per test. */
export function useStore(store: Store | undefined): void {
  current = store
}

export function store(): Store {
  if (!current) throw new Error('the store is not open')
  return current
}

export function reader(): Reader {
  return store().reader
}

/** Runs a use case in one transaction; see Store.transaction for what it promises. */
export async function inTransaction<Result>(
  actor: Actor,
  useCase: (work: Work) => Promise<Result>,
  options?: TransactionOptions & { at?: Date },
): Promise<Result> {
  let changes: Change[] = []
  const result = await store().transaction((tx) => {
    // A repeated attempt begins anew.
    changes = []
    return useCase({ tx, actor, now: options?.at ?? now(), changed: (change) => changes.push(change) })
  }, options)
  for (const change of changes) announce(change)
  return result
}

/**
 * As `inTransaction`, for a use case that serves many calls with few statements. Calls with the same `key` that wait at the
 * same time are handed to it together, in the order in which they came, each with its own actor and time; the transaction is
 * one. When it throws, each call is tried alone.
 */
export async function inSharedTransaction<Input, Result>(
  actor: Actor,
  input: Input,
  useCase: (calls: readonly Call<Input>[]) => Promise<Result[]>,
  { key, at, ...options }: TransactionOptions & { key: string; at?: Date },
): Promise<Result> {
  let changes: Change[] = []
  const callIn = (tx: Tx): Call<Input> => {
    // A repeated attempt begins anew.
    changes = []
    return { work: { tx, actor, now: at ?? now(), changed: (change) => changes.push(change) }, input }
  }
  const together = {
    key,
    input: callIn,
    many: (tx: Tx, inputs: readonly unknown[]) => useCase(inputs.map((call) => (call as typeof callIn)(tx))),
  }
  const result = await store().transaction(async (tx) => (await useCase([callIn(tx)]))[0] as Result, {
    ...options,
    together,
  })
  for (const change of changes) announce(change)
  return result
}
