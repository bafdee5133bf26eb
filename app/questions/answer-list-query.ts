// The address of the answer library: search and filters in the query, so that a list can be shared, printed, gone back to.
import { pageOf } from '#app/platform/whole-numbers.ts'

export type AnswerListQuery = {
  q?: string
  topic?: string
  department?: string
  event?: string
  /** of the event */
  theme?: string
  /** slug of the campaign that the event belongs to */
  campaign?: string
  /** a kind of concern that must be answered (重点回应事项), or `yes`: responses to concerns from elsewhere */
  concern?: string
  year?: string
  page: number
}

const LONGEST = 100
const CONCERN_KEY = /^[A-Za-z][A-Za-z0-9]{0,39}$/

export function readAnswerQuery(params: URLSearchParams): AnswerListQuery {
  const text = (name: string) => params.get(name)?.trim().slice(0, LONGEST) || undefined
  return {
    q: text('q'),
    topic: text('topic'),
    department: text('department'),
    event: text('event'),
    theme: text('theme'),
    campaign: text('campaign'),
    concern: CONCERN_KEY.exec(params.get('concern') ?? '')?.[0],
    year: text('year'),
    page: pageOf(params.get('page')),
  }
}

export function answersHref(query: AnswerListQuery, path = '/answers'): string {
  const params = new URLSearchParams()
  for (const name of ['q', 'topic', 'department', 'event', 'theme', 'campaign', 'concern', 'year'] as const) {
    const value = query[name]
    if (value) params.set(name, value)
  }
  if (query.page > 1) params.set('page', String(query.page))
  const search = params.toString()
  return search ? `${path}?${search}` : path
}
