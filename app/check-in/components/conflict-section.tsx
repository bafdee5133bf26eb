import { timeOf } from '#app/platform/dates.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { conflictMessages } from '../conflict-messages.ts'
import type { GateConflict } from '../gate.ts'
import { besidesOf, resolutionsFor } from '../gate-conflict.ts'
import { gateMessages } from '../gate-messages.ts'
import { scanWord } from './scan-words.ts'

export type ConflictAnswer = {
  intent: 'resolve'
  outcome: 'alreadyResolved' | 'impossible' | 'laterScan'
  scanId: string
}

/** What gates without network decided differently. Organisers decide; others of the gate see that it waits. */
export function ConflictSection(props: {
  eventId: string
  conflicts: readonly GateConflict[]
  mayResolve: boolean
  done: boolean
  answer: ConflictAnswer | undefined
}) {
  const { eventId, conflicts, mayResolve, done, answer } = props
  const text = useMessages(conflictMessages)
  if (conflicts.length === 0 && !done && !answer) return null
  return (
    <Section id="conflicts" title={text('title')}>
      {done && !answer ? <Banner tone="success" title={text('done')} result /> : null}
      {answer ? <Banner tone="error" title={text(answer.outcome)} result /> : null}
      <p>{text(conflicts.length > 0 ? 'lead' : 'none')}</p>
      {conflicts.map((conflict) => (
        <Panel key={conflict.scanId} tone="warn" title={titleOf(conflict)} headingLevel={3}>
          <ConflictFacts conflict={conflict} />
          {mayResolve ? <Decisions eventId={eventId} conflict={conflict} /> : null}
        </Panel>
      ))}
    </Section>
  )

  function titleOf(conflict: GateConflict): string {
    return conflict.name ? text('party', { name: conflict.name, size: conflict.partySize }) : text('nobody')
  }
}

/** Why somebody should look, and where the party passed. */
export function ConflictFacts({ conflict }: { conflict: GateConflict }) {
  const text = useMessages(conflictMessages)
  const words = useMessages(gateMessages)
  const { verdict, people, overlap, attempts, person, partySize } = conflict
  const why =
    verdict === 'alreadyIn' || verdict === 'partlyIn' || (verdict === 'welcome' && overlap)
      ? text('doubleEntry')
      : verdict === 'welcome'
        ? text('beyond')
        : text('letInThough', { reason: words(scanWord(conflict)) })
  return (
    <>
      <p>
        <b>{why}</b>
        {person === undefined ? '' : ` · ${words('companion', { person, size: partySize })}`}
        {people > 0 ? ` · ${text('counted', { count: people })}` : ''}
        {overlap ? ` · ${text('besides', { count: overlap })}` : ''}
      </p>
      <ul>
        {attempts.map(({ happenedAt, gate, phone, entry }) => (
          <li key={`${happenedAt}${gate}${phone}`}>
            {attempts.length > 1 ? `${text(entry ? 'entry' : 'later')} ` : ''}
            {text(phone ? 'where' : 'whereGate', { time: timeOf(new Date(happenedAt)), gate, phone })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Decisions({ eventId, conflict }: { eventId: string; conflict: GateConflict }) {
  const text = useMessages(conflictMessages)
  const { scanId, people, overlap, name } = conflict
  const action = `/console/events/${eventId}/check-in#conflicts`
  return (
    <div className="conflict-decisions">
      {resolutionsFor(conflict).map((resolution) => {
        const choice =
          resolution === 'stands'
            ? text(people > 0 && !overlap ? 'standsCounted' : 'stands')
            : text(resolution, { count: people })
        return (
          <Form key={resolution} action={action}>
            <HiddenFields values={{ intent: 'resolve', scanId, resolution }} />
            {resolution === 'bothEntered' ? (
              <TextField
                name="people"
                id={`people-${scanId}`}
                label={text('bothPeople')}
                defaultValue={String(besidesOf(conflict))}
                inputMode="numeric"
                autoComplete="off"
              />
            ) : null}
            <Button aria-label={text('forWhom', { choice, name })}>{choice}</Button>
          </Form>
        )
      })}
    </div>
  )
}
