// The check-in page of an event in the console: counts, gates, phones, corrections.
import { useEventFrame } from '#app/events/components/event-console.tsx'
import type { EventFrame } from '#app/events/console-frame.server.ts'
import { localName } from '#app/platform/local-text.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { attendanceMessages } from '../attendance-messages.ts'
import { boardMessages } from '../board-messages.ts'
import { checkInMessages } from '../check-in-messages.ts'
import type { GateConflict } from '../gate.ts'
import type { GateNote } from '../gate-notes.server.ts'
import { practiceMessages } from '../practice-messages.ts'
import { ArrivalsOverview } from './arrivals-overview.tsx'
import type { Arrivals, CheckInEvent, Search } from './check-in-types.ts'
import { type ConflictAnswer, ConflictSection } from './conflict-section.tsx'
import { type CorrectionAnswer, CorrectionSection } from './correction-section.tsx'
import { DevicesSection, type PairingAnswer } from './devices-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { type ScreenAnswer, type ScreenLinks, ScreensSection } from './screens-section.tsx'

export type CheckInConsoleProps = {
  data: {
    event: CheckInEvent
    frame: EventFrame | null
    arrivals: Arrivals
    search: { q: string; found: Search | null }
    done: string | null
    conflicts: GateConflict[]
    /** for those who may correct */
    notes: GateNote[]
    stream: string
    screens: ScreenLinks
  }
  answer: ConflictAnswer | PairingAnswer | ScreenAnswer | CorrectionAnswer | undefined
}

const DONE = { revoked: 'doneRevoked', corrected: 'doneCorrected', unchanged: 'doneUnchanged' } as const

export function CheckInConsole({ data, answer }: CheckInConsoleProps) {
  if (data.frame) return <Framed data={data} frame={data.frame} answer={answer} />
  return <Bare data={data} answer={answer} />
}

/** With the event's tabs, for those who see the rest of it. */
function Framed({ frame, ...props }: CheckInConsoleProps & { frame: EventFrame }) {
  return (
    <ConsolePage {...useEventFrame(frame, 'check-in')} actions={<Actions event={props.data.event} />}>
      <Content {...props} />
    </ConsolePage>
  )
}

function Bare(props: CheckInConsoleProps) {
  const language = useLanguage()
  const { event } = props.data
  return (
    <ConsolePage
      current="events"
      title={localName(language, event.title, event.titleEn)}
      eyebrow={localName(language, event.department, event.departmentEn)}
      actions={<Actions event={event} />}
    >
      <Content {...props} />
    </ConsolePage>
  )
}

function Actions({ event }: { event: CheckInEvent }) {
  const board = useMessages(boardMessages)
  const text = useMessages(checkInMessages)
  const attendance = useMessages(attendanceMessages)
  const practice = useMessages(practiceMessages)
  return (
    <Buttons>
      <ButtonLink href={`/board/${event.slug}`} icon="chart">
        {text('board')}
      </ButtonLink>
      <ButtonLink href="/console/check-in/runbook" icon="file">
        {board('runbook')}
      </ButtonLink>
      <ButtonLink href="/console/check-in/practice" icon="print">
        {practice('sheetButton')}
      </ButtonLink>
      {event.state === 'published' ? (
        <ButtonLink href={`/screen/${event.slug}`} icon="qr">
          {board('kindScreen')}
        </ButtonLink>
      ) : null}
      {event.may.correct && event.state === 'published' ? (
        <ButtonLink href={`/console/events/${event.id}/wall`} icon="question">
          {board('hostWall')}
        </ButtonLink>
      ) : null}
      {event.may.correct ? (
        <>
          <ButtonLink href={`/console/events/${event.id}/attendance`} icon="users">
            {attendance('title')}
          </ButtonLink>
          <ButtonLink href={`/console/events/${event.id}/check-in/list`} icon="print">
            {text('print')}
          </ButtonLink>
        </>
      ) : null}
    </Buttons>
  )
}

function Content({ data, answer }: CheckInConsoleProps) {
  const text = useMessages(checkInMessages)
  const board = useMessages(boardMessages)
  const { event, arrivals, search } = data
  const done = DONE[data.done as keyof typeof DONE]
  const correction = answer?.intent === 'correct' ? answer : undefined
  const pairing = answer?.intent === 'pair' || answer?.intent === 'paired' ? answer : undefined
  const screen = answer?.intent === 'screen' || answer?.intent === 'screenMade' ? answer : undefined
  return (
    <>
      {done && !answer ? <Banner tone="success" title={text(done)} result /> : null}
      {data.done === 'screenEnded' && !answer ? <Banner tone="success" title={board('doneStopped')} result /> : null}
      <ConflictSection
        eventId={event.id}
        conflicts={data.conflicts}
        mayResolve={event.may.correct}
        done={data.done === 'resolved'}
        answer={answer?.intent === 'resolve' ? answer : undefined}
      />
      <ArrivalsOverview arrivals={arrivals} stream={data.stream} />
      <NotesSection notes={data.notes} />
      <DevicesSection event={event} devices={arrivals.devices} answer={pairing} />
      <ScreensSection event={event} links={data.screens} answer={screen} />
      {event.may.correct ? <CorrectionSection eventId={event.id} search={search} answer={correction} /> : null}
    </>
  )
}
