// The events API for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { apiEvent, apiEventPage, apiEventQuery } from './api-event.ts'

export const eventApiOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/v1/events',
    summary: 'Public events by start, 20 a page',
    query: apiEventQuery.omit({ lang: true }),
    responses: { 200: { description: 'a page of events', schema: apiEventPage } },
    problems: [422],
  },
  {
    method: 'get',
    path: '/api/v1/events/{slug}',
    summary: 'One public event',
    params: z.strictObject({ slug: z.string() }),
    responses: { 200: { description: 'the event', schema: apiEvent } },
    problems: [404],
  },
]
