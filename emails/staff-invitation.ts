import type { Letter } from './letter.ts'
import { oneTimeLetter, type StaffLetterProps } from './staff-letter.ts'

/** A new account: choose a password. */
export function staffInvitation(props: StaffLetterProps): Letter {
  return oneTimeLetter(props, 'invitation')
}
