import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { supplementMessages } from '../supplement-messages.ts'

/** On the tracking page and the asker's own, while the department waits for the asker. */
export function SupplementNotice({ href, request }: { href: string; request: string | null }) {
  const text = useMessages(supplementMessages)
  if (request === null) return null
  return (
    <Panel tone="warn" icon="hourglass" title={text('notice')}>
      <p className="whitespace-pre-line">{request}</p>
      <p className="hint">{text('noticeText')}</p>
      <ButtonRows>
        <ButtonLink variant="row" icon="pencil" href={href}>
          {text('go')}
        </ButtonLink>
      </ButtonRows>
    </Panel>
  )
}
