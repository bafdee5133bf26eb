import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { Opening } from '../opening.ts'
import { openingMessages } from '../opening-messages.ts'

/**
 * When sign-up opens, in words; public/opening.js counts down beside them and opens the form without reloading it. `form` is
 * the id of the form on the page and `step` the page it is on: without script it is drawn anew with all that was entered.
 */
export function OpeningPanel({
  opening,
  href,
  form,
  step,
}: {
  opening: Opening
  href: string
  form: string
  step: 'change' | 'question' | 'check'
}) {
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
          <Button variant="quiet" size="s" name="step" value={step} form={form} formAction={href}>
            {text('refreshKeeps')}
          </Button>
        </div>
      ) : (
        <>
          <p>{text('early')}</p>
          <p>
            <Link href={href}>{text('refresh')}</Link>
          </p>
        </>
      )}
      {opening.soon ? <script src="/opening.js?v=2" defer /> : null}
    </Panel>
  )
}
