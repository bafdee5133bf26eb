// Answers of the JSON API: values, and problems as RFC 9457 application/problem+json with a stable code.
import type { z } from 'zod'
import type { ApiAnswer, FieldProblem } from '#app/platform/api-answer.ts'
import type { FastAnswer } from './fast-path.server.ts'

export type { FieldProblem }

type ProblemOptions = { errors?: FieldProblem[]; headers?: HeadersInit }

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not authorised',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length required',
  413: 'Content too large',
  414: 'Address too long',
  415: 'Unsupported media type',
  421: 'Misdirected request',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Busy',
}

/** The body of a problem, also for answers given before Remix. */
export function problemBody(status: number, code: string, detail?: string, errors?: FieldProblem[]): string {
  return JSON.stringify({ type: 'about:blank', title: TITLES[status] ?? 'Problem', status, code, detail, errors })
}

/** A problem as the contract states it. `code` is stable; `detail` is a sentence for the programmer. */
export function problem(status: number, code: string, detail?: string, options: ProblemOptions = {}): Response {
  const headers = new Headers(options.headers)
  headers.set('Content-Type', 'application/problem+json; charset=utf-8')
  headers.set('Cache-Control', 'no-store')
  return new Response(problemBody(status, code, detail, options.errors), { status, headers })
}

export function apiJson(value: unknown, options: { status?: number; headers?: HeadersInit } = {}): Response {
  const headers = new Headers(options.headers)
  headers.set('Content-Type', 'application/json; charset=utf-8')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-cache')
  return new Response(JSON.stringify(value), { status: options.status ?? 200, headers })
}

/**
 * The checked body of a POST. Throws a problem: 405 for another method, 400 `unreadable` when it is not JSON, 422 `invalid` with one entry per
 * field when it does not fit. Write schemas with `z.strictObject`, so that unknown fields are refused.
 */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  if (request.method !== 'POST') {
    throw problem(405, 'methodNotAllowed', undefined, { headers: { Allow: 'POST' } })
  }
  return checkJson(await request.text(), schema)
}

/** As readJson, for a body that has been read. */
export function checkJson<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw problem(400, 'unreadable', 'the body is not JSON')
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw problem(422, 'invalid', 'the body does not fit', { errors: fieldProblems(read.error) })
}

/** One entry per issue; `path` joins keys and indexes with dots. Never quotes what was sent. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys].join('.') : issue.path.join('.'),
    code: issue.code,
    message: issue.message,
  }))
}

/** What a domain answers, as HTTP. */
export function apiAnswer(answer: ApiAnswer): Response {
  const { status, headers, body } = fastApiAnswer(answer)
  return new Response(body as string, { status, headers })
}

/** The same, for endpoints that answer before Remix. */
export function fastApiAnswer(answer: ApiAnswer): FastAnswer {
  if ('value' in answer) {
    return { status: answer.status, headers: FRESH_JSON, body: JSON.stringify(answer.value) }
  }
  const { status, code, detail, errors, retryAfter } = answer
  const headers = retryAfter ? { ...FRESH_PROBLEM, 'Retry-After': String(retryAfter) } : FRESH_PROBLEM
  return { status, headers, body: problemBody(status, code, detail, errors) }
}

const FRESH_JSON = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
const FRESH_PROBLEM = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' }
