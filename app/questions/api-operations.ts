// The API of questions and answers for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { CHANNELS } from './channel.ts'
import { DEFAULT_CONCERN_KINDS } from './concern-kinds.ts'
import { DECLINE_ROUTES, PUBLIC_STATES } from './question.ts'
import { askBody } from './question-forms.ts'
import { TIMELINESS } from './timeliness.ts'

const named = z.object({ code: z.string(), name: z.string() })
const moment = z.iso.datetime({ offset: true })
const state = z.enum(PUBLIC_STATES)
const figures = {
  received: z.int(),
  answered: z.int(),
  answeredRate: z.number().nullable().describe('answered ÷ received; null when none was received'),
  onTimeRate: z.number().nullable().describe('answered in time ÷ (answered + open and overdue)'),
  overdueOpen: z.int(),
}

const question = z
  .object({
    trackingCode: z.string(),
    state,
    stateLabel: z.string(),
    text: z.string().nullable().describe('the public copy; null until the department has cleared it'),
    department: named,
    dueOn: z.iso.date(),
    timeliness: z.enum(TIMELINESS),
    timeline: z.array(z.object({ at: moment, label: z.string() })),
    declined: z.object({ reason: z.string(), route: z.enum(DECLINE_ROUTES).nullable() }).optional(),
    answer: z.object({ text: z.string(), publishedAt: moment, departments: z.array(named) }).optional(),
    withheld: z.object({ reason: z.string().nullable() }).optional(),
  })
  .meta({ id: 'Question' })

const answer = z
  .object({
    id: z.string(),
    question: z.string(),
    answer: z.string().nullable(),
    department: named,
    departments: z.array(named).describe('who answered: the department, and those that had a part in it'),
    publishedAt: moment,
    url: z.url(),
    channels: z
      .array(
        z.object({ channel: z.enum(CHANNELS), title: z.string(), url: z.string().optional(), givenOn: z.iso.date() }),
      )
      .describe('where the same answer was given'),
  })
  .meta({ id: 'Answer' })

export const questionApiOperations: readonly ApiOperation[] = [
  {
    method: 'post',
    path: '/api/v1/questions',
    summary: 'Ask a question; the tracking code shows its progress and answer',
    body: askBody,
    responses: {
      201: { description: 'taken', schema: z.object({ trackingCode: z.string(), url: z.url(), state }) },
    },
    problems: [400, 422, 429],
    idempotent: true,
  },
  {
    method: 'get',
    path: '/api/v1/questions/{trackingCode}',
    summary: 'Where a question stands',
    params: z.strictObject({ trackingCode: z.string() }),
    responses: { 200: { description: 'the question', schema: question } },
    problems: [404, 429],
  },
  {
    method: 'get',
    path: '/api/v1/questions/similar',
    summary: 'Published answers to questions like this one, the likest first',
    query: z.strictObject({ q: z.string() }),
    responses: {
      200: {
        description: 'at most ten',
        schema: z.object({
          items: z.array(z.object({ id: z.string(), question: z.string(), answerUrl: z.url(), score: z.number() })),
        }),
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/answers',
    summary: 'Published answers, the newest first, 20 a page',
    query: z.strictObject({
      q: z.string().optional(),
      topic: z.string().optional(),
      department: z.string().optional(),
      event: z.string().optional(),
      concern: z
        .string()
        .optional()
        .describe(
          `key of a kind of concern that must be answered, at first ${DEFAULT_CONCERN_KINDS.map(({ key }) => key).join(', ')}; \`yes\`: responses to concerns from elsewhere`,
        ),
      cursor: z.string().optional(),
    }),
    responses: {
      200: {
        description: 'a page of answers',
        schema: z.object({ items: z.array(answer), next: z.string().nullable() }),
      },
    },
    problems: [422],
  },
  {
    method: 'get',
    path: '/api/v1/statistics',
    summary: 'Questions received in a month and what became of them, by department',
    query: z.strictObject({ month: z.string().optional().describe('YYYY-MM; the current month when left out') }),
    responses: {
      200: {
        description: 'the monthly table',
        schema: z.object({
          month: z.string(),
          items: z.array(z.object({ department: named, ...figures })),
          total: z.object(figures),
        }),
      },
    },
    problems: [422],
  },
]
