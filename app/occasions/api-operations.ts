// The API of occasions for the OpenAPI document.
import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { apiTranscript } from './api-transcript.ts'

export const occasionApiOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/v1/events/{slug}/transcript',
    summary: 'The released transcript of an interview, a question hour or a press conference',
    params: z.strictObject({ slug: z.string() }),
    responses: { 200: { description: 'entries in order', schema: apiTranscript } },
    problems: [404],
  },
]
