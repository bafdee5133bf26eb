import { z } from 'zod'
import type { ApiOperation } from '#app/platform/openapi.ts'
import { smsReports } from './sms-reports.server.ts'

export const outboxApiOperations: readonly ApiOperation[] = [
  {
    method: 'post',
    path: '/api/v1/sms/reports',
    summary: 'What became of text messages, signed by the gateway (docs/sms-gateway.md)',
    body: smsReports,
    responses: {
      200: { description: 'how many of the messages are known', schema: z.object({ noted: z.int() }) },
    },
    problems: [401, 422],
  },
]
