// Carries changes from process to process through the database, so that caches and live pages of each know of all.
import { announce, type Change, onChange } from '#app/platform/changes.ts'
import { newId } from '#app/platform/ids.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import type { Store } from '#db/store.ts'

/** Changes of so many milliseconds go out together: a rush of sign-ups is one notice, not thousands. */
const GATHER_MS = 50
const MOST_BYTES = 7000

export type ChangeRelay = { close(): Promise<void> }

/** Tells the others what changes here, and this process what changed there. */
export function startChangeRelay(store: Store): ChangeRelay {
  const me = newId()
  const waiting = new Map<string, Change>()
  let timer: NodeJS.Timeout | undefined
  let fromElsewhere = false

  const flush = async () => {
    timer = undefined
    const texts = [...waiting.keys()]
    waiting.clear()
    for (const body of inPieces(texts)) await store.tell(`${me} [${body.join(',')}]`)
  }
  const stop = onChange((change) => {
    if (fromElsewhere) return
    waiting.set(JSON.stringify(change), change)
    timer ??= setTimeout(() => {
      flush().catch((error) => log.warn('changes not told', { error: describeError(error) }))
    }, GATHER_MS)
  })
  // On SQLite the file itself says that somebody wrote to it.
  if (store.dialect === 'sqlite') stop()

  const pass = (changes: readonly Change[]) => {
    fromElsewhere = true
    try {
      for (const change of changes) announce(change)
    } finally {
      fromElsewhere = false
    }
  }
  const endHearing = store.hear((text) => {
    if (text === undefined) return pass([{ kind: 'elsewhere' }])
    const space = text.indexOf(' ')
    if (text.slice(0, space) === me) return
    pass(JSON.parse(text.slice(space + 1)) as Change[])
  })
  return {
    async close() {
      stop()
      clearTimeout(timer)
      await endHearing()
    },
  }
}

/** Lists whose text stays below the most that one notice holds. */
function inPieces(texts: readonly string[]): string[][] {
  const pieces: string[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const text of texts) {
    if (size + text.length + 1 > MOST_BYTES) {
      pieces.push([])
      size = 0
    }
    pieces.at(-1)?.push(text)
    size += text.length + 1
  }
  return pieces
}
