import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAreas } from '#app/departments/department-queries.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { formatDay, formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useListed, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { followCalendar, saveCalendarYear } from '../calendar-years.server.ts'
import { CalendarForm, ClosureForm, ClosureTable } from '../components/calendar-forms.tsx'
import { PolicyForm } from '../components/limit-forms.tsx'
import { editPolicy, type ListedPolicy, listPolicies } from '../due-policies.server.ts'
import { limitWords } from '../due-words.ts'
import { enterClosure, listClosures, withdrawClosure } from '../local-closures.server.ts'
import { calendarForm, closureForm, policyForm, writeHolidays } from '../policy-forms.ts'
import { policyMessages } from '../policy-messages.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { knownYears } from '../working-calendar.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const DONE = ['policy', 'calendar', 'closure', 'withdrawn'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const { inForce, former } = await listPolicies(reader())
    const year = query.get('year') ?? ''
    const edited = Object.hasOwn(knownYears(), year) ? knownYears()[year] : undefined
    const shown = (policy: ListedPolicy) => ({
      ...policy,
      id: `${policy.key}-${policy.areaId ?? ''}-${policy.version}`,
      area: policy.area && localName(language, policy.area.name, policy.area.nameEn),
      limit: limitWords(policy, language),
      changed: policy.changed && { name: policy.changed.by, moment: formatMomentShort(policy.changed.at, language) },
    })
    return json({
      inForce: inForce.map(shown),
      former: former.map(shown),
      years: Object.entries(knownYears()).map(([year, { source, holidays }]) => ({ year, source, holidays })),
      year: edited ? { year, source: edited.source, holidays: writeHolidays(edited.holidays) } : null,
      closures: (await listClosures(reader())).map(({ firstDay, lastDay, area, at, ...closure }) => ({
        ...closure,
        area: localName(language, area.name, area.nameEn),
        days: [...new Set([firstDay, lastDay])].map((day) => formatDay(day, language)).join('–'),
        moment: formatMomentShort(at, language),
      })),
      areas: (await listAreas()).map(({ id, name, nameEn }) => ({
        value: id,
        label: localName(language, name, nameEn),
      })),
      mayEdit: holdsRole(actor, 'overseer', null),
      done: DONE.find((word) => word === query.get('done')) ?? null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const values = await formValues(args.request)
    if (values.intent === 'calendar') {
      const form = checkForm(values, calendarForm)
      if (!form.ok) return refused(form)
      await inTransaction(actor, (work) => saveCalendarYear(work, form.value))
      await followCalendar()
      return seeOther('/console/limits?done=calendar')
    }
    if (values.intent === 'closure') {
      const form = checkForm(values, closureForm)
      if (!form.ok) return refused(form)
      const { outcome } = await inTransaction(actor, (work) => enterClosure(work, form.value))
      if (outcome !== 'entered') {
        return refused({ errors: { [outcome === 'unknownArea' ? 'areaId' : 'firstDay']: outcome }, values })
      }
      await followCalendar()
      return seeOther('/console/limits?done=closure')
    }
    if (values.intent === 'withdrawClosure') {
      await inTransaction(actor, (work) => withdrawClosure(work, String(values.id)))
      await followCalendar()
      return seeOther('/console/limits?done=withdrawn')
    }
    const form = checkForm(values, policyForm)
    if (!form.ok) return refused(form)
    const saved = await inTransaction(actor, (work) => editPolicy(work, form.value))
    if (saved.outcome === 'saved') return seeOther('/console/limits?done=policy')
    return refused({ errors: { count: saved.outcome }, values })
  })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, policyMessages)('title'), matches, { robots: 'noindex' })
}

export default function LimitsPage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(policyMessages)
  const listed = useListed()
  const english = useLanguage() === 'en'
  const errors = wordErrors(form, text)
  const table = (caption: string, rows: typeof data.inForce) => (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={null}
      columns={[
        { key: 'what', label: text('what'), rowHeader: true, cell: (row) => text(`key_${row.key}`) },
        { key: 'where', label: text('where'), nowrap: true, cell: (row) => row.area ?? text('everywhere') },
        { key: 'limit', label: text('limit'), cell: (row) => row.limit },
        {
          key: 'extension',
          label: text('extension'),
          cell: (row) =>
            row.extensions > 0
              ? text('extensionOf', { count: row.extensions, days: row.extensionWorkdays })
              : text('extensionNone'),
        },
        { key: 'basis', label: text('basis'), cell: (row) => row.basis },
        {
          key: 'version',
          label: text('version'),
          nowrap: true,
          cell: (row) => (
            <>
              {text('versionOf', { number: row.version })}
              <br />
              <span className="hint">{row.changed ? text('changedBy', row.changed) : text('preset')}</span>
            </>
          ),
        },
      ]}
    />
  )
  return (
    <ConsolePage current="questions" title={text('title')} lead={text('lead')}>
      {data.done ? <Banner tone="success" result title={text(`done_${data.done}`)} /> : null}
      <ErrorSummary errors={errors} />
      <Section id="in-force" title={text('inForce')} first>
        {table(text('inForce'), data.inForce)}
      </Section>
      {data.former.length > 0 ? (
        <Section id="former" title={text('former')}>
          {table(text('former'), data.former)}
        </Section>
      ) : null}
      {data.mayEdit ? <PolicyForm policies={data.inForce} areas={data.areas} form={form} errors={errors} /> : null}
      <Section id="calendar" title={text('calendar')}>
        <p>{text('calendarLead')}</p>
        {data.years.map(({ year, source, holidays }) => (
          <details key={year} className="my-2">
            <summary>
              {year} · {text('holidaysOf', { count: holidays.length })}
            </summary>
            <p className="hint">{source}</p>
            <ul className="plain-list">
              {holidays.map((holiday) => (
                <li key={holiday.from}>
                  {english ? holiday.nameEn : holiday.name} {holiday.from}–{holiday.to}
                  {holiday.makeup.length > 0 ? ` · ${listed(holiday.makeup)}` : ''}
                </li>
              ))}
            </ul>
            {data.mayEdit ? <a href={`/console/limits?year=${year}#edit-year`}>{text('editYear')}</a> : null}
          </details>
        ))}
        {data.mayEdit ? <CalendarForm year={data.year} form={form} errors={errors} /> : null}
      </Section>
      <Section id="closures" title={text('closures')}>
        <p>{text('closuresLead')}</p>
        <ClosureTable closures={data.closures} mayEdit={data.mayEdit} />
        {data.mayEdit ? <ClosureForm areas={data.areas} form={form} errors={errors} /> : null}
      </Section>
    </ConsolePage>
  )
}
