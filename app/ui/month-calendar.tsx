import type { ReactNode } from 'react'
import { addDays, formatDayShort, formatMonth, leafOf, weekdayOf } from '#app/platform/dates.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { useLanguage, useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

type MonthCalendarProps = {
  /** `YYYY-MM`. */
  month: string
  /** `YYYY-MM-DD`. */
  today: string
  /** What stands in a day, by `YYYY-MM-DD`; days without an entry are empty and left out on phones. */
  days: Readonly<Record<string, ReactNode>>
  previousHref?: string
  nextHref?: string
  /** Instead of the days when the month is empty. */
  empty?: ReactNode
}

/** The days of the weeks that touch a month, Monday first. */
export function daysOfMonthGrid(month: string): string[] {
  const first = `${month}-01`
  let day = addDays(first, -((weekdayOf(first) + 6) % 7))
  const days: string[] = []
  do {
    for (let n = 0; n < 7; n++) {
      days.push(day)
      day = addDays(day, 1)
    }
  } while (day.startsWith(month))
  return days
}

/** A month as a grid, Monday first; on phones and in large type a list of the days that have something. */
export function MonthCalendar({ month, today, days, previousHref, nextHref, empty }: MonthCalendarProps) {
  const language = useLanguage()
  const text = useMessages(uiMessages)
  const grid = daysOfMonthGrid(month)
  const filled = grid.some((day) => day.startsWith(month) && days[day])
  return (
    <div className="month">
      <div className="month-head">
        {previousHref ? (
          <a href={previousHref} rel="prev" className="button is-second is-s">
            <Icon name="chevron-left" />
            {text('previousMonth')}
          </a>
        ) : null}
        <h2>{formatMonth(month, language)}</h2>
        {nextHref ? (
          <a href={nextHref} rel="next" className="button is-second is-s">
            {text('nextMonth')}
            <Icon name="chevron-right" />
          </a>
        ) : null}
      </div>
      {!filled && empty ? empty : null}
      <div className={filled || !empty ? 'month-weekdays' : 'sr-only'} aria-hidden="true">
        {grid.slice(0, 7).map((day) => (
          <span key={day}>{leafOf(day, language).weekday}</span>
        ))}
      </div>
      <ol className={filled || !empty ? 'month-days' : 'sr-only'}>
        {grid.map((day) => {
          const inMonth = day.startsWith(month)
          const content = inMonth ? days[day] : undefined
          return (
            <li
              key={day}
              className={classNames(
                'month-day',
                !inMonth && 'is-outside',
                !content && 'is-empty',
                day === today && 'is-today',
              )}
              aria-current={day === today ? 'date' : undefined}
              aria-hidden={inMonth ? undefined : true}
            >
              <span className="month-date">
                <span aria-hidden="true" className="month-number">
                  {Number(day.slice(8))}
                </span>
                <span className="month-words">{formatDayShort(day, language)}</span>
                {day === today ? <span className="month-today">{text('today')}</span> : null}
              </span>
              {content}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
