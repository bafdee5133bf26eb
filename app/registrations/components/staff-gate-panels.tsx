import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { CARE_FLAGS, type CareFlag } from '../care.ts'
import { gateWordsMessages } from '../gate-words-messages.ts'

type StaffGatePanelsProps = {
  registration: {
    /** set by the organiser */
    care: readonly string[]
    /** those, and what follows from the help asked for */
    cared: readonly CareFlag[]
    over: boolean
  }
}

/** What an organiser can do for the gate: say whom to look out for, and replace a code. Nothing once the session is over. */
export function StaffGatePanels({ registration }: StaffGatePanelsProps) {
  const text = useMessages(gateWordsMessages)
  const listed = useListed()
  const { care, cared, over } = registration
  if (over) return null
  const asked = cared.filter((flag) => !care.includes(flag))
  return (
    <>
      <Panel title={text('care')}>
        <Form>
          <HiddenFields values={{ intent: 'care' }} />
          <CheckboxGroup
            name="care"
            label={text('care')}
            labelHidden
            hint={text('careHint')}
            required={false}
            choices={CARE_FLAGS.map((flag) => ({ value: flag, label: text(flag) }))}
            defaultValues={care}
          />
          {asked.length > 0 ? (
            <p className="hint">{text('careNeeds', { needs: listed(asked.map((flag) => text(flag))) })}</p>
          ) : null}
          <Button icon="check-circle">{text('careSave')}</Button>
        </Form>
      </Panel>
      <Panel title={text('replace')}>
        <p className="hint">{text('replaceHint')}</p>
        <Form>
          <HiddenFields values={{ intent: 'code' }} />
          <Button icon="qr">{text('replaceSubmit')}</Button>
        </Form>
      </Panel>
    </>
  )
}
