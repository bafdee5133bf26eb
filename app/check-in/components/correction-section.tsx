import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type CheckInMessageKey, checkInMessages } from '../check-in-messages.ts'
import type { GateFind } from '../gate-find.ts'
import { CORRECTION_REASONS } from '../gate-forms.ts'
import type { Search } from './check-in-types.ts'

export type CorrectionAnswer = {
  intent: 'correct'
  errors: Record<string, string>
  values: Record<string, string | string[]>
  outcome?: string
  partySize?: number
}

const OUTCOMES: Record<string, CheckInMessageKey> = {
  impossible: 'correctionImpossible',
  notConfirmed: 'correctionNotConfirmed',
  changedMeanwhile: 'correctionChanged',
}

/** Finds a registration and sets how many of the party have come and are inside. */
export function CorrectionSection(props: {
  eventId: string
  search: { q: string; found: Search | null }
  answer: CorrectionAnswer | undefined
}) {
  const { eventId, search, answer } = props
  const text = useMessages(checkInMessages)
  const here = `/console/events/${eventId}/check-in`
  const items = search.found?.outcome === 'found' ? search.found.items : []
  const outcome = answer?.outcome && OUTCOMES[answer.outcome]
  return (
    <Section id="correct" title={text('correct')}>
      <p>{text('correctLead')}</p>
      <SearchBox action={`${here}#correct`} label={text('correctSearch')} defaultValue={search.q} />
      {outcome ? <Banner tone="error" title={text(outcome, { size: answer?.partySize ?? 0 })} result /> : null}
      {search.found?.outcome === 'tooShort' ? <p>{text('correctShort')}</p> : null}
      {search.found?.outcome === 'found' ? (
        <p>{items.length ? text('correctFound', { count: items.length }) : text('correctNone')}</p>
      ) : null}
      {items.map((item) => (
        <CorrectionForm
          key={item.registrationId}
          item={item}
          action={`${here}?q=${encodeURIComponent(search.q)}#correct`}
          answer={answer?.values.registrationId === item.registrationId ? answer : undefined}
        />
      ))}
    </Section>
  )
}

function CorrectionForm(props: { item: GateFind; action: string; answer: CorrectionAnswer | undefined }) {
  const { item, action, answer } = props
  const text = useMessages(checkInMessages)
  const id = (field: string) => `${field}-${item.registrationId}`
  const error = (field: string) => {
    const key = answer?.errors[field]
    return key ? text(key as CheckInMessageKey) : undefined
  }
  const value = (field: string, otherwise: string) => {
    const typed = answer?.values[field]
    return typeof typed === 'string' ? typed : otherwise
  }
  return (
    <Panel title={`${item.name} ${item.phone}`} aside={text('correctOf', { size: item.partySize })} headingLevel={3}>
      <Form action={action}>
        {answer ? (
          <ErrorSummary
            errors={Object.fromEntries(['arrived', 'inside', 'reason'].map((field) => [id(field), error(field)]))}
          />
        ) : null}
        <HiddenFields values={{ intent: 'correct', registrationId: item.registrationId }} />
        <TextField
          name="arrived"
          id={id('arrived')}
          label={text('correctArrived')}
          error={error('arrived')}
          type="number"
          width="s"
          min={0}
          max={item.partySize}
          defaultValue={value('arrived', String(item.arrived))}
        />
        <TextField
          name="inside"
          id={id('inside')}
          label={text('correctInside')}
          error={error('inside')}
          type="number"
          width="s"
          min={0}
          max={item.partySize}
          defaultValue={value('inside', String(item.inside))}
        />
        <SelectField
          name="reason"
          id={id('reason')}
          label={text('correctReason')}
          error={error('reason')}
          placeholder=""
          width="l"
          defaultValue={value('reason', '')}
          options={CORRECTION_REASONS.map((reason) => ({
            value: reason,
            label: text(`reason${reason[0]?.toUpperCase()}${reason.slice(1)}` as CheckInMessageKey),
          }))}
        />
        <Button>{text('correctButton')}</Button>
      </Form>
    </Panel>
  )
}
