import type { Letter } from './letter.ts'
import { oneTimeLetter, type StaffLetterProps } from './staff-letter.ts'

/** A new password was asked for. */
export function staffPasswordReset(props: StaffLetterProps): Letter {
  return oneTimeLetter(props, 'reset')
}
