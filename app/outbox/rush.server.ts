// Whether a crowd is at the door: mail waits a little while this process answers people.
import { onChange } from '#app/platform/changes.ts'

const WINDOW_MS = 250
/** Changes in one window, from about 200 registrations a second on. */
const MANY = 50

let windowBegan = 0
let counted = 0
let before = 0

onChange((change) => {
  if (change.kind === 'outbox') return
  turn()
  counted++
})

function turn(): void {
  const at = performance.now()
  const passed = at - windowBegan
  if (passed < WINDOW_MS) return
  before = passed < 2 * WINDOW_MS ? counted : 0
  counted = 0
  windowBegan = at
}

/** True while people change much in this process: in the window that runs or in the one before. */
export function isRush(): boolean {
  turn()
  return Math.max(before, counted) > MANY
}
