// The frame of the console pages of one column: title, state, tabs, what came of the last act.
import type { ReactNode } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import type { ColumnVersionState } from '../column.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import type { ColumnFrame } from '../column-frame.server.ts'

const LOOK = {
  draft: { tone: 'idle', key: 'stateDraft' },
  inReview: { tone: 'warn', key: 'stateInReview' },
  returned: { tone: 'bad', key: 'stateReturned' },
  published: { tone: 'ok', key: 'statePublished' },
  withdrawn: { tone: 'bad', key: 'stateWithdrawn' },
} as const

/** `withdrawn` shows in place of the state of a version that was public and is no longer. */
export function ColumnStateTag({ state, withdrawn }: { state: ColumnVersionState; withdrawn?: boolean }) {
  const text = useMessages(columnDeskMessages)
  const { tone, key } = LOOK[withdrawn && state === 'published' ? 'withdrawn' : state]
  return <StateTag tone={tone}>{text(key)}</StateTag>
}

const DONE = ['Created', 'Saved', 'Unchanged', 'Submitted', 'Published', 'Returned', 'Withdrawn'] as const
const CONFLICTS = [
  'olderVersion',
  'notDraft',
  'notInReview',
  'ownWork',
  'incomplete',
  'tooManySections',
  'tooManyItems',
  'notPublic',
  'notPublicColumn',
] as const

type Props = {
  frame: ColumnFrame
  tab: 'overview' | 'edit'
  /** a page below the tab: its name stands above the title of the column */
  eyebrow?: ReactNode
  /** word of the address that says what was done */
  done?: string | null
  answer?: { outcome?: string; errors?: unknown }
  errors: Readonly<Record<string, string>>
  children: ReactNode
}

export function ColumnConsole({ frame, tab, eyebrow, done, answer, errors, children }: Props) {
  const text = useMessages(columnDeskMessages)
  const here = `/console/columns/${frame.id}`
  const did = DONE.find((each) => each === done)
  const failed = CONFLICTS.find((each) => each === answer?.outcome)
  const tabs = [
    { href: here, label: text('overview'), current: tab === 'overview' },
    ...(frame.rights.edit ? [{ href: `${here}/edit`, label: text('edit'), current: tab === 'edit' }] : []),
  ]
  return (
    <ConsolePage
      current="columns"
      title={frame.title}
      eyebrow={eyebrow ?? frame.department}
      tag={<ColumnStateTag state={frame.state} withdrawn={frame.withdrawn} />}
      actions={
        frame.public ? (
          <ButtonLink href={`/columns/${frame.slug}`} icon="external">
            {text('publicPage')}
          </ButtonLink>
        ) : undefined
      }
      tabs={tabs.length > 1 ? { label: text('listTitle'), items: tabs } : undefined}
    >
      <ErrorSummary errors={errors} />
      {failed ? (
        <Banner tone="error" result title={text('conflictTitle')}>
          <p>{text(failed)}</p>
        </Banner>
      ) : null}
      {did && !answer ? <Banner tone="success" result title={text(`done${did}`)} /> : null}
      {children}
    </ConsolePage>
  )
}
