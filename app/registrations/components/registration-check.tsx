import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { TypedFields, type TypedValues } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { formMessages } from '../form-messages.ts'
import type { LikeAnswer, RegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { QUESTION_FIELDS } from '../sign-up-steps.ts'
import { waitingMessages } from '../waiting-messages.ts'
import { LikeAnswers } from './like-answers.tsx'
import { REGISTRATION_FORM } from './registration-form.tsx'
import { keptOf } from './shared-fields.tsx'
import { PlacesShort } from './waiting-parts.tsx'

type Slot = NonNullable<RegisterPage['slot']>
type Line = { field: string; label: string; value: string }

/** 核对: everything that was entered, each line with the way back to its field. Nothing is taken before it is confirmed. */
export function RegistrationCheck({
  page,
  slot,
  values,
  similar = [],
  refused,
}: {
  page: RegisterPage
  slot: Slot
  values: TypedValues
  /** published answers to questions like the one that was typed */
  similar?: readonly LikeAnswer[]
  /** it was sent and did not get through: why stands above already */
  refused?: boolean
}) {
  const text = useMessages(registerPageMessages)
  const place = slot.places[Number(keptOf(values)('partySize') ?? 1) - 1]
  const path = `/events/${page.event.slug}/register?slot=${slot.id}`
  const lines = useLines(page, slot, values)
  return (
    <Form id={REGISTRATION_FORM} action={path}>
      {/* A key that was used up, or a stamp that is too old, is replaced by one of this page. */}
      <TypedFields values={{ key: page.key, stamp: page.stamp, ...values, returns: 'check', step: undefined }} />
      {refused || (slot.waitingOnly && place !== 'full') ? null : (
        <PlacesShort slot={slot} values={values} place={place} />
      )}
      <SummaryList
        rows={[
          {
            label: text('chosenSlot'),
            value: `${slot.day} ${slot.times}`,
            ...(page.slots.length > 1 ? { changeBy: { name: 'step', value: 'otherSlot', formAction: path } } : {}),
          },
          ...lines.map(({ field, label, value }) => ({
            label,
            value,
            changeBy: { name: 'step', value: stepOf(field), formAction: `${path}#${field}` },
          })),
        ]}
      />
      <LikeAnswers items={similar} by="step" path={path} />
      <Button variant="primary" size="l" block name="step" value="confirm">
        {text(slot.waitingOnly || place === 'waiting' ? 'submitWaiting' : 'submit')}
      </Button>
    </Form>
  )
}

/** The page that asks for the field, as the button that leads there says it. */
const stepOf = (field: string) =>
  (QUESTION_FIELDS as readonly string[]).includes(field) ? ('question' as const) : ('change' as const)

function useLines(page: RegisterPage, slot: Slot, values: TypedValues): Line[] {
  const text = useMessages(registerPageMessages)
  const waiting = useMessages(waitingMessages)
  const kept = keptOf(values)
  const typed = (field: string) => kept(field)?.trim() || text('leftEmpty')
  const line = (field: Parameters<typeof text>[0] & string, value = typed(field)): Line => ({
    field,
    label: text(field),
    value,
  })
  const needs = [values.needs ?? []].flat().map((need) => text(need as 'wheelchair'))
  const question = kept('question')?.trim()
  return [
    line('name'),
    line('phone'),
    line('email'),
    ...(slot.partyMax > 1
      ? [line('partySize', text('peopleInAll', { count: Number(kept('partySize') ?? 1) })), line('companions')]
      : []),
    ...(slot.mayWait && kept('partySize') !== '1'
      ? [
          {
            field: 'waitingChoice',
            label: waiting('choice'),
            value: waiting(kept('waitingChoice') === 'fewer' ? 'fewer' : 'whole'),
          },
        ]
      : []),
    line('needs', [...needs, kept('needsOther')?.trim()].filter(Boolean).join(text('listed')) || text('leftEmpty')),
    line('question', question || text('leftEmpty')),
    ...(question
      ? [
          {
            field: 'mayPublish',
            label: text('publishing'),
            value: text(kept('mayPublish') === 'yes' ? 'publishYes' : 'publishNo'),
          },
        ]
      : []),
    ...useRuleLines(page, values),
    ...page.form.questions
      .filter((asked) => isAskedOf(asked, values))
      .map((asked) => ({
        field: asked.name,
        label: asked.label,
        value: answerTo(asked, values).join(text('listed')) || text('leftEmpty'),
      })),
  ]
}

/** Who comes, as the rules of the event ask for it. */
function useRuleLines({ form }: RegisterPage, values: TypedValues): Line[] {
  const words = useMessages(formMessages)
  const text = useMessages(registerPageMessages)
  const kept = keptOf(values)
  const child = kept('child') === 'yes'
  return [
    ...(!form.children
      ? []
      : [{ field: 'child', label: words('child'), value: words(child ? 'childYes' : 'childNo') }]),
    ...(child
      ? [
          {
            field: 'guardian',
            label: words('guardianTitle'),
            value: [kept('guardian'), kept('guardianPhone')].filter(Boolean).join(' '),
          },
        ]
      : []),
    ...(form.identity === 'none'
      ? []
      : [{ field: 'identity', label: words('identity'), value: kept('identity')?.trim() || text('leftEmpty') }]),
  ]
}

type Asked = RegisterPage['form']['questions'][number]

/** Of somebody who chose something else it is not asked, and what was entered is not kept. */
const isAskedOf = ({ onlyIf }: Asked, values: TypedValues) =>
  onlyIf === null || [values[onlyIf.name] ?? []].flat().includes(onlyIf.value)

/** The answer in words: choices by their labels, a file by its name. */
function answerTo({ id, name, kind, choices }: Asked, values: TypedValues): string[] {
  if (kind === 'file') return [values[`n-${id}`] ?? []].flat()
  const given = [values[name] ?? []].flat().filter((value) => value.trim() !== '')
  return given.map((value) => choices.find((choice) => choice.value === value)?.label ?? value)
}
