import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { ConfirmationPanel } from '#app/ui/panel.tsx'
import { useFrame } from '#app/web/frame.ts'
import { changeMessages } from '../change-messages.ts'
import { confirmMessages } from '../confirm-messages.ts'
import { gateWordsMessages } from '../gate-words-messages.ts'
import type { ManagePage } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { isLive } from '../registration.ts'
import { waitingMessages } from '../waiting-messages.ts'
import { DrawReceipt } from './draw-receipt.tsx'
import { WaitingHistory, WaitingSwitch } from './waiting-parts.tsx'

/** The panel that is shown once, right after registering. Undefined when it is not the moment. */
export function receiptPanel(page: ManagePage, done: string | null, text: Text) {
  if (done !== 'registered' || page.confirmBy) return undefined
  const { contact } = page
  switch (page.status) {
    case 'confirmed':
      return (
        <ConfirmationPanel title={text('doneTitle')}>
          {text(page.byMail ? 'doneTextMail' : page.reachable ? 'doneTextSms' : 'doneTextNone', { contact })}
        </ConfirmationPanel>
      )
    case 'waiting':
      return (
        <ConfirmationPanel tone="warn" title={text('doneWaitingTitle')}>
          {text(page.reviewed ? 'doneWaitingReview' : 'doneWaitingText', { rank: page.rank ?? 1 })}
        </ConfirmationPanel>
      )
    case 'pendingApproval':
    case 'inLottery':
      return (
        <ConfirmationPanel
          title={text(page.status === 'inLottery' ? 'doneLotteryTitle' : 'donePendingTitle')}
          icon={page.status === 'inLottery' ? 'shuffle' : 'clock'}
        >
          {page.reachable ? text('doneOtherText', { contact }) : null}
        </ConfirmationPanel>
      )
    default:
      return undefined
  }
}

type Text = ReturnType<typeof useMessages<(typeof managePageMessages.keys)[number]>>

/** What was just done, and what the status asks of the reader. */
export function ReceiptNotices({ page, done }: { page: ManagePage; done: string | null }) {
  const text = useMessages(managePageMessages)
  const confirm = useMessages(confirmMessages)
  const waiting = useMessages(waitingMessages)
  const change = useMessages(changeMessages)
  const gate = useMessages(gateWordsMessages)
  const { contact } = page
  const { site } = useFrame()
  const phone = page.event.departmentPhone ?? site.hotline
  const at = page.cancelledAt ?? ''
  const justCancelled = done === 'cancelled' || done === 'passedOn'
  const again = (
    <Buttons>
      <ButtonLink href={`/events/${page.event.slug}`}>{text('registerAgain')}</ButtonLink>
    </Buttons>
  )
  return (
    <>
      {page.confirmBy ? (
        <Banner result={done === 'registered'} tone="warning" title={confirm('waitTitle', { until: page.confirmBy })}>
          <p>{confirm('waitText', { contact })}</p>
        </Banner>
      ) : null}
      {done === 'confirmed' && isLive(page.status) ? (
        <Banner result tone="success" title={confirm('doneConfirmed')} />
      ) : null}
      {done === 'changed' ? <Banner result tone="success" title={text('doneChanged')} /> : null}
      {done === 'again' ? <Banner result tone="info" title={change('againDone')} /> : null}
      {done === 'code' ? (
        <Banner result tone="success" title={gate('replaceOwnDone')}>
          <p>{gate('replaceOwnDoneText')}</p>
        </Banner>
      ) : null}
      {done === 'codeTooOften' ? <Banner result tone="warning" title={gate('replaceTooOften')} /> : null}
      {done === 'waiting' && page.status === 'waiting' ? (
        <Banner result tone="success" title={waiting('done')} />
      ) : null}
      {done === 'accepted' && page.status === 'confirmed' ? (
        <Banner result tone="success" title={text('doneAccepted')} />
      ) : null}
      {page.changedByOrganiser && done !== 'changed' ? (
        <Banner tone="warning" title={text('changedTitle')}>
          <p>{text('changedText')}</p>
        </Banner>
      ) : null}
      {page.over ? <Banner tone="info" title={text('over')} /> : null}
      {page.status === 'waiting' ? (
        <Banner tone="warning" title={text('waitingTitle', { rank: page.rank ?? 1 })}>
          <p>{text(page.reviewed ? 'waitingRuleReview' : 'waitingRule')}</p>
          <WaitingSwitch {...page} people={page.partySize} />
        </Banner>
      ) : null}
      {page.offer && !page.offer.lapsed ? (
        <Banner tone="info" title={text('offeredTitle')}>
          {page.asked ? <p>{waiting('offerFewer', { asked: page.asked, people: page.partySize })}</p> : null}
          <p>{text('offeredText', { until: page.offer.until })}</p>
          <Form action={page.path}>
            <HiddenFields values={{ intent: 'accept' }} />
            <Buttons>
              <Button variant="primary">{text('accept')}</Button>
              <ButtonLink href={`${page.path}/cancel`}>{text('decline')}</ButtonLink>
            </Buttons>
          </Form>
        </Banner>
      ) : null}
      {page.offer?.lapsed ? <Banner tone="warning" title={text('offerLapsed')} /> : null}
      {isLive(page.status) && !page.reachable && !page.over ? (
        <p className="hint">{text('unreachable', { phone })}</p>
      ) : null}
      {page.status === 'pendingApproval' ? (
        <Banner tone="info" title={text(page.reachable ? 'pendingText' : 'pendingTextNone', { contact })} />
      ) : null}
      {page.status === 'inLottery' ? (
        <Banner tone="info" title={text(page.reachable ? 'lotteryText' : 'lotteryTextNone', { contact })} />
      ) : null}
      {page.asked && page.status === 'confirmed' && !page.over ? (
        <Banner tone="info" title={waiting('tookFewer', { asked: page.asked, people: page.partySize })} />
      ) : null}
      {page.asked && page.status === 'pendingApproval' ? (
        <Banner tone="info" title={waiting('reviewFewer', { asked: page.asked, people: page.partySize })} />
      ) : null}
      {page.draw ? <DrawReceipt draw={page.draw} /> : null}
      {page.status === 'expired' ? (
        <Banner tone="warning" title={text('expired')}>
          <p>{text('expiredText')}</p>
          {again}
        </Banner>
      ) : null}
      {page.status === 'cancelled' ? (
        <Banner
          result={justCancelled}
          tone={justCancelled ? 'success' : 'info'}
          title={text(done === 'passedOn' ? 'donePassedOn' : justCancelled ? 'doneCancelled' : 'cancelled')}
        >
          <p>
            {page.cancelledBy === 'system' && page.unconfirmed
              ? confirm('releasedOwn')
              : page.cancelledBy === 'citizen'
                ? text('cancelledByCitizen', { at })
                : text(page.cancelledBy === 'organiser' ? 'cancelledByOrganiser' : 'cancelledBySystem', { at, phone })}
          </p>
          {page.endedReason ? (
            <p>
              <strong>{waiting('reason')}</strong> {page.endedReason}
            </p>
          ) : null}
          {again}
        </Banner>
      ) : null}
      <WaitingHistory steps={page.waitingSteps} />
    </>
  )
}
