import { formatDayShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { eventsLink } from '#app/reports/figure-link.ts'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Section } from '#app/ui/section.tsx'
import type { OverseenCampaign } from '../overseen-events.server.ts'
import { overseenMessages } from '../overseen-messages.ts'

type Overseen = {
  planned: number
  held: number
  visitors: number
  visitorsBefore: number
  /** the month before */
  monthBefore: string
  without: number
  campaigns: readonly OverseenCampaign[]
}

/** Open days of the month, held and planned, and who came. */
export function OverseenFigures({ events, units, month }: { events: Overseen; units: number; month: string }) {
  const text = useMessages(overseenMessages)
  return (
    <Section id="events" title={text('events')}>
      <Figures>
        <Figure
          label={text('held')}
          value={events.held}
          unit={text('heldUnit')}
          note={<Link href={eventsLink('planned', month)}>{text('heldNote', { count: events.planned })}</Link>}
          href={eventsLink('held', month)}
        />
        <Figure
          label={text('visitors')}
          value={events.visitors}
          unit={text('visitorsUnit')}
          note={
            <Link href={eventsLink('visitors', events.monthBefore)}>
              {text('visitorsNote', { count: events.visitorsBefore })}
            </Link>
          }
          href={eventsLink('visitors', month)}
        />
        <Figure
          label={text('without')}
          value={events.without}
          unit={text('withoutUnit')}
          note={text('withoutNote', { count: units })}
          href={eventsLink('without', month)}
        />
      </Figures>
    </Section>
  )
}

/** How much of what is owed to each campaign is announced and held, and who has planned nothing. */
export function OverseenCampaigns({ campaigns }: { campaigns: readonly OverseenCampaign[] }) {
  const text = useMessages(overseenMessages)
  const language = useLanguage()
  return (
    <Section id="campaigns" title={text('campaigns')}>
      {campaigns.length === 0 ? <p>{text('noCampaign')}</p> : null}
      {campaigns.map(({ id, title, titleEn, startsOn, endsOn, owed, published, held, idle }) => {
        const ofOwed = (count: number) => text('ofOwed', { count, owed })
        return (
          <div key={id} className="my-4">
            <p>
              <Link href={`/console/campaigns/${id}`}>{localName(language, title, titleEn)}</Link>
              <span className="hint block">
                {text('campaignDays', {
                  from: formatDayShort(startsOn, language),
                  to: formatDayShort(endsOn, language),
                })}
              </span>
            </p>
            <Meter value={published} max={owed} label={text('announced')} text={ofOwed(published)} />
            <Meter value={held} max={owed} label={text('over')} text={ofOwed(held)} />
            {idle.length > 0 ? (
              <p className="mt-2 text-bad">
                {text('idle', {
                  names: idle.map(({ name, nameEn }) => localName(language, name, nameEn)).join(text('comma')),
                })}
              </p>
            ) : null}
          </div>
        )
      })}
    </Section>
  )
}
