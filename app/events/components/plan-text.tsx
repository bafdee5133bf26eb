// The plan as a text to read and to print, in the accustomed order of its parts.
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { type PlanContent, planHeading } from '../event-plan.ts'
import { planMessages } from '../plan-messages.ts'

export type PlanTextFacts = { when: string; place: string; agenda: readonly { time: string; text: string }[] }

export function PlanText({ plan, facts }: { plan: PlanContent; facts: PlanTextFacts }) {
  const text = useMessages(planMessages)
  const language = useLanguage()
  const paragraphs = (value: string) => <p className="whitespace-pre-line">{value || text('empty')}</p>
  const parts = [
    { key: 'purpose', body: paragraphs(plan.purpose) },
    { key: 'form', body: paragraphs(plan.form) },
    { key: 'time', body: paragraphs(facts.when) },
    { key: 'place', body: paragraphs(facts.place) },
    { key: 'participants', body: paragraphs(plan.participants) },
    {
      key: 'agenda',
      body:
        facts.agenda.length === 0 ? (
          paragraphs(text('agendaNone'))
        ) : (
          <ol>
            {facts.agenda.map((item) => (
              <li key={`${item.time} ${item.text}`}>
                {item.time} {item.text}
              </li>
            ))}
          </ol>
        ),
    },
    {
      key: 'duties',
      body: (
        <Table
          caption={text('duties')}
          captionHidden
          rows={plan.duties}
          rowKey={(duty) => `${duty.task} ${duty.who}`}
          empty={text('empty')}
          ruled
          columns={[
            { key: 'task', label: text('dutyTask'), rowHeader: true, cell: (duty) => duty.task },
            { key: 'who', label: text('dutyWho'), cell: (duty) => duty.who },
          ]}
        />
      ),
    },
    { key: 'emergency', body: paragraphs(plan.emergency) },
  ] as const
  return parts.map(({ key, body }, index) => (
    <Section key={key} id={`plan-${key}`} title={planHeading(language, index, text(key))} first={index === 0}>
      {body}
    </Section>
  ))
}
