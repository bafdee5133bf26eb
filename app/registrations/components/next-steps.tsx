import { useMessages } from '#app/ui/language.tsx'
import { Timeline, type TimelineItem } from '#app/ui/timeline.tsx'
import type { ManagePage } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'

/** What has happened and what comes, with its time and place. */
export function NextSteps({ page }: { page: ManagePage }) {
  const text = useMessages(managePageMessages)
  const { status, contact } = page
  const isWaiting = status === 'waiting' || status === 'offered'
  const decided = status === 'confirmed'
  const ahead = page.remindersAhead.map((message) => text(`next.${message}`)).join(text('nextJoin'))
  const remind: TimelineItem = {
    state: 'todo',
    title: text('nextRemind', { count: page.remindersAhead.length }),
    time: text('nextRemindText', { times: ahead, contact }),
  }
  const middle: TimelineItem[] = decided
    ? page.reachable && page.remindersAhead.length > 0
      ? [remind]
      : []
    : [{ state: 'now', title: text(isWaiting ? (page.reviewed ? 'nextReview' : 'nextWait') : 'nextDecide') }]
  return (
    <Timeline
      items={[
        { state: 'done', title: text(decided ? 'nextRegistered' : 'nextSubmitted'), time: page.registeredAt },
        ...middle,
        {
          state: 'todo',
          title: text('nextArrive'),
          time: text('nextArriveText', { day: page.slotDay, time: page.doorsAt, place: page.event.venue }),
        },
        { state: 'todo', title: text('nextAnswer'), time: text('nextAnswerText') },
      ]}
    />
  )
}
