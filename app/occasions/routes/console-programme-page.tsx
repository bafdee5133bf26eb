import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartmentChoices } from '#app/events/console-events.server.ts'
import { linkErrors } from '#app/events/link-hosts.server.ts'
import { now } from '#app/platform/clock.ts'
import { addDays, dayOf, weekdayOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { DayFields } from '../components/day-fields.tsx'
import { DayList } from '../components/day-list.tsx'
import { ProgrammeFields } from '../components/programme-fields.tsx'
import { dayView, programmeView } from '../present-programme.ts'
import { dayForm, programmeForm } from '../programme-forms.ts'
import { type ProgrammeKey, programmeMessages } from '../programme-messages.ts'
import { mayRunProgrammes, mayTakeCalls, PROGRAMME_ROLES } from '../programme-policy.ts'
import { findProgramme, listDays } from '../programme-queries.server.ts'
import { saveDay, saveProgramme } from '../programmes.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, PROGRAMME_ROLES)
    const language = languageOf(args.request)
    const at = now()
    const search = new URL(args.request.url).searchParams
    const programme = await findProgramme(reader(), { id: args.params.id ?? '' })
    const days = (await listDays(reader(), programme.id, at)).map((day) => dayView(day, language))
    const mayRun = mayRunProgrammes(actor)
    const open = days.filter((day) => mayTakeCalls(actor, day.departmentId, programme.departmentId))
    const departments = mayRun ? await listDepartmentChoices(reader(), 'all') : []
    return json({
      mayRun,
      saved: search.has('saved'),
      fields: mayRun ? programme : null,
      programme: programmeView(programme, language),
      days,
      open: open.map(({ id }) => id),
      edited: days.find((day) => day.id === search.get('day')) ?? null,
      nextDay: nextDay(programme.weekday, days[0]?.day, dayOf(at)),
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
    })
  })
}

/** The first usual weekday after the last day on the schedule, and not before today. */
function nextDay(weekday: number, last: string | undefined, today: string): string {
  let day = last && last >= today ? addDays(last, 1) : today
  while (weekdayOf(day) !== weekday) day = addDays(day, 1)
  return day
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const programme = await findProgramme(reader(), { id: args.params.id ?? '' })
    const values = await formValues(args.request)
    const here = `/console/programmes/${programme.id}?saved`
    if (values.intent === 'programme') {
      const form = checkForm(values, programmeForm)
      if (!form.ok) return refused(form)
      const links = await linkErrors(reader(), { liveUrl: form.value.listenUrl })
      if (links.liveUrl) return refused({ errors: { listenUrl: links.liveUrl }, values })
      const outcome = await inTransaction(actor, (work) => saveProgramme(work, programme.id, form.value))
      return outcome.outcome === 'saved'
        ? seeOther(here)
        : refused({ errors: { departmentId: outcome.outcome }, values })
    }
    const form = checkForm(values, dayForm)
    if (!form.ok) return refused(form)
    const dayId = String(values.dayId ?? '') || undefined
    const outcome = await inTransaction(actor, (work) => saveDay(work, programme.id, dayId, form.value))
    if (outcome.outcome === 'saved') return seeOther(`${here}#schedule`)
    const field = outcome.outcome === 'unknownDepartment' ? 'departmentId' : 'day'
    return refused({ errors: { [field]: outcome.outcome }, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.programme.name ?? '', matches)

export default function ConsoleProgrammePage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(programmeMessages)
  const errors = wordErrors<ProgrammeKey>(answer, text)
  const { programme, edited, fields } = page
  const here = `/console/programmes/${programme.id}`
  const ofProgramme = answer?.values.intent === 'programme'
  return (
    <ConsolePage
      current="programmes"
      title={programme.name}
      lead={`${programme.every} · ${programme.station}`}
      actions={
        <Buttons>
          <ButtonLink href={`/programmes/${programme.slug}`} icon="external">
            {text('publicPage')}
          </ButtonLink>
        </Buttons>
      }
    >
      <ErrorSummary errors={errors} />
      {page.saved && !answer ? <Banner tone="success" result title={text('saved')} /> : null}
      <Section id="schedule" title={text('schedule')} first>
        <DayList
          days={page.days}
          figures
          href={(day) => (page.open.includes(day.id) ? `${here}/days/${day.id}` : undefined)}
          edit={page.mayRun ? (day) => `${here}?day=${day.id}#day-form` : undefined}
        />
      </Section>
      {page.mayRun ? (
        <Section id="day-form" title={text(edited ? 'editDay' : 'addDay')}>
          <p className="hint">{text('scheduleLead')}</p>
          <Form action={here}>
            <HiddenFields values={{ intent: 'day', dayId: edited?.id ?? (ofProgramme ? '' : answer?.values.dayId) }} />
            <DayFields
              key={edited?.id ?? 'new'}
              answer={ofProgramme ? undefined : answer}
              saved={edited ?? { day: page.nextDay }}
              errors={ofProgramme ? {} : errors}
              departments={page.departments}
            />
            <Buttons>
              <Button variant="primary">{text('save')}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      {fields ? (
        <Section id="programme" title={text('edit')}>
          <Form action={here}>
            <HiddenFields values={{ intent: 'programme' }} />
            <ProgrammeFields
              answer={ofProgramme ? answer : undefined}
              saved={fields}
              errors={ofProgramme ? errors : {}}
              departments={page.departments}
              prefix="programme-"
            />
            <Buttons>
              <Button>{text('save')}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </ConsolePage>
  )
}
