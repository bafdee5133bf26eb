// Arrivals by time. Where people without a ticket are counted by hand they have bars of their own, beside those of tickets.
import { timeOf } from '#app/platform/dates.ts'
import { BarChart } from '#app/ui/bar-chart.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { checkInMessages } from '../check-in-messages.ts'
import { gateCrowdMessages } from '../gate-crowd-messages.ts'
import type { Arrivals } from './check-in-types.ts'

type ChartProps = { arrivals: Arrivals; caption: string; captionHidden?: boolean }

export function ArrivalsChart({ arrivals: { bars, counts }, caption, captionHidden }: ChartProps) {
  const text = useMessages(checkInMessages)
  const crowd = useMessages(gateCrowdMessages)
  const withCrowd = counts.crowd !== undefined
  return (
    <BarChart
      caption={caption}
      captionHidden={captionHidden}
      series={withCrowd ? [crowd('barCrowd'), crowd('barTickets')] : [text('entered')]}
      points={bars.map((bar, index) => ({
        label: timeOf(new Date(bar.at)),
        values: withCrowd ? [bar.crowd, bar.people] : [bar.people],
        unfinished: index === bars.length - 1,
      }))}
    />
  )
}
