import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { planMessages } from '../plan-messages.ts'
import { PLAN_TEMPLATES } from '../plan-templates.ts'

type Template = { id: string; name: string; common: boolean }

/** What a new event can begin with: a template of the department, a common one, one of the house, or an earlier event. */
export function BeginWith({ templates }: { templates: readonly Template[] }) {
  const text = useMessages(eventTemplateMessages)
  const plans = useMessages(planMessages)
  const groups = [
    { label: text('own'), rows: templates.filter(({ common }) => !common) },
    { label: text('common'), rows: templates.filter(({ common }) => common) },
    { label: text('house'), rows: PLAN_TEMPLATES.map((key) => ({ id: key, name: plans(`template.${key}`) })) },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <div className="mb-6">
      <Panel title={text('choose')} tone="wash" aside={<Link href="/console/event-templates">{text('manage')}</Link>}>
        <p className="hint">{text('chooseText')}</p>
        <dl className="grid gap-3">
          {groups.map(({ label, rows }) => (
            <div key={label}>
              <dt className="hint">{label}</dt>
              <dd>
                <ul className="flex flex-wrap gap-x-6 gap-y-2">
                  {rows.map(({ id, name }) => (
                    <li key={id}>
                      <Link href={`/console/event-templates/${id}/use`}>{name}</Link>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-4">
          <strong>{text('earlier')}</strong>　{text('earlierText')}{' '}
          <Link href="/console/events?when=past">{text('earlierLink')}</Link>
        </p>
      </Panel>
      <h2 className="mt-6 text-xl font-semibold">{text('chooseBlank')}</h2>
    </div>
  )
}
