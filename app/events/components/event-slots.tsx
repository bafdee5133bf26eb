import { Button, ButtonLink } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { eventPageMessages } from '../event-page-messages.ts'
import { DrawNotes } from './draw-notes.tsx'
import type { ShownEvent } from './shown-event.ts'

/** The sessions beside the facts, with the button of the one that is meant. `preview`: they lead nowhere yet. */
export function EventSlots({ event, href, preview }: { event: ShownEvent; href?: string; preview?: boolean }) {
  const text = useMessages(eventPageMessages)
  const { offer, slots } = event
  const rules = event.allocations.map((allocation) =>
    text(allocation === 'lottery' ? 'slotRuleLottery' : allocation === 'approval' ? 'slotRuleApproval' : 'slotRule'),
  )
  if (slots.length === 0) {
    return event.state === 'noSignUp' ? <Panel title={text('when')}>{text('slotsNone')}</Panel> : null
  }
  return (
    <Panel title={text(offer ? 'slots' : 'slotsPast')}>
      <SlotRows
        rows={slots.map((slot) => ({
          value: slot.id,
          title: slot.title,
          group: slot.group,
          subtitle: slot.subtitle,
          state: { tone: slot.tone, icon: slot.icon, text: slot.text },
          note: slot.note,
          disabled: !slot.enabled && slot.state !== 'notYet',
          selected: slot.id === offer?.id,
          href:
            !preview && (slot.enabled || slot.state === 'notYet')
              ? `/events/${event.slug}/register?slot=${slot.id}`
              : undefined,
        }))}
      />
      {offer ? (
        <>
          {rules.map((rule) => (
            <p key={rule} className="hint mt-3">
              {rule}
            </p>
          ))}
          {href ? (
            <div className="wide-only mt-4">
              <ButtonLink href={href} variant="primary" size="l" block>
                {text(offer.waiting ? 'waitSlot' : 'registerSlot', { slot: offer.name })}
              </ButtonLink>
            </div>
          ) : preview ? (
            <div className="wide-only mt-4">
              <Button type="button" variant="primary" size="l" block disabledReason={text('previewNoSignUp')}>
                {text(offer.waiting ? 'waitSlot' : 'registerSlot', { slot: offer.name })}
              </Button>
            </div>
          ) : null}
        </>
      ) : (
        <p className="hint mt-3">{text('noSlotOpen')}</p>
      )}
      {preview ? null : <DrawNotes draws={event.draws} />}
    </Panel>
  )
}
