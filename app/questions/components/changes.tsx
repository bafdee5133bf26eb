import type { TextChange } from '../text-changes.ts'

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
      <p className="whitespace-pre-line">
        {changes.parts.map((part, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never change places.
          if (part.kind === 'removed') return <del key={index}>{part.text}</del>
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          if (part.kind === 'added') return <ins key={index}>{part.text}</ins>
          return part.text
        })}
      </p>
    </details>
  )
}
