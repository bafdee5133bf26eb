import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { MoreLinks } from '#app/ui/pagination.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import '../desk.css'
import '#app/ui/popover.css'
import { askBulkAct } from '../bulk-acts.server.ts'
import { BulkBar } from '../components/bulk-bar.tsx'
import { SignUpTable } from '../components/sign-up-table.tsx'
import { ExportTool, FilterTool, ViewsTool } from '../components/sign-up-tools.tsx'
import { SlotMeters } from '../components/slot-meters.tsx'
import { selectionForm, viewForm } from '../desk-forms.ts'
import { deskMessages } from '../desk-messages.ts'
import { readAllQuestions } from '../event-form-queries.server.ts'
import { listMessages } from '../list-messages.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { STATUSES_IN_ORDER } from '../registration.ts'
import { mayManageRegistrations } from '../registration-policy.ts'
import { listViews, removeView, saveView } from '../saved-views.server.ts'
import { keepOfEvent, selectSignUps } from '../select-sign-ups.server.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { isFiltered, mailingHref, readSignUpQuery, type SignUpQuery, signUpsHref } from '../sign-up-query.ts'
import { listSignUps } from '../sign-ups.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const query = readSignUpQuery(new URL(request.url).searchParams)
  const asked = event.formVersion > 0 ? await readAllQuestions(reader(), event.id) : []
  const questions = asked.filter(({ id }) => query.questions.includes(id))
  const { slots, ...list } = await listSignUps(reader(), event.id, query, { questions, language })
  const named = (all: typeof asked) =>
    all.map(({ id, label, labelEn }) => ({ id, label: localName(language, label, labelEn) }))
  const at = now()
  return json({
    frame,
    query: { ...query, questions: questions.map(({ id }) => id) },
    asked: named(asked),
    questions: named(questions),
    ...list,
    slots: slots.map(({ signUpOpensAt, ...slot }) => ({ ...slot, opened: signUpOpensAt <= at })),
    views: await listViews(reader(), actor.staffId),
  })
}

/** Keeps a view, or notes what is to be done to the chosen rows and leads to the page that asks whether to do it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { event } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const query = readSignUpQuery(new URL(request.url).searchParams)
  const here = signUpsHref(event.id, query)
  const done = (result: string) => seeOther(`${here}${here.includes('?') ? '&' : '?'}done=${result}`)
  const values = await formValues(request)
  if (values.intent === 'removeView') {
    await inTransaction(actor, (work) => removeView(work, String(values.id ?? '')))
    return done('viewRemoved')
  }
  if (values.intent === 'saveView') {
    const form = checkForm(values, viewForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) => saveView(work, { name: form.value.view, query }))
    return outcome === 'saved' ? done('viewSaved') : refused({ errors: { view: outcome }, values })
  }
  const form = checkForm(values, selectionForm)
  if (!form.ok) return refused({ errors: { intent: 'intentMissing' }, values: {} })
  const { intent, ids, all } = form.value
  const chosen = all ? await selectSignUps(reader(), event.id, query) : await keepOfEvent(reader(), event.id, ids)
  if (intent === 'mail') {
    const address = chosen.length > 0 ? mailingHref(event.id, query, chosen, all === 'yes') : undefined
    if (address) return seeOther(address)
  }
  const outcome = await inTransaction(actor, (work) =>
    askBulkAct(work, event.id, { kind: intent, ids: chosen, back: here }),
  )
  if (outcome.outcome !== 'asked') return refused({ errors: { chosen: outcome.outcome }, values: {} })
  return seeOther(
    intent === 'mail'
      ? `/console/mailings/new?event=${event.id}&act=${outcome.id}`
      : signUpsHref(event.id, {}, `/bulk/${outcome.id}`),
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, signUpMessages)('title')} · ${data?.frame.title ?? ''}`, matches)
}

type Answer = { errors: Record<string, string>; values: Record<string, string> }

export default function SignUpsPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const [address] = useSearchParams()
  const text = useMessages(signUpMessages)
  const desk = useMessages(deskMessages)
  const words = useMessages(managePageMessages)
  const lists = useMessages(listMessages)
  const { frame, counts, slots, rows, total, from, next } = page
  const base = `/console/events/${frame.id}/registrations`
  const query = page.query as SignUpQuery
  const href = (change: Partial<SignUpQuery>) => signUpsHref(frame.id, { ...query, after: undefined, ...change })
  const countOf = (status: string) => counts.find((row) => row.status === status)?.parties ?? 0
  const all = counts.reduce((sum, row) => sum + row.parties, 0)
  const errors = wordErrors(answer, desk)
  const done = (['viewSaved', 'viewRemoved'] as const).find((each) => each === address.get('done'))
  const imported = query.listId !== undefined && address.get('done') === 'imported'
  const range = { from: from + 1, to: from + rows.length, total }
  return (
    <ConsolePage
      {...useEventFrame(frame, 'registrations')}
      actions={
        <Buttons>
          <ButtonLink href={`/events/${frame.slug}`} icon="eye">
            {text('asCitizen')}
          </ButtonLink>
          <ButtonLink href={`${base}/print`} icon="print">
            {desk('sheets')}
          </ButtonLink>
          <ButtonLink href={`${base}/duplicates`} icon="copy">
            {desk('duplicates')}
          </ButtonLink>
          <ButtonLink href={`${base}/list`} icon="users">
            {lists('addList')}
          </ButtonLink>
          <ButtonLink href={`${base}/new`} icon="user-plus">
            {text('add')}
          </ButtonLink>
        </Buttons>
      }
    >
      <ErrorSummary errors={errors.view ? { view: errors.view } : {}} />
      {(errors.chosen ?? errors.intent) ? (
        <Banner tone="error" result title={errors.chosen ?? errors.intent} />
      ) : !answer && address.get('done') === 'nothingChosen' ? (
        <Banner tone="error" result title={desk('nothingChosen')} />
      ) : done && !answer ? (
        <Banner tone="success" result title={desk(done)} />
      ) : query.listId && !answer ? (
        <Banner
          tone={imported ? 'success' : 'info'}
          result={imported}
          title={imported ? lists('imported', { count: total }) : lists('ofList')}
          actions={
            <Buttons>
              <ButtonLink href={`${base}/slips?list=${query.listId}`} icon="print" size="s">
                {lists('printSlips')}
              </ButtonLink>
              <ButtonLink href={href({ listId: undefined })} size="s">
                {lists('showAll')}
              </ButtonLink>
            </Buttons>
          }
        />
      ) : null}
      <SlotMeters
        slots={slots.map((slot) => ({
          ...slot,
          chosen: slot.id === query.slotId,
          href: href({ slotId: slot.id === query.slotId ? undefined : slot.id }),
        }))}
      />
      <div className="desk-tools">
        <SearchBox
          action={signUpsHref(frame.id, {})}
          label={text('search')}
          defaultValue={query.q}
          keep={{
            slot: query.slotId,
            list: query.listId,
            status: query.status,
            arrival: query.arrival,
            source: query.source,
            col: [...query.columns, ...query.questions.map((id) => `q-${id}`)].join('.'),
          }}
        />
        <FilterTool eventId={frame.id} query={query} asked={page.asked} />
        <ViewsTool
          eventId={frame.id}
          query={query}
          views={page.views}
          error={errors.view}
          typed={typed(answer, 'view')}
        />
        <ExportTool eventId={frame.id} query={query} />
      </div>
      <Chips
        label={text('status')}
        labelHidden
        items={[
          { href: href({ status: undefined }), label: text('all'), count: all, chosen: !query.status },
          ...STATUSES_IN_ORDER.filter((status) => countOf(status) > 0 || query.status === status).map((status) => ({
            href: href({ status }),
            label: words(status),
            count: countOf(status),
            chosen: query.status === status,
          })),
        ]}
      />
      <div className="desk-list">
        <SignUpTable
          caption={rows.length < total ? desk('range', range) : text('count', { count: total })}
          rows={rows}
          columns={query.columns}
          questions={page.questions}
          empty={
            <EmptyState
              icon="users"
              title={text(isFiltered(query) ? 'emptyFilter' : 'empty')}
              actions={
                isFiltered(query) ? (
                  <ButtonLink href={signUpsHref(frame.id, {})}>{text('clear')}</ButtonLink>
                ) : undefined
              }
            />
          }
          note={text('masked')}
        />
        <MoreLinks
          next={
            next
              ? {
                  href: signUpsHref(frame.id, { ...query, after: next }),
                  label: desk('nextPage', { from: next.rows + 1 }),
                }
              : undefined
          }
          first={from > 0 ? { href: href({}), label: desk('firstPage') } : undefined}
        />
        {rows.length > 0 ? (
          <BulkBar eventId={frame.id} query={query} total={total} mayApprove={countOf('pendingApproval') > 0} />
        ) : null}
      </div>
    </ConsolePage>
  )
}
