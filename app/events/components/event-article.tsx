// The page of one event, for citizens and for the preview: facts and agenda before prose, slots beside or after them, one button.
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Facts } from '#app/ui/facts.tsx'
import { Cover } from '#app/ui/illustration.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { ReadingTools } from '#app/ui/reading-tools.tsx'
import { Section } from '#app/ui/section.tsx'
import { StickyAction } from '#app/ui/sticky-action.tsx'
import { TimeRows } from '#app/ui/time-rows.tsx'
import { useFrame } from '#app/web/frame.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import { resultMessages } from '../result-messages.ts'
import type { ResultView } from '../result-view.server.ts'
import { isTheme } from '../theme.ts'
import { EventStateTag } from './event-cards.tsx'
import { factsOf } from './event-facts.tsx'
import { EventNotices } from './event-notices.tsx'
import { EventSlots } from './event-slots.tsx'
import { EventStory } from './event-story.tsx'
import { ResultArticle } from './result-article.tsx'
import type { ShownEvent } from './shown-event.ts'
import { TalkPhase } from './talk-record.tsx'

type Props = {
  event: ShownEvent
  /** what came of it, once that is published */
  result?: ResultView | null
  /** the links to sign up lead nowhere yet */
  preview?: boolean
  /** inside another page, which has its own h1 */
  inset?: boolean
}

export function EventArticle({ event, result, preview, inset }: Props) {
  const text = useMessages(eventPageMessages)
  const looking = useMessages(resultMessages)
  const frame = useFrame()
  const { offer } = event
  const href = offer ? `/events/${event.slug}/register${offer.id ? `?slot=${offer.id}` : ''}` : undefined
  return (
    <>
      <EventNotices event={event} />
      {event.talk && event.state !== 'cancelled' ? <TalkPhase talk={event.talk} slug={event.slug} /> : null}
      <Columns sticky aside={<EventSlots event={event} href={preview ? undefined : href} preview={preview} />}>
        {event.cover ? (
          <img src={event.cover} alt="" className="cover h-auto w-full object-cover" width={720} height={220} />
        ) : (
          <Cover theme={isTheme(event.theme) ? event.theme : 'general'} />
        )}
        <div className="mt-4 mb-1">
          <EventStateTag state={event.state} /> {event.note ? <strong>{event.note}</strong> : null}
        </div>
        {inset ? (
          <>
            <h2 className="text-2xl font-semibold">{event.title}</h2>
            <p>{event.summary}</p>
          </>
        ) : (
          <PageTitle lead={event.summary}>{event.title}</PageTitle>
        )}
        <Facts items={factsOf(event, text, preview)} />
        {event.agenda.length > 0 ? (
          <Section id="agenda" title={text('agenda')}>
            <TimeRows rows={event.agenda} />
          </Section>
        ) : null}
      </Columns>
      {result ? (
        <div className="max-w-text">
          <Section id="result" title={looking('title')}>
            <ResultArticle result={result} />
          </Section>
        </div>
      ) : null}
      <EventStory event={event} preview={preview} />
      <div className="mt-8">
        <ReadingTools
          sizeForm={preview || inset ? undefined : { action: '/display', size: frame.size, returnTo: frame.path }}
          print={!preview && !inset}
          share={preview ? undefined : { url: event.url, title: event.title }}
          qr={preview ? undefined : event.qr}
        />
      </div>
      {offer && href && !inset ? (
        <StickyAction phoneOnly title={offer.name} note={preview ? undefined : text('takesAMinute')}>
          {preview ? (
            <Button type="button" variant="primary" size="l" disabledReason={text('previewNoSignUp')}>
              {text(offer.waiting ? 'waitHere' : 'register')}
            </Button>
          ) : (
            <ButtonLink href={href} variant="primary" size="l">
              {text(offer.waiting ? 'waitHere' : 'register')}
            </ButtonLink>
          )}
        </StickyAction>
      ) : null}
    </>
  )
}
