// Day, times and rules of one slot, and the form that adds it.
import { Button, Buttons } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { FieldRow } from '#app/ui/field-groups.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { fieldsOf } from '#app/web/form-state.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { SlotRuleFields, type SlotValues } from './slot-rule-fields.tsx'

export type SlotFormProps = { values: SlotValues; errors: Readonly<Record<string, string>> }

export function OneSlotForm(props: SlotFormProps) {
  const text = useMessages(eventChangeMessages)
  return (
    <Section id="one" title={text('addOneTitle')}>
      <Form>
        <OneSlotFields {...props} />
        <Buttons>
          <Button name="intent" value="one">
            {text('addSlot')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}

/** `there`: the slot is there already and is changed. */
export function OneSlotFields({ there = false, ...form }: SlotFormProps & { there?: boolean }) {
  return (
    <>
      <DayAndTimes {...form} />
      <SlotRuleFields {...form} one={there} />
    </>
  )
}

export function DayAndTimes({ values, errors }: SlotFormProps) {
  const field = fieldsOf(useMessages(eventFormMessages), values, errors)
  return (
    <FieldRow>
      <DateTimeField kind="date" {...field('day')} required />
      <DateTimeField kind="time" step={300} {...field('from')} required />
      <DateTimeField kind="time" step={300} {...field('to')} required />
    </FieldRow>
  )
}
