import { Figure, Figures } from '#app/ui/figure.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import type { DepartmentYear } from '../department-year.server.ts'
import { percentOf } from '../figures.ts'
import { publicFigureLink } from '../listed-figures.ts'
import { statisticsMessages } from '../statistics-messages.ts'
import { YearTrend } from './year-trend.tsx'

/** What a department was asked this month and how it went over the year; the numbers open their lists. */
export function DepartmentFigures({ code, year }: { code: string; year: DepartmentYear }) {
  const text = useMessages(statisticsMessages)
  const now = year.at(-1)
  if (!now) return null
  return (
    <Section
      id="figures"
      title={text('thisMonth')}
      aside={
        <Link href={`/statistics?${new URLSearchParams({ month: now.month, department: code })}`}>{text('title')}</Link>
      }
    >
      <Figures>
        <Figure
          label={text('received')}
          value={now.received}
          unit={text('unit')}
          href={now.received > 0 ? publicFigureLink('received', now.month, code) : undefined}
          trend={<YearTrend year={year} of="received" label={text('yearReceived')} />}
        />
        <Figure
          label={text('answered')}
          value={now.answered}
          unit={text('unit')}
          href={now.answered > 0 ? publicFigureLink('answered', now.month, code) : undefined}
          trend={<YearTrend year={year} of="answered" label={text('yearAnswered')} />}
        />
        <Figure
          label={text('onTimeRate')}
          value={percentOf(now.onTimeRate)}
          trend={<YearTrend year={year} of="onTimeRate" label={text('yearOnTimeRate')} />}
        />
      </Figures>
    </Section>
  )
}
