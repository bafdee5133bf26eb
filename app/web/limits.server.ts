// How often one network may try something. Generous by address, because a whole venue shares one; tight where only a
// person's own contact or account is the key.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { budgetOverAll } from '#app/budgets/shared-budgets.server.ts'
import { now } from '#app/platform/clock.ts'
import { TooManyRequests } from './failures.server.ts'

export type Budget = { take(key: string): Promise<void>; refund(key: string): Promise<void> }

/** `points` tries within `seconds` for each key, in this process: a ceiling against floods. `take` throws TooManyRequests beyond. */
export function budget(name: string, { points, seconds }: { points: number; seconds: number }): Budget {
  const limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
  return {
    async take(key) {
      try {
        await limiter.consume(key)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) throw new TooManyRequests(refusal.msBeforeNext / 1000)
        throw refusal
      }
    },
    async refund(key) {
      await limiter.reward(key)
    },
  }
}

/**
 * The same over all processes of the service, for what somebody could guess or cause by trying: more processes give no more
 * tries, and a restart gives none back. What was spent comes back evenly over `seconds`.
 */
function sharedLimit(
  name: string,
  { points, seconds, quiet }: { points: number; seconds: number; quiet: number },
): Budget {
  const shared = budgetOverAll(name, { points, secondsEach: seconds / points, quiet })
  return {
    async take(key) {
      const wait = await shared.take(key, now())
      if (wait !== undefined) throw new TooManyRequests(wait)
    },
    async refund(key) {
      shared.giveBack(key, now())
    },
  }
}

/** Everything that writes, by network: a ceiling against floods that a crowd behind one address does not reach. */
export const writesByNetwork = budget('writes', { points: 30_000, seconds: 60 })

/** What a paired phone at the gate writes, by phone: a hundred a second, many times what somebody can scan or a queue needs. */
export const writesByPhone = budget('phone writes', { points: 6000, seconds: 60 })

/** Files handed in with registrations, by network: each may be 2 MB, and waits a day for its form. */
export const filesByNetwork = budget('files', { points: 600, seconds: 600 })

/** Questions, by network: a hall full of people behind one address asks less than this. */
export const questionsByNetwork = budget('questions', { points: 1200, seconds: 600 })

/** Self check-ins, by network: a queue before one screen; six digits cannot be tried out at this pace. */
export const selfCheckInsByNetwork = sharedLimit('self check-ins', { points: 600, seconds: 60, quiet: 16 })

/** Votes on question walls, by network: a hall of five hundred, with twenty votes each, all behind one address. */
export const wallVotesByNetwork = budget('wall votes', { points: 10_000, seconds: 600 })
/** New browsers on a wall, by network: what keeps one person from being a thousand. */
export const wallDevicesByNetwork = budget('wall devices', { points: 3000, seconds: 600 })

/** Look-ups by tracking code, by network: ten digits cannot be tried out at this pace. */
export const trackingByNetwork = sharedLimit('tracking', { points: 600, seconds: 60, quiet: 16 })

/** Short codes by phone at the gate: eight digits can be guessed, so a phone may not try them faster than a queue of people. */
export const shortCodesByDevice = sharedLimit('short codes', { points: 300, seconds: 60, quiet: 8 })

/** Tries to sign in, by network. A good one is given back, so that an office behind one address is not counted. */
export const signInsByNetwork = sharedLimit('sign-in', { points: 200, seconds: 600, quiet: 8 })
/** Asking for the links of registrations, by network: a hall of people who lost theirs, not a list of numbers. */
export const linkRequestsByNetwork = sharedLimit('link requests', { points: 300, seconds: 600, quiet: 8 })
/** Mails that a stranger can cause with nothing but a form: new passwords, lost links. */
export const mailsByNetwork = sharedLimit('mails', { points: 30, seconds: 600, quiet: 2 })

/** Password and code questions inside an open session, by account. */
export const guessesByAccount = sharedLimit('guesses', { points: 20, seconds: 600, quiet: 2 })
