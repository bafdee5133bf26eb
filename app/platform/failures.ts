// The refusals that are exceptions. Everything a person can run into is a value in a use case's outcome instead.

/** Not there, or not for this person: both answer 404, so that nobody learns which. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The person may see it, but may not do this. */
export class Forbidden extends Error {
  override name = 'Forbidden'
  constructor(act: string) {
    super(`not allowed to ${act}`)
  }
}

/** Whoever asks has not said who they are: no token, or one that is not valid any more. */
export class Unauthorised extends Error {
  override name = 'Unauthorised'
}
