// An answer of the JSON API before it becomes HTTP: what a domain says, and `web/` turns into a response.

export type FieldProblem = { path: string; code: string; message: string }

export type ApiProblem = {
  status: 400 | 404 | 409 | 422 | 429
  /** stable; callers branch on it */
  code: string
  /** a sentence for the programmer */
  detail?: string
  errors?: FieldProblem[]
  /** seconds */
  retryAfter?: number
}
export type ApiAnswer = { status: 200 | 201; value: unknown } | ApiProblem
