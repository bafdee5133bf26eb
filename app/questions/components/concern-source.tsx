import { formatDay } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { concernMessages } from '../concern-messages.ts'
import type { PublicConcern, readConcernSource } from '../concern-queries.server.ts'

type Source = NonNullable<Awaited<ReturnType<typeof readConcernSource>>>

function TitleLine({ title, url }: { title: string; url: string }) {
  if (!title && !url) return null
  return <p>{url ? <Link href={url}>{title || url}</Link> : title}</p>
}

/** 关切来源 in the case: whole, for those who handle it. */
export function ConcernPanel({ source }: { source: Source | null }) {
  const text = useMessages(concernMessages)
  const language = useLanguage()
  if (!source) return null
  return (
    <Panel title={text('sourcePanel')} icon="flag">
      <p>
        <b>{text(source.medium)}</b> · {source.outlet}
      </p>
      <TitleLine {...source} />
      <p className="hint">
        {[source.reference, formatDay(source.foundOn, language), text('voicesCount', { count: source.voices })]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className="hint">{text(source.named ? 'isNamed' : 'isNotNamed')}</p>
    </Panel>
  )
}

/** Above a published response: which concern it answers, as far as the public may know. */
export function PublicConcernPanel({ concern }: { concern: PublicConcern | null }) {
  const text = useMessages(concernMessages)
  const language = useLanguage()
  if (!concern) return null
  const source = [text(concern.medium), concern.outlet].filter(Boolean).join(' · ')
  return (
    <Panel title={text('publicTitle')} tone="wash">
      <TitleLine {...concern} />
      <p className="hint">{text('publicLine', { source, day: formatDay(concern.foundOn, language) })}</p>
    </Panel>
  )
}
