// Everything that runs without a request, one line each. Any number of processes may run it: work is claimed by
// conditional update, so a job finds nothing to do when another process was first.
import { endOldSessions } from './accounts/end-old-sessions.server.ts'
import { hours } from './platform/clock.ts'
import type { Job } from './web/jobs.server.ts'

export const JOBS: readonly Job[] = [{ name: 'end-old-sessions', every: hours(1), run: endOldSessions }]
