// The address of the answer library: search and filters in the query, so that a list can be shared, printed, gone back to.
import { pageOf } from '#app/platform/whole-numbers.ts'
import { CONCERN_KINDS } from '#db/schema/questions.ts'
import type { ConcernKind } from './question.ts'

export type AnswerListQuery = {
  q?: string
  topic?: string
  department?: string
  event?: string
  /** of the event */
  theme?: string
  /** slug of the campaign that the event belongs to */
  campaign?: string
  /** one of the five kinds of concern that must be answered (重点回应事项), or `yes`: responses to concerns from elsewhere */
  concern?: ConcernKind | 'yes'
  year?: string
  page: number
}

const LONGEST = 100

export function readAnswerQuery(params: URLSearchParams): AnswerListQuery {
  const text = (name: string) => params.get(name)?.trim().slice(0, LONGEST) || undefined
  return {
    q: text('q'),
    topic: text('topic'),
    department: text('department'),
    event: text('event'),
    theme: text('theme'),
    campaign: text('campaign'),
    concern: ([...CONCERN_KINDS, 'yes'] as const).find((kind) => kind === params.get('concern')),
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
