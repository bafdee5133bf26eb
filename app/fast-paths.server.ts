// Endpoints that answer before Remix, one line each. What belongs here is measured (docs, benches), not guessed.
import { registerFast } from './registrations/fast-register.server.ts'
import { fastApiAnswer } from './web/api.server.ts'
import type { FastPath } from './web/fast-path.server.ts'

export const FAST_PATHS: readonly FastPath[] = [
  {
    method: 'POST',
    pattern: '/api/v1/slots/:slotId/registrations',
    answer: async (request) => fastApiAnswer(await registerFast(request)),
  },
]
