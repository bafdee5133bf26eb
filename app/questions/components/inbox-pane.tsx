// The list of the inbox with its search and filters: alone on its page, and beside a case that was opened from it.
import { localName } from '#app/platform/local-text.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { caseMessages } from '../case-messages.ts'
import { FILTER_KINDS, filtersIn, type InboxAddress, inboxHref, isNarrowed } from '../inbox-address.ts'
import type { InboxChoices } from '../inbox-choices.server.ts'
import { inboxMessages } from '../inbox-messages.ts'
import type { InboxView } from '../inbox-views.ts'
import { questionsMessages } from '../questions-messages.ts'
import { InboxList, type InboxRow } from './inbox-list.tsx'

export type InboxPaneData = {
  address: InboxAddress
  at: string
  cases: InboxRow[]
  total: number
  pages: number
  pageSize: number
  /** counts stop here */
  most: number
  /** not everything was looked at */
  more: boolean
  choices: InboxChoices
  /** how many cases each view holds, as the tabs show it */
  views: { name: InboxView; count: number | string }[]
}

const VIEW_WORD = {
  mine: 'viewMine',
  open: 'viewOpen',
  toAccept: 'viewToAccept',
  toDispatch: 'viewToDispatch',
  inProgress: 'viewInProgress',
  dueToday: 'viewDueToday',
  overdue: 'viewOverdue',
  toReview: 'viewToReview',
  toPublish: 'viewToPublish',
  published: 'viewPublished',
  ended: 'viewEnded',
} as const

/** 我的, 待分办 … */
export function useViewWord(): (view: InboxView) => string {
  const text = useMessages(caseMessages)
  const own = useMessages(inboxMessages)
  return (view) =>
    view === 'toSign' ? own('viewToSign') : view === 'coUnit' ? own('viewCoUnit') : text(VIEW_WORD[view])
}

/** The views as tabs; what is searched for and the filters stay. */
export function useViewTabs(data: Pick<InboxPaneData, 'address' | 'views'> | null) {
  const text = useMessages(caseMessages)
  const word = useViewWord()
  if (!data) return undefined
  const { address } = data
  return {
    label: text('views'),
    items: data.views.map(({ name, count }) => ({
      href: inboxHref(address, { view: name }),
      label: word(name),
      count,
      current: name === address.view,
    })),
  }
}

type PaneProps = { data: InboxPaneData; form?: string; openId?: string }

/** `form`: to which boxes that choose several belong. */
export function InboxPane({ data, form, openId }: PaneProps) {
  const text = useMessages(caseMessages)
  const own = useMessages(inboxMessages)
  const { address, cases, more } = data
  const narrowed = isNarrowed(address)
  return (
    <>
      <FindForm data={data} />
      {narrowed ? <Narrowed data={data} /> : null}
      {more ? <Banner tone="warning" title={own('moreFound')} /> : null}
      {cases.length > 0 ? (
        <InboxList
          rows={cases}
          at={data.at}
          address={address}
          form={form}
          openId={openId}
          several={data.choices.departments.length > 0 || address.view === 'coUnit'}
        />
      ) : (
        <EmptyState
          title={narrowed ? own('noneTitle') : text('emptyTitle')}
          icon={narrowed ? 'search' : 'check-circle'}
        >
          <p>{narrowed ? own('noneText') : text('emptyText')}</p>
        </EmptyState>
      )}
      <Pagination page={address.page} pages={data.pages} href={(page) => inboxHref(address, { page })} />
    </>
  )
}

function Narrowed({ data: { address, total, most } }: { data: InboxPaneData }) {
  const own = useMessages(inboxMessages)
  const view = useViewWord()(address.view)
  const all = { query: '', kind: undefined, topic: undefined, event: undefined, department: undefined }
  return (
    <p className="hint">
      {total > most ? own('foundManyIn', { view, most }) : own('foundIn', { view, count: total })}{' '}
      <Link href={inboxHref(address, all)}>{own('widen', { view })}</Link>
    </p>
  )
}

/** Search and filters in one form, which stands in the address. */
function FindForm({ data: { address, choices } }: { data: InboxPaneData }) {
  const own = useMessages(inboxMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  const chosen = filtersIn(address).length
  const named = (one: { name: string; nameEn: string }) => localName(language, one.name, one.nameEn)
  // A value that is filtered by is offered also where nothing has it any more.
  const topics = new Set([...(address.topic ? [address.topic] : []), ...choices.topics])
  const filter = (name: 'kind' | 'topic' | 'event' | 'department', label: string, options: Option[]) =>
    options.length > 0 ? (
      <SelectField
        name={name}
        id={`filter-${name}`}
        label={label}
        placeholder={own('filterAll')}
        options={options}
        defaultValue={address[name] ?? ''}
      />
    ) : null
  return (
    <Form method="get" action="/console/questions" role="search" aria-label={own('search')}>
      <HiddenFields values={{ view: address.view }} />
      <div className="inbox-search">
        <TextField name="q" type="search" label={own('search')} defaultValue={address.query} autoComplete="off" />
        <Button icon="search">{own('searchSubmit')}</Button>
      </div>
      <details className="inbox-filter" open={chosen > 0}>
        <summary>{chosen > 0 ? own('filtersOn', { count: chosen }) : own('filter')}</summary>
        <div>
          {filter(
            'kind',
            own('filterKind'),
            FILTER_KINDS.map((value) => ({ value, label: ask(value) })),
          )}
          {filter(
            'topic',
            own('filterTopic'),
            [...topics].map((value) => ({ value, label: value })),
          )}
          {filter(
            'event',
            own('filterEvent'),
            choices.events.map(({ slug, title, titleEn }) => ({
              value: slug,
              label: localName(language, title, titleEn),
            })),
          )}
          {filter(
            'department',
            own('filterDepartment'),
            choices.departments.map((one) => ({ value: one.code, label: named(one) })),
          )}
        </div>
        <Button size="s">{own('filterSubmit')}</Button>
      </details>
    </Form>
  )
}

type Option = { value: string; label: string }
