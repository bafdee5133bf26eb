// The address of the inbox: view, words searched for, filters, page. All of it stands in the query, so that a list can be
// passed on, and a case that was opened from it keeps it beside.
import { cleanLine } from '#app/platform/text.ts'
import { INBOX_VIEWS, type InboxView } from './inbox-views.ts'
import { ASKABLE_KINDS, type QuestionKind } from './question.ts'

export const FILTER_KINDS = [...ASKABLE_KINDS, 'whistleblow'] as const satisfies readonly QuestionKind[]

export type InboxFilters = {
  kind?: QuestionKind
  topic?: string
  /** slug of an event */
  event?: string
  /** code of a department */
  department?: string
}
export type InboxAddress = InboxFilters & {
  view: InboxView
  /** words searched for; empty: everything */
  query: string
  page: number
}

const LAST_PAGE = 1000
const LONGEST_QUERY = 100
const LONGEST_VALUE = 200

/** What the query of an address says; a view, kind or page that does not exist is as if it were left out. */
export function readInboxAddress(params: URLSearchParams): InboxAddress {
  const value = (name: string) => cleanLine(params.get(name) ?? '').slice(0, LONGEST_VALUE) || undefined
  return {
    view: INBOX_VIEWS.find((name) => name === params.get('view')) ?? 'open',
    // `find` is what older links call it.
    query: [...cleanLine(params.get('q') ?? params.get('find') ?? '')].slice(0, LONGEST_QUERY).join(''),
    kind: FILTER_KINDS.find((kind) => kind === params.get('kind')),
    topic: value('topic'),
    event: value('event'),
    department: value('department'),
    page: Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(params.get('page') ?? 1)) || 1)),
  }
}

/** The list that a case was opened from; undefined where it was opened otherwise. */
export function readListBeside(params: URLSearchParams): InboxAddress | undefined {
  return params.has('view') ? readInboxAddress(params) : undefined
}

/** The query of an address, without the question mark. Another view or filter begins with its first page. */
export function inboxQuery(address: InboxAddress, change: Partial<InboxAddress> = {}): string {
  const { view, query, kind, topic, event, department, page } = { ...address, page: 1, ...change }
  const params = new URLSearchParams({ view })
  for (const [name, value] of Object.entries({ q: query, kind, topic, event, department })) {
    if (value) params.set(name, value)
  }
  if (page > 1) params.set('page', String(page))
  return params.toString()
}

export const inboxHref = (address: InboxAddress, change?: Partial<InboxAddress>) =>
  `/console/questions?${inboxQuery(address, change)}`

/** A case with the list it stands in. */
export const listedCaseHref = (id: string, address: InboxAddress) =>
  `/console/questions/${id}?${inboxQuery(address, { page: address.page })}`

/** A page about the case at this address, such as its preview, with the list it stands in. */
export function pageOfCase(caseAddress: string, page: 'preview'): string {
  const [path, query] = caseAddress.split('?')
  return `${path}/${page}${query ? `?${query}` : ''}`
}

export const FILTERS = ['kind', 'topic', 'event', 'department'] as const satisfies readonly (keyof InboxFilters)[]

export const filtersIn = (address: InboxAddress) => FILTERS.filter((name) => address[name])
/** Whether the list is less than its view. */
export const isNarrowed = (address: InboxAddress) => address.query !== '' || filtersIn(address).length > 0
