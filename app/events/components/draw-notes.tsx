import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { eventPageMessages } from '../event-page-messages.ts'

type Note = { href: string; name: string; commitment: string | null }

/** Beside the slots: what each lottery has promised beforehand, and where everybody can follow and check it. */
export function DrawNotes({ draws }: { draws: readonly Note[] }) {
  const text = useMessages(eventPageMessages)
  return draws.map((draw) => (
    <div key={draw.href} className="mt-3">
      <Link href={draw.href}>{text('drawLink', { slot: draw.name })}</Link>
      {draw.commitment ? (
        <p className="hint break-all">{text('drawCommitment', { commitment: draw.commitment })}</p>
      ) : null}
    </div>
  ))
}
