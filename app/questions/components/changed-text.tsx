import type { TextChange } from '../text-changes.ts'

/** A text with what was taken out and put in since its former version. */
export function ChangedText({ parts }: { parts: readonly TextChange[] }) {
  return (
    <p className="whitespace-pre-line">
      {parts.map((part, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never change places.
        if (part.kind === 'removed') return <del key={index}>{part.text}</del>
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        if (part.kind === 'added') return <ins key={index}>{part.text}</ins>
        return part.text
      })}
    </p>
  )
}
