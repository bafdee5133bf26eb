// The page of one event, for citizens and for the preview: facts and agenda before prose, slots beside or after them, one button.
import type { Translate } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { type Fact, Facts } from '#app/ui/facts.tsx'
import { Cover } from '#app/ui/illustration.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ReadingTools } from '#app/ui/reading-tools.tsx'
import { Section } from '#app/ui/section.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { StickyAction } from '#app/ui/sticky-action.tsx'
import { TimeRows } from '#app/ui/time-rows.tsx'
import { useFrame } from '#app/web/frame.ts'
import { attachmentMessages } from '../attachment-messages.ts'
import type { EventPage as EventPageWithData } from '../event-page.server.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import { resultMessages } from '../result-messages.ts'
import type { ResultView } from '../result-view.server.ts'
import { isTheme } from '../theme.ts'
import { DrawNotes } from './draw-notes.tsx'
import { EventStateTag } from './event-cards.tsx'
import { ResultArticle } from './result-article.tsx'
import { TalkPhase, TalkRecord } from './talk-record.tsx'

/** What the article shows; the data for search engines stands in the head. */
type EventPage = Omit<EventPageWithData, 'jsonLd'>

type Props = {
  event: EventPage
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
      <Notices event={event} />
      {event.talk && event.state !== 'cancelled' ? <TalkPhase talk={event.talk} slug={event.slug} /> : null}
      <Columns sticky aside={<SlotBox event={event} href={preview ? undefined : href} />}>
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
        <Facts items={factsOf(event, text)} />
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
      <Story event={event} />
      <div className="mt-8">
        <ReadingTools
          sizeForm={preview || inset ? undefined : { action: '/display', size: frame.size, returnTo: frame.path }}
          print={!preview && !inset}
          share={preview ? undefined : { url: event.url, title: event.title }}
          qr={event.qr}
        />
      </div>
      {offer && href && !preview ? (
        <StickyAction phoneOnly title={offer.name} note={text('takesAMinute')}>
          <ButtonLink href={href} variant="primary" size="l">
            {text(offer.waiting ? 'waitHere' : 'register')}
          </ButtonLink>
        </StickyAction>
      ) : null}
    </>
  )
}

function Notices({ event }: { event: EventPage }) {
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

type Text = Translate<(typeof eventPageMessages)['keys'][number]>

/** When, where, who may come, what to bring: in the order in which somebody decides to come. */
function factsOf(event: EventPage, text: Text): Fact[] {
  const { venue } = event
  const maps = { amap: text('mapAmap'), baidu: text('mapBaidu'), phone: text('mapPhone') }
  const facts: (Fact | undefined)[] = [
    {
      icon: 'clock',
      label: text('when'),
      content: (
        <>
          <strong className="block">{event.when.strong}</strong>
          {event.when.rest.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          <Link href={`/events/${event.slug}.ics`}>{text('calendar')}</Link>
        </>
      ),
    },
    venue.name || venue.address
      ? {
          icon: 'pin',
          label: text('where'),
          content: (
            <>
              <strong className="block">{venue.name}</strong>
              {[venue.address, venue.transport].filter(Boolean).map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
              {venue.maps.length > 0 ? (
                <span className="flex flex-wrap gap-x-4">
                  {venue.maps.map((map) => (
                    <Link key={map.service} href={map.href} external={map.service !== 'phone'}>
                      {venue.maps.length === 1 ? text('openMap') : maps[map.service]}
                    </Link>
                  ))}
                </span>
              ) : null}
              {venue.entrance ? (
                <img
                  src={venue.entrance}
                  alt={text('entranceOf', { place: venue.name })}
                  className="mt-2 h-auto w-full max-w-xs rounded-md"
                  width={320}
                  height={213}
                  loading="lazy"
                />
              ) : null}
            </>
          ),
        }
      : undefined,
    event.accessibility
      ? { icon: 'wheelchair', label: text('accessibility'), content: event.accessibility, strong: true }
      : undefined,
    {
      icon: 'people',
      label: text('audience'),
      content: (
        <>
          {event.ages ? <strong className="block">{event.ages}</strong> : null}
          {event.audience || (event.ages ? null : text('audienceAny'))}
        </>
      ),
    },
    event.bring || event.slots.length > 0
      ? { icon: 'bag', label: text('bring'), content: event.bring || text('bringTicket') }
      : undefined,
  ]
  return facts.filter((fact) => fact !== undefined)
}

/** Last on the page: who holds it, whom to call, what it belongs to. */
function contactsOf(event: EventPage, text: Text, listed: (names: readonly string[]) => string): Fact[] {
  const host = <Link href={event.department.href}>{event.department.name}</Link>
  const facts: (Fact | undefined)[] = [
    {
      icon: 'building',
      label: text('hosts'),
      content:
        event.coHosts.length > 0 ? (
          <>
            <span className="block">{host}</span>
            <span className="block">{listed(event.coHosts)}</span>
          </>
        ) : (
          host
        ),
    },
    event.phone
      ? {
          icon: 'phone',
          label: text('contact'),
          content: <Link href={`tel:${event.phone.replace(/[^+\d]/g, '')}`}>{event.phone}</Link>,
        }
      : undefined,
    event.campaign
      ? {
          icon: 'flag',
          label: text('campaign'),
          content: <Link href={event.campaign.href}>{event.campaign.title}</Link>,
        }
      : undefined,
  ]
  return facts.filter((fact) => fact !== undefined)
}

function SlotBox({ event, href }: { event: EventPage; href?: string }) {
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
          href: slot.enabled || slot.state === 'notYet' ? `/events/${event.slug}/register?slot=${slot.id}` : undefined,
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
          ) : null}
        </>
      ) : (
        <p className="hint mt-3">{text('noSlotOpen')}</p>
      )}
      <DrawNotes draws={event.draws} />
    </Panel>
  )
}

function Story({ event }: { event: EventPage }) {
  const text = useMessages(eventPageMessages)
  const listed = useListed()
  const attached = useMessages(attachmentMessages)
  const { questions } = event
  return (
    <div className="max-w-text">
      {event.talk ? <TalkRecord talk={event.talk} /> : null}
      {event.description ? (
        <Section id="about" title={text('about')}>
          <Prose html={event.description.html} lang={event.description.foreign ? 'zh-CN' : undefined} />
        </Section>
      ) : null}
      {event.attachments.length > 0 ? (
        <Section id="attachments" title={attached('download')}>
          <ul className="grid gap-2">
            {event.attachments.map((one) => (
              <li key={one.href}>
                <Link href={one.href}>{one.title}</Link> <span className="hint ml-2">{one.facts}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section
        id="answers"
        title={text('answered')}
        aside={
          questions.answered > event.answers.length ? (
            <Link href={`/answers?event=${event.slug}`}>{text('allAnswers', { count: questions.answered })}</Link>
          ) : null
        }
      >
        {questions.asked > 0 ? (
          <p>
            <Link href={`/events/${event.slug}/questions`}>
              {text('figures', { ...questions, count: questions.asked })}
            </Link>
          </p>
        ) : null}
        {event.answers.length > 0 ? <LinkList items={event.answers} /> : <p>{text('answeredNone')}</p>}
        <p className="mt-4">
          <ButtonLink href={`/ask?event=${event.slug}`} icon="question">
            {text('askHere')}
          </ButtonLink>
        </p>
      </Section>
      <Section id="contact" title={text('contactTitle')}>
        <Facts items={contactsOf(event, text, listed)} />
      </Section>
    </div>
  )
}
