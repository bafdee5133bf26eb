import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { cleanLine } from '#app/platform/text.ts'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { CHOICE_KINDS } from '../column.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { addItemsForm, arrangeItemsForm, itemValue } from '../column-forms.ts'
import { columnDone, readColumnToEdit, sectionOf } from '../column-frame.server.ts'
import { findChoices, publicItems, shownItems } from '../column-items.server.ts'
import { columnMessages } from '../column-messages.ts'
import { ColumnConsole } from '../components/column-console.tsx'
import { ChoiceTable, type ChosenItem, ChosenItems } from '../components/item-tables.tsx'
import { addItems, arrangeItems } from '../edit-sections.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

const LONGEST_QUERY = 60

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser', 'answerOfficer', 'overseer'])
    const language = languageOf(args.request)
    const { latest, frame } = await readColumnToEdit(reader(), actor, args.params.id ?? '', language)
    const section = sectionOf(latest, args.params.section)
    const search = new URL(args.request.url).searchParams
    const kind = CHOICE_KINDS.find((each) => each === search.get('kind')) ?? 'answer'
    const q = cleanLine(search.get('q') ?? '').slice(0, LONGEST_QUERY)
    const found = await publicItems(reader(), section.items)
    const chosen: ChosenItem[] = section.items.map((item) => {
      const [shown] = shownItems([item], found, language)
      return { value: itemValue(item), shown: shown ?? null }
    })
    return json({
      frame,
      section: { key: section.key, heading: section.heading },
      chosen,
      kind,
      q,
      choices: await findChoices(reader(), kind, q, language, now()),
      done: search.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser', 'answerOfficer', 'overseer'])
    const { id: columnId = '' } = args.params
    const { latest } = await readColumnToEdit(reader(), actor, columnId, languageOf(args.request))
    const section = sectionOf(latest, args.params.section).key
    const values = await formValues(args.request)
    const place = { columnId, section, basedOn: String(values.basedOn ?? '') }
    const { search } = new URL(args.request.url)
    const to = (outcome: 'saved' | 'unchanged') => {
      const query = new URLSearchParams(search)
      query.set('done', columnDone(outcome))
      return seeOther(`/console/columns/${columnId}/sections/${section}/items?${query}`)
    }
    if (values.intent === 'add') {
      const form = checkForm(values, addItemsForm)
      if (!form.ok) return refused(form)
      const { outcome } = await inTransaction(actor, (work) => addItems(work, place, form.value.add))
      return outcome === 'saved' || outcome === 'unchanged' ? to(outcome) : conflict({ outcome })
    }
    if (values.intent !== 'arrange') return refused({ errors: { intent: 'unknownIntent' }, values })
    const form = checkForm(values, arrangeItemsForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) => arrangeItems(work, place, form.value))
    return outcome === 'olderVersion' ? conflict({ outcome }) : to(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(`${data?.section.heading ?? ''} ${data?.frame.title ?? ''}`.trim(), matches)

const KIND_WORDS = { answer: 'kindAnswer', event: 'kindEvent', talk: 'kindTalk', campaign: 'kindCampaign' } as const

export default function ConsoleColumnItemsPage() {
  const { frame, section, chosen, kind, q, choices, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(columnDeskMessages)
  const words = useMessages(columnMessages)
  const errors = wordErrors(answer, text)
  const here = `/console/columns/${frame.id}/sections/${section.key}/items`
  return (
    <ColumnConsole frame={frame} tab="edit" eyebrow={section.heading} done={done} answer={answer} errors={errors}>
      <Section id="chosen" title={text('itemsTitle')} first>
        {chosen.length > 0 ? <ChosenItems basedOn={frame.hash} items={chosen} /> : <p>{text('itemsNone')}</p>}
      </Section>
      <Section id="find" title={text('findTitle')}>
        <p className="hint">{text('itemsLead')}</p>
        <Chips
          label={text('itemKind')}
          items={CHOICE_KINDS.map((each) => ({
            href: `${here}?kind=${each}${q ? `&q=${encodeURIComponent(q)}` : ''}#find`,
            label: words(KIND_WORDS[each]),
            chosen: each === kind,
          }))}
        />
        <SearchBox
          action={here}
          label={text('findLabel', { kind: words(KIND_WORDS[kind]) })}
          defaultValue={q}
          keep={{ kind }}
        />
        <ChoiceTable
          basedOn={frame.hash}
          choices={choices}
          chosen={chosen.map(({ value }) => value)}
          error={errors.add}
        />
      </Section>
      <Buttons>
        <ButtonLink href={`/console/columns/${frame.id}/sections/${section.key}`}>{text('back')}</ButtonLink>
      </Buttons>
    </ColumnConsole>
  )
}
