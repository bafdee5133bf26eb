import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { AskedFor } from '../asked-supplement.server.ts'
import { supplementMessages } from '../supplement-messages.ts'

/** On the tracking page and the asker's own, while the department waits for the asker. */
export function SupplementNotice({ href, askedFor }: { href: string; askedFor: AskedFor | null }) {
  const text = useMessages(supplementMessages)
  if (askedFor === null) return null
  return (
    <Panel tone="warn" icon="hourglass" title={text('notice')}>
      <p className="whitespace-pre-line">{askedFor.request}</p>
      {askedFor.until ? (
        <p>
          <b>{text('until', { day: askedFor.until })}</b>
        </p>
      ) : null}
      <p className="hint">{text(askedFor.until ? 'noticeLimit' : 'noticeText')}</p>
      <ButtonRows>
        <ButtonLink variant="row" icon="pencil" href={href}>
          {text('go')}
        </ButtonLink>
      </ButtonRows>
    </Panel>
  )
}
