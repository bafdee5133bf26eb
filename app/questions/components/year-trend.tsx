import { formatMonth } from '#app/platform/dates.ts'
import { useLanguage } from '#app/ui/language.tsx'
import { Sparkline } from '#app/ui/sparkline.tsx'
import { percentOf } from '../figures.ts'

type MonthPoint = { month: string; received: number; answered: number; onTimeRate: number | null }

/** How a figure went over the last months, below the figure. */
export function YearTrend({
  year,
  of,
  label,
}: {
  year: readonly MonthPoint[]
  of: 'received' | 'answered' | 'onTimeRate'
  label: string
}) {
  const language = useLanguage()
  if (year.length < 2) return null
  const words = (point: MonthPoint) => (of === 'onTimeRate' ? percentOf(point.onTimeRate) : String(point[of]))
  return (
    <Sparkline
      label={label}
      top={of === 'onTimeRate' ? 1 : undefined}
      points={year.map((point) => ({
        value: point[of],
        label: `${formatMonth(point.month, language)} ${words(point)}`,
      }))}
    />
  )
}
