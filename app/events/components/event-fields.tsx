// The fields of an event, in the order in which somebody plans one. Chinese first, English beside it.
import type { Translate } from '#app/platform/messages.ts'
import { FieldColumns, FieldRow } from '#app/ui/field-groups.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { fieldsOf, rowsOf } from '#app/web/form-state.ts'
import { EVENT_KINDS, type EventKind, isTalk } from '../event.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { eventMessages } from '../event-messages.ts'
import { THEMES } from '../theme.ts'
import { AgendaRows, filledRows } from './agenda-rows.tsx'
import { DayAndTimes } from './slot-fields.tsx'
import { TalkFields } from './talk-fields.tsx'

export type FormText = Translate<(typeof eventFormMessages)['keys'][number]>
type Values = Readonly<Record<string, string | readonly string[] | undefined>>
type Choice = { value: string; label: string }
type Props = {
  values: Values
  /** keys of the messages, by field */
  errors: Readonly<Record<string, string>>
  campaigns: readonly Choice[]
  /** only for a new event */
  departments?: readonly Choice[]
  /** day and times are asked: the event has no slots */
  withTime: boolean
}

const PAIRS = {
  venueName: 'line',
  venueAddress: 'line',
  transport: 'line',
  accessibility: 'line',
  audience: 'line',
  whatToBring: 'line',
} as const

type EnglishField = keyof typeof PAIRS | 'title' | 'summary' | 'description'

const PLACE = ['venueName', 'venueNameEn', 'venueAddress', 'venueAddressEn', 'latitude', 'longitude']
const ONLY_WITH_VISITORS = [
  'transport',
  'transportEn',
  'whatToBring',
  'whatToBringEn',
  'ageFrom',
  'ageTo',
  'safetyLimit',
]

export function EventFields({ values, errors, campaigns, departments, withTime }: Props) {
  const text = useMessages(eventFormMessages)
  const kinds = useMessages(eventMessages)
  const language = useLanguage()
  const rows = (name: string) => rowsOf(values, name)
  const value = (name: string) => rows(name)[0] ?? ''
  const error = (name: string) => (errors[name] ? text(errors[name] as never) : undefined)
  const english = (field: string) => text('english', { field })
  const told = Object.fromEntries(Object.keys(errors).map((name) => [name, error(name) as string]))
  const field = fieldsOf(text, values, told)
  /** The same in English, which is nobody's duty. */
  const inEnglish = (name: EnglishField) => ({
    ...{ name: `${name}En`, label: english(text(name)), required: false },
    ...{ defaultValue: value(`${name}En`), error: error(`${name}En`) },
  })
  const pair = (name: keyof typeof PAIRS, hint?: string) => (
    <FieldColumns key={name}>
      <TextField {...field(name)} hint={hint} required={false} />
      <TextField {...inEnglish(name)} />
    </FieldColumns>
  )
  const hosts = filledRows(rows('coHostName'), rows('coHostNameEn'))
  const given = value('kind') as EventKind
  const kind = EVENT_KINDS.includes(given) ? given : 'openDay'
  const talk = isTalk(kind)
  const withPlace = !talk || kind === 'pressConference' || error('venueName') !== undefined
  // What does not matter for the kind is carried along unseen, so that nothing is lost.
  const unseen = [...(talk ? ONLY_WITH_VISITORS : []), ...(withPlace ? [] : PLACE)]
  return (
    <div className="mb-6 grid gap-6">
      <Panel title={text('groupWhat')}>
        {departments && departments.length > 1 ? (
          <SelectField
            name="departmentId"
            label={text('department')}
            options={departments}
            defaultValue={value('departmentId')}
            error={error('departmentId')}
            required
          />
        ) : null}
        <FieldColumns>
          <TextField {...field('title')} hint={text('titleHint')} required />
          <TextField {...inEnglish('title')} />
        </FieldColumns>
        <FieldColumns>
          <SelectField
            {...field('kind')}
            options={EVENT_KINDS.filter((one) => isTalk(one) === talk).map((kind) => ({
              value: kind,
              label: kinds(kind),
            }))}
            defaultValue={kind}
            required
          />
          <SelectField
            {...field('theme', 'general')}
            options={THEMES.map((theme) => ({ value: theme.key, label: theme[language] }))}
            required
          />
        </FieldColumns>
        {campaigns.length > 0 ? (
          <SelectField
            name="campaignId"
            label={text('campaign')}
            placeholder={text('campaignNone')}
            options={campaigns}
            defaultValue={value('campaignId')}
            error={error('campaignId')}
            required={false}
          />
        ) : null}
      </Panel>
      {withTime ? (
        <Panel title={text('groupTime')}>
          <p className="hint">{text('timeHint')}</p>
          <DayAndTimes values={values} errors={told} />
        </Panel>
      ) : null}
      <Panel title={text('groupTexts')}>
        <FieldColumns>
          <TextArea {...field('summary')} rows={3} hint={text('summaryHint')} required={false} />
          <TextArea {...inEnglish('summary')} rows={3} />
          <TextArea {...field('description')} rows={10} hint={text('descriptionHint')} required={false} />
          <TextArea {...inEnglish('description')} rows={10} />
        </FieldColumns>
      </Panel>
      <HiddenFields values={Object.fromEntries(unseen.map((name) => [name, value(name)]))} />
      {talk ? <TalkFields values={values} errors={errors} /> : null}
      {withPlace ? (
        <Panel title={text('groupPlace')}>
          {pair('venueName')}
          {pair('venueAddress')}
          {talk ? null : pair('transport')}
          <p className="hint">{text('coordinatesHint')}</p>
          <FieldRow>
            <TextField {...field('latitude')} width="s" inputMode="decimal" required={false} />
            <TextField {...field('longitude')} width="s" inputMode="decimal" required={false} />
          </FieldRow>
        </Panel>
      ) : null}
      <Panel title={text('groupPeople')}>
        {pair('audience')}
        {talk ? null : (
          <>
            <FieldRow>
              <TextField {...field('ageFrom')} inputMode="numeric" width="s" required={false} />
              <TextField {...field('ageTo')} inputMode="numeric" width="s" required={false} />
            </FieldRow>
            <p className="hint">{text('ageHint')}</p>
            {pair('whatToBring')}
          </>
        )}
        {pair('accessibility', text(talk ? 'accessibilityTalkHint' : 'accessibilityHint'))}
        <FieldColumns>
          <TextField {...field('contactPhone')} type="tel" required={false} />
          {talk ? null : (
            <TextField
              {...field('safetyLimit')}
              inputMode="numeric"
              width="s"
              hint={text('safetyLimitHint')}
              required={false}
            />
          )}
        </FieldColumns>
      </Panel>
      <Panel title={text('groupAgenda')}>
        <p className="hint">{text('agendaHint')}</p>
        <AgendaRows values={values} errors={told} />
      </Panel>
      <Panel title={text('groupHosts')}>
        {Array.from({ length: hosts.length + 2 }, (_, index) => index).map((index) => (
          <FieldColumns key={index}>
            <TextField
              name="coHostName[]"
              id={`co-host-${index}`}
              label={text('coHost')}
              defaultValue={hosts[index]}
              required={false}
            />
            <TextField
              name="coHostNameEn[]"
              id={`co-host-en-${index}`}
              label={english(text('coHost'))}
              defaultValue={rows('coHostNameEn')[index]}
              required={false}
            />
          </FieldColumns>
        ))}
      </Panel>
    </div>
  )
}

/** The errors of a form in the words of the reader, for the summary on top. */
export function useFormErrors(errors: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const text = useMessages(eventFormMessages)
  return Object.fromEntries(Object.entries(errors ?? {}).map(([field, key]) => [field, text(key as never)]))
}
