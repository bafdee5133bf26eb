import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { useFrame } from '#app/web/frame.ts'
import { registerPageMessages } from '../register-page-messages.ts'

/** Why a submission did not become a registration, and what to do, where no single field is at fault. */
export function SubmitNotice({
  outcome,
  event,
  slot,
  smsOff,
}: {
  outcome: string
  slot: { free: number } | null
  event: { departmentPhone: string | null }
  smsOff: boolean
}) {
  const text = useMessages(registerPageMessages)
  const { site } = useFrame()
  const phone = event.departmentPhone ?? site.hotline
  switch (outcome) {
    case 'tooQuick':
    case 'stale':
    case 'tooMany':
    case 'tooManyTries':
      return <Banner result tone="warning" title={text(outcome)} />
    case 'busy':
      return (
        <Banner result tone="warning" title={text('busyTitle')}>
          <p>{text('busyText')}</p>
        </Banner>
      )
    case 'networkBusy':
      return (
        <Banner result tone="warning" title={text('networkBusy')}>
          <p>{text('networkBusyText', { phone })}</p>
        </Banner>
      )
    case 'alreadyRegistered':
      return (
        <Banner result tone="info" title={text('alreadyTitle')}>
          <p>{text('alreadyText')}</p>
          {smsOff ? <p>{text('alreadySmsOff', { phone })}</p> : null}
        </Banner>
      )
    case 'full':
      return (
        <Banner
          result
          tone="error"
          title={slot && slot.free > 0 ? text('fewTitle', { count: slot.free }) : text('fullTitle')}
        >
          <p>{text(slot && slot.free > 0 ? 'fewText' : 'fullText')}</p>
        </Banner>
      )
    case 'notOpenYet':
      return <Banner result tone="error" title={text('notOpenTitle')} />
    case 'cancelled':
      return <Banner result tone="error" title={text('cancelledTitle')} />
    case 'closed':
      return <Banner result tone="error" title={text('closedNowTitle')} />
    default:
      return null
  }
}
