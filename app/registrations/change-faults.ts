// Which field a refused change is about; what concerns none of them is told above the form.
import type { ChangeOutcome } from './change-registration.server.ts'

/** By field, keys of registrationErrors. */
export function faultsOfChange(outcome: ChangeOutcome): Record<string, string> {
  switch (outcome.outcome) {
    case 'contactTaken':
      return { [outcome.field]: 'alreadyRegistered' }
    case 'contactMissing':
      return { phone: 'contactMissing' }
    case 'partyTooLarge':
      return { partySize: 'partyTooLarge' }
    case 'tooMany':
      return { companions: 'tooManyCompanions' }
    case 'formRefused':
      return Object.fromEntries(
        Object.entries(outcome.faults).map(([path, fault]) => [path.replace(/^answers\./, 'q-'), fault]),
      )
    default:
      return {}
  }
}
