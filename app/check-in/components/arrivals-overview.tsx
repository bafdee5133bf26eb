import type { ReactNode } from 'react'
import { dayOf, formatDayShort, timeOf } from '#app/platform/dates.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useLanguage, useListed, useMessages } from '#app/ui/language.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateText } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { boardMessages } from '../board-messages.ts'
import { checkInMessages } from '../check-in-messages.ts'
import { crowdInside } from '../crowd.ts'
import { gateCrowdMessages } from '../gate-crowd-messages.ts'
import { gateMessages } from '../gate-messages.ts'
import { gateSlotTimes } from '../gate-slot.ts'
import { ArrivalsChart } from './arrivals-chart.tsx'
import type { Arrivals } from './check-in-types.ts'
import { scanTone, scanWord } from './scan-words.ts'

/** Share of the safety limit at which the page begins to warn. */
const NEAR = 0.9

type PartProps = { arrivals: Arrivals }

/** What somebody must act on now: the limit, phones that have fallen silent. */
function Alarms({ arrivals }: PartProps) {
  const text = useMessages(checkInMessages)
  const board = useMessages(boardMessages)
  const listed = useListed()
  const { inside, limit } = arrivals.counts
  const silent = arrivals.devices.filter((device) => device.state === 'silent')
  return (
    <>
      {limit !== undefined && inside >= limit * NEAR ? (
        <Banner
          tone={inside >= limit ? 'error' : 'warning'}
          title={text(inside >= limit ? 'limitReached' : 'limitNear')}
        />
      ) : null}
      {silent.length > 0 ? (
        <Banner
          tone="warning"
          title={board('silentPhones', {
            names: listed(silent.map(({ name, gate }) => board('silentPhone', { name, gate }))),
          })}
        />
      ) : null}
    </>
  )
}

function Counts({ arrivals }: PartProps) {
  const text = useMessages(checkInMessages)
  const crowd = useMessages(gateCrowdMessages)
  const { counts } = arrivals
  const { limit } = counts
  return (
    <Figures>
      <Figure
        label={text('arrived')}
        value={counts.arrived}
        unit={text('people')}
        note={text('ofExpected', { count: counts.expected })}
      />
      <Figure
        label={text('inside')}
        value={counts.inside}
        unit={text('people')}
        note={[
          limit === undefined ? text('noLimit') : text('ofLimit', { count: limit }),
          counts.crowd ? crowd('among', { count: crowdInside(counts.crowd) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
        tone={limit !== undefined && counts.inside >= limit ? 'bad' : undefined}
      />
      <Figure label={text('missing')} value={arrivals.booked.missing} unit={text('people')} />
      <Figure label={text('walkIns')} value={arrivals.walkIns} unit={text('people')} />
    </Figures>
  )
}

function Slots({ arrivals }: PartProps) {
  const text = useMessages(checkInMessages)
  const language = useLanguage()
  return (
    <Table
      caption={text('slots')}
      captionHidden
      rows={arrivals.counts.bySlot}
      rowKey={(row) => row.slotId}
      empty={text('noScans')}
      columns={[
        {
          key: 'slot',
          label: text('slot'),
          rowHeader: true,
          nowrap: true,
          cell: (row) => `${formatDayShort(dayOf(new Date(row.startsAt)), language)} ${gateSlotTimes(row, language)}`,
        },
        {
          key: 'progress',
          label: text('progress'),
          cell: (row) => (
            <Meter value={row.arrived} max={row.expected} label={text('progress')} labelHidden tone="ok" />
          ),
        },
        { key: 'arrived', label: text('arrived'), numeric: true, cell: (row) => row.arrived },
        { key: 'expected', label: text('expected'), numeric: true, cell: (row) => row.expected },
        { key: 'inside', label: text('inside'), numeric: true, cell: (row) => row.inside },
      ]}
    />
  )
}

function Gates({ arrivals }: PartProps) {
  const text = useMessages(checkInMessages)
  const crowd = useMessages(gateCrowdMessages)
  return (
    <Table
      caption={text('gates')}
      captionHidden
      rows={arrivals.gates}
      rowKey={(row) => row.gate}
      empty={text('noScans')}
      columns={[
        { key: 'gate', label: text('gate'), rowHeader: true, cell: (row) => row.gate },
        { key: 'entered', label: text('entered'), numeric: true, cell: (row) => row.entered },
        { key: 'left', label: text('left'), numeric: true, cell: (row) => row.left },
        ...(arrivals.counts.crowd
          ? [
              {
                key: 'crowd',
                label: crowd('section'),
                numeric: true,
                cell: ({ crowd: { entered, left } }: Arrivals['gates'][number]) =>
                  entered + left > 0 ? `+${entered} −${left}` : '–',
              },
            ]
          : []),
      ]}
    />
  )
}

function ByTime({ arrivals }: PartProps) {
  const text = useMessages(checkInMessages)
  return <ArrivalsChart arrivals={arrivals} caption={text('byTime')} captionHidden />
}

export const OVERVIEW_REGIONS: Readonly<Record<string, (props: PartProps) => ReactNode>> = {
  alarms: Alarms,
  counts: Counts,
  slots: Slots,
  gates: Gates,
  time: ByTime,
  recent: Recent,
}

/** Counts, slots, gates, arrivals and last scans; kept up to date where /live.js runs. */
export function ArrivalsOverview({ arrivals, stream }: PartProps & { stream: string }) {
  const text = useMessages(checkInMessages)
  const board = useMessages(boardMessages)
  const region = (name: keyof typeof OVERVIEW_REGIONS) => {
    const Part = OVERVIEW_REGIONS[name] as (props: PartProps) => ReactNode
    return (
      <div data-region={name}>
        <div data-key="all">
          <Part arrivals={arrivals} />
        </div>
      </div>
    )
  }
  return (
    <div className="console-live" data-live={stream}>
      <p className="line-lost" role="status">
        {board('lineLost')}
      </p>
      {region('alarms')}
      {region('counts')}
      <Section id="slots" title={text('slots')}>
        {region('slots')}
      </Section>
      <Columns
        aside={
          <Section id="gates" title={text('gates')}>
            {region('gates')}
          </Section>
        }
      >
        <Section id="by-time" title={text('byTime')} aside={text('byTimeNote')}>
          {region('time')}
        </Section>
      </Columns>
      <Section id="recent" title={text('recent')}>
        {region('recent')}
      </Section>
    </div>
  )
}

function Recent({ arrivals: { recent } }: PartProps) {
  const text = useMessages(checkInMessages)
  const words = useMessages(gateMessages)
  return (
    <Table
      caption={text('recent')}
      captionHidden
      rows={recent}
      rowKey={(row) => row.id}
      empty={text('noScans')}
      columns={[
        { key: 'time', label: text('time'), nowrap: true, cell: (row) => timeOf(new Date(row.happenedAt)) },
        { key: 'name', label: text('name'), rowHeader: true, cell: (row) => row.name || text('unknownName') },
        {
          key: 'result',
          label: text('result'),
          cell: (row) => (
            <>
              <StateText tone={scanTone(row)}>{words(scanWord(row))}</StateText>
              {row.forced ? ` ${text('forced')}` : ''}
              {row.conflict ? ` ${text('conflict')}` : ''}
              {row.undone ? ` ${text('undone')}` : ''}
            </>
          ),
        },
        { key: 'people', label: text('peopleColumn'), numeric: true, cell: (row) => row.people || '–' },
        { key: 'gate', label: text('gate'), cell: (row) => row.gate },
      ]}
    />
  )
}
