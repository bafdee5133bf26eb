import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField, CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, typedList, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { CONCERN_CHOICES, concernForm, LONGEST_CONCERN } from '../concern-forms.ts'
import { readConcernKinds } from '../concern-kinds.server.ts'
import { concernChoices } from '../concern-kinds.ts'
import { concernMessages } from '../concern-messages.ts'
import { listPlaces } from '../concern-queries.server.ts'
import { dutyMessages } from '../duty-messages.ts'
import { enterConcern } from '../enter-concern.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const language = languageOf(args.request)
    return json({
      key: newSecret(),
      today: dayOf(now()),
      places: await listPlaces(reader(), language),
      kinds: concernChoices(await readConcernKinds(reader()), language),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const form = await readForm(args.request, concernForm)
    if (!form.ok) return refused(form)
    const outcome = await inTransaction(actor, (work) => enterConcern(work, form.value))
    if (outcome.outcome === 'personalData') return refused({ errors: { outlet: 'personalData' }, values: form.values })
    if (outcome.outcome === 'unknownConcern')
      return refused({ errors: { concernKind: 'concernMissing' }, values: form.values })
    if (outcome.outcome === 'unknownArea') return refused({ errors: { areaIds: 'unknownArea' }, values: form.values })
    return seeOther(`/console/questions/${outcome.id}?done=assessed`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, concernMessages)('enter'), matches, { robots: 'noindex' })
}

export default function NewConcernPage() {
  const { key, today, places, kinds } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(concernMessages)
  const duty = useMessages(dutyMessages)
  const errors = wordErrors(form, text)
  const field = (name: string, otherwise = '') => ({
    name,
    error: errors[name],
    defaultValue: typed(form, name, otherwise),
  })
  return (
    <ConsolePage current="oversight" title={text('enter')} lead={text('enterLead')}>
      <ErrorSummary errors={errors} />
      <Form action="/console/concerns/new" className="max-w-[42rem]">
        <HiddenFields values={{ key: typed(form, 'key', key) }} />
        <TextArea
          {...field('text')}
          label={text('text')}
          hint={text('textHint')}
          maxLength={LONGEST_CONCERN * 2}
          rows={5}
          required
        />
        <SelectField
          {...field('medium')}
          label={text('medium')}
          placeholder={text('choose')}
          options={CONCERN_CHOICES.medium.map((value) => ({ value, label: text(value) }))}
          required
        />
        <TextField {...field('outlet')} label={text('outlet')} hint={text('outletHint')} width="l" required />
        <TextField {...field('title')} label={text('sourceTitle')} required={false} />
        <TextField {...field('url')} type="url" label={text('url')} required={false} />
        <TextField
          {...field('reference')}
          label={text('reference')}
          hint={text('referenceHint')}
          width="m"
          required={false}
        />
        <DateTimeField {...field('foundOn', today)} kind="date" label={text('foundOn')} required />
        <TextField
          {...field('voices', '1')}
          label={text('voices')}
          hint={text('voicesHint')}
          inputMode="numeric"
          width="s"
          required
        />
        <SelectField
          {...field('concernKind')}
          label={text('concern')}
          placeholder={text('choose')}
          options={kinds}
          required
        />
        <SelectField
          {...field('gravity', 'normal')}
          label={text('gravity')}
          hint={text('gravityHint')}
          options={CONCERN_CHOICES.gravity.map((value) => ({ value, label: duty(`gravity_${value}`) }))}
          required
        />
        <TextField {...field('topic')} label={text('topic')} width="m" required={false} />
        {places.length > 0 ? (
          <CheckboxGroup
            name="areaIds"
            label={text('places')}
            error={errors.areaIds}
            choices={places}
            defaultValues={typedList(form, 'areaIds')}
            required={false}
          />
        ) : null}
        <CheckboxField
          name="statePolicy"
          label={text('statePolicy')}
          defaultChecked={typed(form, 'statePolicy') === 'yes'}
        />
        <CheckboxField
          name="named"
          label={text('named')}
          hint={text('namedHint')}
          defaultChecked={typed(form, 'named') === 'yes'}
        />
        <Button variant="primary">{text('submit')}</Button>
      </Form>
    </ConsolePage>
  )
}
