import { formatMonth } from '#app/platform/dates.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { reportMessages } from '../report-messages.ts'
import { scoreMessages } from '../score-messages.ts'
import { yearMessages } from '../year-messages.ts'

/** Tabs of the overseer's figures. */
export function useReportTabs(current: 'league' | 'month' | 'year' | 'scores' | 'briefings') {
  const text = useMessages(reportMessages)
  const year = useMessages(yearMessages)
  const scores = useMessages(scoreMessages)
  return {
    label: text('tabs'),
    items: [
      { href: '/console/statistics', label: text('tabLeague'), current: current === 'league' },
      { href: '/console/statistics/monthly', label: text('tabMonth'), current: current === 'month' },
      { href: '/console/statistics/year', label: year('tab'), current: current === 'year' },
      { href: '/console/statistics/scores', label: scores('tab'), current: current === 'scores' },
      { href: '/console/statistics/briefings', label: text('tabBriefings'), current: current === 'briefings' },
    ],
  }
}

/** Chooses a month, prints it, takes it as a file. */
export function MonthBar({ path, month, months }: { path: string; month: string; months: readonly string[] }) {
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  return (
    <div className="my-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <Form method="get" action={path} className="flex flex-wrap items-end gap-x-4 [&>*]:my-2">
        <SelectField
          name="month"
          label={words('month')}
          defaultValue={month}
          options={[...new Set([month, ...months])].map((value) => ({ value, label: formatMonth(value, language) }))}
        />
        <Button>{words('show')}</Button>
      </Form>
      <p className="my-2 flex flex-wrap gap-2">
        <ButtonLink href={`${path}/print?month=${month}`} icon="print" size="s">
          {text('print')}
        </ButtonLink>
        <ButtonLink href={`${path}/export?month=${month}&format=xlsx`} icon="download" size="s">
          {text('xlsx')}
        </ButtonLink>
        <ButtonLink href={`${path}/export?month=${month}&format=csv`} icon="download" size="s">
          {text('csv')}
        </ButtonLink>
      </p>
    </div>
  )
}
