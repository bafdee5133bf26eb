// A new event as its activity plan (活动方案): the eight parts in the accustomed order, and what the page needs besides.
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldsOf, rowsOf } from '#app/web/form-state.ts'
import { EVENT_KINDS } from '../event.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { eventMessages } from '../event-messages.ts'
import { type PlanPart, planHeading } from '../event-plan.ts'
import { takesTemplate } from '../event-template.ts'
import { planMessages } from '../plan-messages.ts'
import { THEMES } from '../theme.ts'
import { AgendaRows } from './agenda-rows.tsx'
import { DutyRows } from './duty-rows.tsx'
import { DayAndTimes } from './slot-fields.tsx'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>
type Choice = { value: string; label: string }

/** `errors` are in words. */
export function TemplateFields({
  values,
  errors,
  departments,
}: {
  values: Values
  errors: Readonly<Record<string, string>>
  departments: readonly Choice[]
}) {
  const text = useMessages(eventFormMessages)
  const plan = useMessages(planMessages)
  const kinds = useMessages(eventMessages)
  const language = useLanguage()
  const field = fieldsOf(text, values, errors)
  const value = (name: string) => rowsOf(values, name)[0] ?? ''
  const part = (key: PlanPart | 'time' | 'place' | 'agenda', index: number) => planHeading(language, index, plan(key))
  const area = (name: Exclude<PlanPart, 'duties'>, index: number, rows: number) => (
    <TextArea
      name={name}
      label={part(name, index)}
      hint={plan(`${name}Hint`)}
      rows={rows}
      defaultValue={value(name)}
      error={errors[name]}
    />
  )
  return (
    <div className="mb-6 grid gap-6">
      <Panel title={text('groupWhat')}>
        {departments.length > 1 ? (
          <SelectField
            name="departmentId"
            label={text('department')}
            options={departments}
            defaultValue={value('departmentId')}
            error={errors.departmentId}
            required
          />
        ) : null}
        <TextField {...field('title')} hint={text('titleHint')} required />
        <FieldColumns>
          <SelectField
            {...field('kind')}
            options={EVENT_KINDS.filter(takesTemplate).map((kind) => ({ value: kind, label: kinds(kind) }))}
            required
          />
          <SelectField
            {...field('theme', 'general')}
            options={THEMES.map((theme) => ({ value: theme.key, label: theme[language] }))}
            required
          />
        </FieldColumns>
      </Panel>
      <Panel>
        {area('purpose', 0, 3)}
        {area('form', 1, 5)}
      </Panel>
      <Panel title={part('time', 2)}>
        <p className="hint">{text('timeHint')}</p>
        <DayAndTimes values={values} errors={errors} />
      </Panel>
      <Panel title={part('place', 3)}>
        <FieldColumns>
          <TextField {...field('venueName')} required={false} />
          <TextField {...field('venueAddress')} required={false} />
        </FieldColumns>
        <TextField {...field('transport')} required={false} />
        <TextField {...field('accessibility')} hint={text('accessibilityHint')} required={false} />
      </Panel>
      <Panel>
        {area('participants', 4, 3)}
        <TextField {...field('contactPhone')} type="tel" required={false} />
      </Panel>
      <Panel title={part('agenda', 5)}>
        <p className="hint">{text('agendaHint')}</p>
        <AgendaRows values={values} errors={errors} chineseOnly />
      </Panel>
      <Panel title={part('duties', 6)}>
        <DutyRows tasks={rowsOf(values, 'dutyTask')} who={rowsOf(values, 'dutyWho')} errors={errors} legendHidden />
      </Panel>
      <Panel>{area('emergency', 7, 8)}</Panel>
    </div>
  )
}
