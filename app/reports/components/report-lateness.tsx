import { localName } from '#app/platform/local-text.ts'
import { percentOf } from '#app/questions/figures.ts'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import type { ReportLateness } from '../owed-reports.server.ts'
import { urgingMessages } from '../urging-messages.ts'

/** Reports of events in the overview of oversight: what is late, what is to come, and how much came in time. */
export function ReportLatenessFigures({ lateness }: { lateness: ReportLateness | null }) {
  const text = useMessages(urgingMessages)
  const language = useLanguage()
  if (!lateness) return null
  const { units } = lateness
  return (
    <Section id="event-reports" title={text('figures')}>
      <Figures>
        <Figure
          label={text('late')}
          value={lateness.late}
          unit={text('lateUnit')}
          note={lateness.late > 0 ? text('lateNote', { count: units.length }) : undefined}
          href="/console/reports?state=late"
          tone={lateness.late > 0 ? 'bad' : undefined}
        />
        <Figure
          label={text('due')}
          value={lateness.owed}
          unit={text('lateUnit')}
          note={<Link href="/console/reports?state=soon">{text('dueNote', { count: lateness.dueSoon })}</Link>}
          href="/console/reports?state=due"
        />
        <Figure
          label={text('inTime')}
          value={percentOf(lateness.inTime)}
          note={text('inTimeNote')}
          href="/console/reports?state=counted"
        />
      </Figures>
      {units.length > 0 ? (
        <p className="my-2 text-bad">
          {text('lateUnits', {
            names: units
              .map(({ name, nameEn, late }) => text('lateOf', { name: localName(language, name, nameEn), count: late }))
              .join(text('comma')),
          })}
        </p>
      ) : null}
    </Section>
  )
}
