// The session of a registration: in view beside the form, or to be chosen first.
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { TypedFields, type TypedValues } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { RegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { waitingMessages } from '../waiting-messages.ts'
import { SignUpSteps } from './sign-up-steps.tsx'

type Page = Pick<RegisterPage, 'event' | 'slot' | 'slots' | 'canChoose'>

/** A form with all that was typed so far, which goes on with another session. */
export type CarriedForm = { values: TypedValues; next: 'change' | 'check' }

/**
 * The session in view while the form is filled in, with the way to another. `form` is the id of a form that takes what was
 * typed there; `settled`: the session is a line of the page itself.
 */
export function ChosenSlot({
  page,
  slot,
  path,
  form,
  settled,
}: {
  page: Page
  slot: NonNullable<Page['slot']>
  path: string
  form?: string
  settled?: boolean
}) {
  const text = useMessages(registerPageMessages)
  const waiting = useMessages(waitingMessages)
  const { event, slots } = page
  const scarce = !settled && slot.free > 0 && slot.places.find((place) => place === 'waiting' || place === 'full')
  const change = form
    ? { changeBy: { name: 'step', value: 'slot', formAction: `${path}?slot=${slot.id}`, form } }
    : { changeHref: `${path}?slot=` }
  return (
    <Panel tone={slot.waitingOnly ? 'warn' : 'wash'}>
      {settled ? (
        <strong>{event.title}</strong>
      ) : (
        <SummaryList
          compact
          rows={[
            {
              label: text('chosenSlot'),
              value: (
                <>
                  <strong>
                    {slot.day}
                    <br />
                    {slot.times}
                  </strong>
                  <br />
                  {event.title}
                </>
              ),
              ...(slots.length > 1 ? { ...change, changeLabel: text('changeSlot') } : {}),
            },
          ]}
        />
      )}
      {slot.waitingOnly ? (
        <>
          <p>
            <strong>{text('waitingTitle')}</strong>
          </p>
          <p className="hint">{text(slot.allocation === 'approval' ? 'waitingTextReview' : 'waitingText')}</p>
        </>
      ) : null}
      {scarce ? (
        <p className="hint">{waiting(scarce === 'full' ? 'someLeftOnly' : 'someLeft', { count: slot.free })}</p>
      ) : null}
      {slot.allocation === 'firstCome' || (slot.waitingOnly && slot.allocation === 'approval') ? null : (
        <p className="hint">{text(slot.allocation === 'approval' ? 'approvalText' : 'lotteryText')}</p>
      )}
    </Panel>
  )
}

/** The sessions as links to the form of one, or as a choice that takes along what was typed; or why there is none to choose. */
export function ChooseSlot({
  page,
  path,
  lead,
  carried,
  steps,
}: {
  page: Page
  path: string
  lead: string
  /** the row of pages stands on top where one can go on */
  steps?: boolean
  carried?: CarriedForm
}) {
  const text = useMessages(registerPageMessages)
  const { event, slot, slots, canChoose } = page
  const back = <ButtonLink href={`/events/${event.slug}`}>{text('backToEvent')}</ButtonLink>
  return (
    <>
      {steps && canChoose ? <SignUpSteps current="slot" /> : null}
      <PageTitle lead={canChoose ? lead : undefined}>
        {text(event.cancelled ? 'cancelledTitle' : canChoose ? 'chooseTitle' : 'noneTitle')}
      </PageTitle>
      {slot && !slot.open && canChoose ? (
        <Banner tone="warning" title={text('closedTitle')}>
          <p>{text('closedText', { state: slot.state.text })}</p>
        </Banner>
      ) : null}
      {carried && canChoose ? (
        <ChooseWithForm page={page} path={path} carried={carried} />
      ) : slots.length > 0 && !event.cancelled ? (
        <SlotRows
          rows={slots.map((row) => ({
            value: row.id,
            title: row.title,
            group: row.group,
            subtitle: row.subtitle,
            state: { tone: row.tone, icon: row.icon, text: row.text },
            note: row.note,
            disabled: !row.enabled,
            href: `${path}?slot=${row.id}`,
          }))}
        />
      ) : null}
      {canChoose ? (
        <p>{back}</p>
      ) : (
        <EmptyState
          icon="calendar"
          title={event.title}
          actions={
            <>
              {back}
              <ButtonLink href="/events">{text('otherEvents')}</ButtonLink>
            </>
          }
        >
          {text('noneText')}
        </EmptyState>
      )}
    </>
  )
}

/** Another session for a form that is partly filled in; nothing that was typed has to be typed again. */
function ChooseWithForm({ page, path, carried }: { page: Page; path: string; carried: CarriedForm }) {
  const text = useMessages(registerPageMessages)
  return (
    <Form action={path}>
      <TypedFields values={{ ...carried.values, slot: undefined, step: undefined }} />
      <SlotRows
        name="slot"
        legend={text('chosenSlot')}
        hint={text('changeSlotKeeps')}
        rows={page.slots.map((row) => ({
          value: row.id,
          title: row.title,
          group: row.group,
          subtitle: row.subtitle,
          state: { tone: row.tone, icon: row.icon, text: row.text },
          note: row.note,
          disabled: !row.enabled,
          selected: row.enabled && row.selected,
        }))}
      />
      <Button variant="primary" size="l" block name="step" value={carried.next}>
        {text('changeSlotTake')}
      </Button>
    </Form>
  )
}
