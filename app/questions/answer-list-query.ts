// The address of the answer library: search and filters in the query, so that a list can be shared, printed, gone back to.
export type AnswerListQuery = {
  q?: string
  topic?: string
  department?: string
  event?: string
  year?: string
  /** `yes`: responses to concerns from elsewhere only */
  concern?: string
  page: number
}

const LONGEST = 100
const MOST_PAGES = 10_000

export function readAnswerQuery(params: URLSearchParams): AnswerListQuery {
  const text = (name: string) => params.get(name)?.trim().slice(0, LONGEST) || undefined
  const page = Number(params.get('page') ?? 1)
  return {
    q: text('q'),
    topic: text('topic'),
    department: text('department'),
    event: text('event'),
    year: text('year'),
    concern: params.get('concern') === 'yes' ? 'yes' : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
  }
}

export function answersHref(query: AnswerListQuery, path = '/answers'): string {
  const params = new URLSearchParams()
  for (const name of ['q', 'topic', 'department', 'event', 'year', 'concern'] as const) {
    const value = query[name]
    if (value) params.set(name, value)
  }
  if (query.page > 1) params.set('page', String(query.page))
  const search = params.toString()
  return search ? `${path}?${search}` : path
}
