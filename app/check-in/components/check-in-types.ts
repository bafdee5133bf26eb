// What the loaders of the check-in pages hand over: the readers' results after their way through JSON.
import type { arrivalsOf, checkInEvent, rosterOf } from '../check-in-queries.server.ts'
import type { searchGate } from '../search-gate.server.ts'

/** Dates become text on the way to the page. */
export type Sent<Value> = Value extends Date
  ? string
  : Value extends (infer Item)[]
    ? Sent<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Sent<Value[Key]> }
      : Value

export type CheckInEvent = Sent<Awaited<ReturnType<typeof checkInEvent>>>
export type Arrivals = Sent<Awaited<ReturnType<typeof arrivalsOf>>>
export type RosterSlots = Sent<Awaited<ReturnType<typeof rosterOf>>>
export type Search = Awaited<ReturnType<typeof searchGate>>
