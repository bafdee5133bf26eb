// The session of a registration: in view beside the form, or to be chosen first.
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { RegisterPage } from '../register-page.server.ts'
import { registerPageMessages } from '../register-page-messages.ts'

type Page = Pick<RegisterPage, 'event' | 'slot' | 'slots' | 'canChoose'>

/** The session in view while the form is filled in, with the way to another. */
export function ChosenSlot({ page, slot, path }: { page: Page; slot: NonNullable<Page['slot']>; path: string }) {
  const text = useMessages(registerPageMessages)
  const { event, slots } = page
  return (
    <Panel tone={slot.waitingOnly ? 'warn' : 'wash'}>
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
            ...(slots.length > 1 ? { changeHref: `${path}?slot=`, changeLabel: text('changeSlot') } : {}),
          },
        ]}
      />
      {slot.waitingOnly ? (
        <>
          <p>
            <strong>{text('waitingTitle')}</strong>
          </p>
          <p className="hint">{text('waitingText')}</p>
        </>
      ) : null}
      {slot.allocation === 'firstCome' ? null : (
        <p className="hint">{text(slot.allocation === 'approval' ? 'approvalText' : 'lotteryText')}</p>
      )}
    </Panel>
  )
}

/** The sessions as links to the form of one, or why there is none to choose. */
export function ChooseSlot({ page, path, lead }: { page: Page; path: string; lead: string }) {
  const text = useMessages(registerPageMessages)
  const { event, slot, slots, canChoose } = page
  const back = <ButtonLink href={`/events/${event.slug}`}>{text('backToEvent')}</ButtonLink>
  return (
    <>
      <PageTitle lead={canChoose ? lead : undefined}>
        {text(event.cancelled ? 'cancelledTitle' : canChoose ? 'chooseTitle' : 'noneTitle')}
      </PageTitle>
      {slot && canChoose ? (
        <Banner tone="warning" title={text('closedTitle')}>
          <p>{text('closedText', { state: slot.state.text })}</p>
        </Banner>
      ) : null}
      {slots.length > 0 && !event.cancelled ? (
        <SlotRows
          rows={slots.map((row) => ({
            value: row.id,
            title: row.title,
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
