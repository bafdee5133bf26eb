// The API of occasions for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { apiTranscript } from './api-transcript.ts'
import { apiProgramme, apiProgrammeWithDays } from './programme-feed.server.ts'

export const occasionApiOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/v1/events/{slug}/transcript',
    summary: 'The released transcript of an interview, a question hour or a press conference',
    params: z.strictObject({ slug: z.string() }),
    responses: { 200: { description: 'entries in order', schema: apiTranscript } },
    problems: [404],
  },
  {
    method: 'get',
    path: '/api/v1/programmes',
    summary: 'Programmes on the air in which departments answer calls',
    responses: { 200: { description: 'every programme', schema: z.strictObject({ items: z.array(apiProgramme) }) } },
  },
  {
    method: 'get',
    path: '/api/v1/programmes/{slug}',
    summary: 'One programme with its schedule and the figures of each day, the latest first',
    params: z.strictObject({ slug: z.string() }),
    responses: { 200: { description: 'the programme', schema: apiProgrammeWithDays } },
    problems: [404],
  },
]
