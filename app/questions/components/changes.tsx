import type { TextChange } from '../text-changes.ts'
import { ChangedText } from './changed-text.tsx'

export type ChangesSince = {
  /** number of the version before */
  since: number
  parts: readonly TextChange[]
  count: number
}

type Props = { changes: ChangesSince; words: { changed: string; same: string } }

/** What was taken out and put in between two versions, folded away. */
export function Changes({ changes, words }: Props) {
  if (changes.count === 0) return <p className="hint">{words.same}</p>
  return (
    <details className="my-4">
      <summary>{words.changed}</summary>
      <ChangedText parts={changes.parts} />
    </details>
  )
}
