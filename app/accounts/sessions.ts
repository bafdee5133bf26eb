// How long a session counts. OWASP session management, low-risk range.
import { hours, minutes } from '#app/platform/clock.ts'

/** without a request */
export const SESSION_IDLE = minutes(30)
/** from signing in, whatever happens in between */
export const SESSION_ABSOLUTE = hours(8)
