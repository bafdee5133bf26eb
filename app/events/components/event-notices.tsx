import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { eventPageMessages } from '../event-page-messages.ts'
import type { ShownEvent } from './shown-event.ts'

/** What must be known first: cancelled, over, changed, Chinese only. */
export function EventNotices({ event }: { event: ShownEvent }) {
  const text = useMessages(eventPageMessages)
  const { cancelled } = event
  return (
    <>
      {cancelled ? (
        <Banner tone="error" title={text('cancelledTitle')}>
          <p>{text('cancelledText', { reason: cancelled.reason })}</p>
          <p>
            {cancelled.told > 0 ? `${text('cancelledTold', { count: cancelled.told })} ` : ''}
            {cancelled.at ? text('cancelledAt', { at: cancelled.at }) : ''}
          </p>
        </Banner>
      ) : null}
      {event.state === 'over' && !event.talk ? (
        <Banner tone="info" title={text('overTitle')}>
          <p>{text('overText')}</p>
        </Banner>
      ) : null}
      {event.changedAt ? (
        <Banner tone="info" title={text('changedTitle')}>
          <p>{text('changedText', { at: event.changedAt })}</p>
        </Banner>
      ) : null}
      {event.foreign ? <Banner tone="info" title={text('foreignTitle')} /> : null}
    </>
  )
}
