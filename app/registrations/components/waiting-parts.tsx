// Standing in line, as the form asks for it and the receipt shows it.
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { WaitingStep } from '../offer-history.server.ts'
import type { RegisterPage } from '../register-page.server.ts'
import { waitingMessages } from '../waiting-messages.ts'

/** Asked where a party may come to wait. */
export function WaitingChoice({ value }: { value: string | undefined }) {
  const text = useMessages(waitingMessages)
  return (
    <RadioGroup
      name="waitingChoice"
      label={text('choice')}
      hint={text('choiceHint')}
      choices={[
        { value: 'whole', label: text('whole') },
        { value: 'fewer', label: text('fewer') },
      ]}
      defaultValue={value ?? 'whole'}
    />
  )
}

type Slot = NonNullable<RegisterPage['slot']>

/** Fewer places are free than the party has people: what will become of it is said before it is sent. */
export function PlacesShort({
  slot: { free, allocation },
  values,
  place,
}: {
  slot: Slot
  values: Readonly<Record<string, string | readonly string[] | undefined>>
  place: Slot['places'][number] | undefined
}) {
  const text = useMessages(waitingMessages)
  if (place !== 'waiting' && place !== 'full') return null
  const inPart = allocation === 'approval' ? 'shortFewerReview' : 'shortFewer'
  const how = place === 'full' ? 'shortFull' : values.waitingChoice === 'fewer' ? inPart : 'shortWhole'
  return (
    <Banner tone="warning" title={text('shortTitle', { count: free, people: Number(values.partySize ?? 1) })}>
      <p>{text(how, { people: Number(values.partySize ?? 1) })}</p>
    </Banner>
  )
}

/** How the party waits now, the button for the other way, and the way out. `reviewed`: its turn is to be decided on. */
export function WaitingSwitch({
  path,
  people,
  takesFewer,
  reviewed,
}: {
  path: string
  people: number
  takesFewer: boolean
  reviewed: boolean
}) {
  const text = useMessages(waitingMessages)
  const now = takesFewer ? 'nowFewer' : 'nowWhole'
  return (
    <>
      {people > 1 ? (
        <>
          <p>{text(reviewed ? `${now}Review` : now, { people })}</p>
          <Form action={path}>
            <HiddenFields values={{ intent: takesFewer ? 'whole' : 'fewer' }} />
            <Buttons>
              <Button>{text(takesFewer ? 'toWhole' : 'toFewer')}</Button>
            </Buttons>
          </Form>
        </>
      ) : null}
      <Buttons>
        <ButtonLink href={`${path}/cancel`}>{text('leave')}</ButtonLink>
      </Buttons>
    </>
  )
}

export function WaitingHistory({ steps }: { steps: readonly WaitingStep[] }) {
  const text = useMessages(waitingMessages)
  if (steps.length === 0) return null
  const places = ({ people, asked }: WaitingStep) =>
    people === null ? '' : asked === null ? text('people', { count: people }) : text('ofPeople', { people, asked })
  const choice = ({ takesFewer }: WaitingStep) => (takesFewer === null ? '' : text(takesFewer ? 'fewer' : 'whole'))
  return (
    <Section id="waiting-history" title={text('history')}>
      <Timeline
        items={steps.map((step) => ({
          state: step.step === 'expired' || step.step === 'left' || step.step === 'refused' ? 'stopped' : 'done',
          title: text(step.step === 'choice' ? 'choiceMade' : step.step),
          time: step.at,
          text:
            [
              places(step),
              step.position === null ? '' : text('position', { position: step.position }),
              step.until === null ? '' : text('until', { at: step.until }),
              choice(step),
            ]
              .filter(Boolean)
              .join(' · ') || undefined,
        }))}
      />
    </Section>
  )
}
