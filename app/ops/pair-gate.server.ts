// Makes a pairing address from the command line, for a gate where nobody can reach the console.
import { eventIdOfSlug } from '#app/check-in/check-in-queries.server.ts'
import { makePairing } from '#app/check-in/pair-gate.server.ts'
import { config } from '#app/config.server.ts'
import { GATE_PROFILES } from '#app/platform/actor.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { Command } from './command.ts'

export const pairGateCommand: Command = {
  usage: 'EVENT [GATE] [PROFILE]',
  about: 'prints an address that pairs one phone with the event, named by its slug; valid for 10 minutes',
  async run([slug = '', gate = '1 号口', profileText = 'search']) {
    const profile = GATE_PROFILES.find((each) => each === profileText)
    if (!slug || !profile) {
      console.error(`Usage: npm run ops -- pair-gate EVENT [GATE] [${GATE_PROFILES.join('|')}]`)
      return 2
    }
    try {
      const eventId = await eventIdOfSlug(reader(), slug)
      const { token, expiresAt } = await inTransaction({ kind: 'system', job: 'pair-gate' }, (work) =>
        makePairing(work, eventId, { gate, profile }),
      )
      console.log(`${config().publicOrigin}/gate/pair/${token}`)
      console.log(`Valid until ${formatMoment(expiresAt, 'en')} Beijing time, for one phone.`)
      return 0
    } catch (error) {
      if (error instanceof NotFound) console.error('There is no event of this name.')
      else if (error instanceof Forbidden) console.error('The event is not published.')
      else throw error
      return 1
    }
  },
}
