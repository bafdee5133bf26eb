import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { Opening } from '../opening.ts'
import { openingMessages } from '../opening-messages.ts'

/** When sign-up opens, in words; public/opening.js counts down beside them and opens the form without reloading it. */
export function OpeningPanel({ opening, href }: { opening: Opening; href: string }) {
  const text = useMessages(openingMessages)
  return (
    <Panel tone="info" title={text('title', { at: opening.at })} icon="clock">
      {opening.soon ? (
        <div data-opens={opening.opensAt} data-now={opening.now} data-left={text('left')} data-opened={text('opened')}>
          <p>
            <strong data-count="" />
          </p>
          <p role="status" />
          <p className="hint">{text('soon')}</p>
        </div>
      ) : (
        <p>{text('early')}</p>
      )}
      <p>
        <Link href={href}>{text('refresh')}</Link>
      </p>
      {opening.soon ? <script src="/opening.js?v=1" defer /> : null}
    </Panel>
  )
}
