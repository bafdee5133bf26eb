// What changed between two versions of a text: kept, taken out and put in, by characters of Chinese and whole other words.
export type TextChange = { kind: 'same' | 'removed' | 'added'; text: string }

const TOKENS = /[\p{Script=Latin}\p{N}]+|[^\p{Script=Latin}\p{N}]/gu
// Beyond this the table of the comparison would be too large; the changed middle is then shown as one change.
const MOST_CELLS = 4_000_000

export function textChanges(before: string, after: string): TextChange[] {
  const a = before.match(TOKENS) ?? []
  const b = after.match(TOKENS) ?? []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  const middle = changesOf(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ])
}

/** Longest common subsequence, from a table of its lengths. */
function changesOf(a: string[], b: string[]): TextChange[] {
  if (a.length * b.length > MOST_CELLS) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  }
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] as number
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const changes: TextChange[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ kind: 'same', text: a[i] as string })
      i += 1
      j += 1
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', text: a[i] as string })
      i += 1
    } else {
      changes.push({ kind: 'added', text: b[j] as string })
      j += 1
    }
  }
  return changes
}

function joined(changes: TextChange[]): TextChange[] {
  const result: TextChange[] = []
  for (const change of changes) {
    const last = result.at(-1)
    if (change.text === '') continue
    if (last?.kind === change.kind) last.text += change.text
    else result.push({ ...change })
  }
  return result
}

/** Places where something changed. */
export function countChanges(changes: readonly TextChange[]): number {
  return changes.filter((change, index) => change.kind !== 'same' && changes[index - 1]?.kind !== 'removed').length
}
