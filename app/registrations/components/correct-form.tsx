import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields, type TypedValues } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { changeMessages } from '../change-messages.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { ContactFields, keptOf, NeedFields } from './shared-fields.tsx'

/** 代为修改: everything of a party as it is, to be changed for somebody who calls. */
export function CorrectForm({
  id,
  seenAt,
  values,
  errors,
}: {
  id: string
  seenAt: string
  values: TypedValues
  errors: FieldErrors
}) {
  const text = useMessages(changeMessages)
  const words = useMessages(registerPageMessages)
  const kept = keptOf(values)
  return (
    <Section id="correct" title={text('correct')} first>
      <p className="hint">{text('correctLead')}</p>
      <Form action={`/console/registrations/${id}`}>
        <HiddenFields values={{ intent: 'correct', seenAt }} />
        <TextField
          name="partySize"
          label={words('partySize')}
          hint={text('correctParty')}
          inputMode="numeric"
          width="s"
          maxLength={3}
          defaultValue={kept('partySize')}
          error={errors.partySize}
        />
        <TextArea
          name="companions"
          label={words('companions')}
          hint={text('correctCompanions')}
          rows={3}
          required={false}
          defaultValue={kept('companions')}
          error={errors.companions}
        />
        <TextField name="name" label={words('name')} maxLength={60} defaultValue={kept('name')} error={errors.name} />
        <ContactFields values={values} errors={errors} own={false} />
        <NeedFields values={values} errors={errors} />
        <Buttons>
          <Button variant="primary">{text('correctSave')}</Button>
          <ButtonLink href={`/console/registrations/${id}`}>{text('correctKeep')}</ButtonLink>
        </Buttons>
      </Form>
    </Section>
  )
}
