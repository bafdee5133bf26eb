// A picture that comes with a form: checked and cleaned before the transaction, as covers of events are.
import { type CheckedPicture, checkPicture } from '#app/events/event-pictures.server.ts'

const ERRORS = { tooLarge: 'pictureTooLarge', notAPicture: 'pictureWrong', tooManyPixels: 'picturePixels' } as const

/** The checked picture, nothing when none was chosen, or the key of the message that says why it is not taken. */
export async function readPicture(
  upload: File | undefined,
): Promise<{ picture?: CheckedPicture } | { error: (typeof ERRORS)[keyof typeof ERRORS] }> {
  if (!upload) return {}
  const checked = checkPicture(new Uint8Array(await upload.arrayBuffer()))
  if (checked.outcome === 'empty') return {}
  return checked.outcome === 'fits' ? { picture: checked } : { error: ERRORS[checked.outcome] }
}
