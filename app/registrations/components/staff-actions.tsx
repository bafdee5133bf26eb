import { groupOf, type SentSlot } from '#app/events/reserved-group.ts'
import { dayOf, formatDayShort, formatTimes } from '#app/platform/dates.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { CareFlag } from '../care.ts'
import { changeMessages } from '../change-messages.ts'
import { ownCodesMessages } from '../own-codes-messages.ts'
import type { RegistrationStatus } from '../registration.ts'
import { isLive } from '../registration.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { StaffGatePanels } from './staff-gate-panels.tsx'

type StaffActionsProps = {
  registration: {
    status: RegistrationStatus
    partySize: number
    /** companions who have a code of their own */
    ownCodes: number
    mayMakeOwnCodes: boolean
    care: readonly string[]
    cared: readonly CareFlag[]
    over: boolean
    /** stands in line to be decided on */
    waitsForDecision: boolean
    slot: { id: string }
    slots: readonly (SentSlot & { id: string; free: number })[]
  }
  /** the form that was refused, with its messages */
  failed?: { intent: string; errors: FieldErrors; reason?: string }
  /** the form that changes it is open */
  editing: boolean
}

/** What an organiser can do with one registration: decide, change, move, cancel. Nothing when it has ended. */
export function StaffActions({ registration, failed, editing }: StaffActionsProps) {
  const text = useMessages(signUpMessages)
  const own = useMessages(ownCodesMessages)
  const change = useMessages(changeMessages)
  const language = useLanguage()
  const others = registration.slots.filter((slot) => slot.id !== registration.slot.id)
  const errorOf = (intent: string) => (failed?.intent === intent ? failed.errors.reason : undefined)
  const typed = (intent: string) => (failed?.intent === intent ? failed.reason : undefined)
  if (!isLive(registration.status)) return null
  return (
    <>
      {registration.status === 'pendingApproval' ? (
        <Panel title={text('decide')} tone="info">
          <Form>
            <HiddenFields values={{ intent: 'approve' }} />
            <Button variant="primary">{text('approve')}</Button>
          </Form>
          <Form>
            <HiddenFields values={{ intent: 'refuse' }} />
            <TextArea
              name="reason"
              id="refuse-reason"
              label={text('refuseReason')}
              hint={text('refuseHint')}
              rows={2}
              defaultValue={typed('refuse')}
              error={errorOf('refuse')}
            />
            <Button>{text('refuse')}</Button>
          </Form>
        </Panel>
      ) : null}
      {registration.waitsForDecision ? (
        <Panel title={text('decide')}>
          <p className="hint">{text('waitsForDecision')}</p>
        </Panel>
      ) : null}
      {editing ? null : (
        <Panel title={change('correct')}>
          <p className="hint">{change('correctHint')}</p>
          <Form>
            <HiddenFields values={{ intent: 'edit' }} />
            <Button icon="pencil">{change('correctOpen')}</Button>
          </Form>
        </Panel>
      )}
      {registration.mayMakeOwnCodes ? (
        <Panel title={own('staffTitle')}>
          <p>{registration.ownCodes > 0 ? own('staffHave', { count: registration.ownCodes }) : own('staffHint')}</p>
          {registration.ownCodes < registration.partySize - 1 ? (
            <Form>
              <HiddenFields values={{ intent: 'ownCodes' }} />
              <Button icon="qr">{own('staffMake')}</Button>
            </Form>
          ) : null}
        </Panel>
      ) : null}
      <StaffGatePanels registration={registration} />
      {others.length > 0 ? (
        <Panel title={text('move')}>
          <Form>
            <HiddenFields values={{ intent: 'move' }} />
            <SlotRows
              name="slot"
              legend={text('moveTo')}
              hint={text('moveHint')}
              error={failed?.intent === 'move' ? failed.errors.slot : undefined}
              rows={others.map((slot) => {
                const fits = slot.free >= registration.partySize
                return {
                  value: slot.id,
                  title: formatTimes(new Date(slot.startsAt), new Date(slot.endsAt)),
                  group: groupOf(slot, language),
                  subtitle: formatDayShort(dayOf(new Date(slot.startsAt)), language),
                  state: { tone: fits ? 'ok' : 'idle', text: text('free', { count: Math.max(0, slot.free) }) },
                  disabled: !fits,
                }
              })}
            />
            <Button>{text('moveSubmit')}</Button>
          </Form>
        </Panel>
      ) : null}
      <Panel title={text('cancel')}>
        <Form>
          <HiddenFields values={{ intent: 'cancel' }} />
          <TextArea
            name="reason"
            id="cancel-reason"
            label={text('cancelReason')}
            hint={text('cancelHint')}
            rows={2}
            defaultValue={typed('cancel')}
            error={errorOf('cancel')}
          />
          <Buttons>
            <Button>{text('cancelSubmit')}</Button>
          </Buttons>
        </Form>
      </Panel>
    </>
  )
}
