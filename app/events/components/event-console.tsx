// The frame of every console page of one event: title, state, parts, and the result of what was just done.
import type { ReactNode } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tab } from '#app/ui/tabs.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { EventFrame } from '../console-frame.server.ts'
import { CONFLICTS, type Conflict, conflictKey, type Done, doneKey } from '../console-outcome.ts'
import { isTalk, type StoredState } from '../event.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventOutcomeMessages } from '../event-outcome-messages.ts'
import { planMessages } from '../plan-messages.ts'
import type { ChecklistKey } from '../publish-checklist.ts'
import { resultMessages } from '../result-messages.ts'

const LOOK: Readonly<Record<StoredState, { tone: Tone; icon: IconName; key: `state${Capitalize<StoredState>}` }>> = {
  draft: { tone: 'idle', icon: 'pencil', key: 'stateDraft' },
  inReview: { tone: 'warn', icon: 'eye', key: 'stateInReview' },
  published: { tone: 'ok', icon: 'check-circle', key: 'statePublished' },
  cancelled: { tone: 'bad', icon: 'cross-circle', key: 'stateCancelled' },
  archived: { tone: 'idle', icon: 'archive', key: 'stateArchived' },
}

export function StoredStateTag({ state }: { state: StoredState }) {
  const text = useMessages(eventConsoleMessages)
  const { tone, icon, key } = LOOK[state]
  return (
    <StateTag tone={tone} icon={icon}>
      {text(key)}
    </StateTag>
  )
}

export const checklistKey = <Key extends ChecklistKey>(key: Key) =>
  `item${key[0]?.toUpperCase()}${key.slice(1)}` as `item${Capitalize<Key>}`

/** What was just done, or why it was not. */
export function Outcome({
  done,
  conflict,
  missing = [],
}: {
  done?: Done
  conflict?: string
  missing?: readonly ChecklistKey[]
}) {
  const text = useMessages(eventOutcomeMessages)
  const words = useMessages(eventConsoleMessages)
  const listed = useListed()
  const known = CONFLICTS.find((candidate): candidate is Conflict => candidate === conflict)
  if (known) {
    return (
      <Banner tone="error" result title={text('conflictTitle')}>
        <p>{text(conflictKey(known), { items: listed(missing.map((key) => words(checklistKey(key)))) })}</p>
      </Banner>
    )
  }
  return done ? <Banner tone="success" result title={text(doneKey(done))} /> : null
}

export type EventTab =
  | 'overview'
  | 'edit'
  | 'plan'
  | 'slots'
  | 'form'
  | 'stalls'
  | 'history'
  | 'result'
  | 'registrations'
  | 'messages'
  | 'check-in'
  | 'reports'
  | 'transcript'

/** Title, tag and tabs of an event, for ConsolePage. */
export function useEventFrame(frame: EventFrame, current: EventTab) {
  const text = useMessages(eventConsoleMessages)
  const plan = useMessages(planMessages)
  const result = useMessages(resultMessages)
  const base = `/console/events/${frame.id}`
  const tab = (key: EventTab, path: string, label: string): Tab => ({
    href: base + path,
    label,
    current: key === current,
  })
  const talk = isTalk(frame.kind) && !frame.visitors
  const isPublic = frame.state !== 'draft' && frame.state !== 'inReview'
  const items: Tab[] = [
    tab('overview', '', text('tabOverview')),
    ...(frame.rights.edit ? [tab('edit', '/edit', text('tabEdit'))] : []),
    tab('plan', '/plan', plan('title')),
    // Nobody comes to an interview: it has no slots, desks and sign-ups unless somebody made one.
    ...(talk ? [] : [tab('slots', '/slots', text('tabSlots'))]),
    ...(frame.rights.edit && !talk ? [tab('form', '/form', text('tabForm'))] : []),
    ...(talk && isPublic ? [tab('transcript', '/transcript', text('tabTranscript'))] : []),
    ...(talk ? [] : [tab('stalls', '/stalls', text('tabStalls'))]),
    tab('history', '/history', text('tabHistory')),
    ...(current === 'result' || (frame.over && isPublic && frame.state !== 'cancelled')
      ? [tab('result', '/result', result('title'))]
      : []),
    ...(frame.rights.organise && isPublic && !talk
      ? [
          tab('registrations', '/registrations', text('tabRegistrations')),
          tab('messages', '/messages', text('tabMessages')),
          tab('check-in', '/check-in', text('tabCheckIn')),
        ]
      : []),
    ...(frame.state === 'published' || frame.state === 'archived'
      ? [tab('reports', '/reports', text('tabReports'))]
      : []),
  ]
  return {
    current: 'events' as const,
    title: frame.title,
    eyebrow: frame.department as ReactNode,
    tag: <StoredStateTag state={frame.state} />,
    tabs: { label: text('tabs'), items },
  }
}
