// How long a phone at the gate waits: for what the server answers, and between two rounds. A test hands shorter waits to it.

export type PhonePace = {
  /** for a scan, where the phone can decide itself */
  scanMs: number
  /** for an upload, and as much longer for each act in it: until it has arrived the phone goes on deciding itself */
  uploadMs: number
  uploadActMs: number
  /** before another round: after a bad one, doubled each time up to the longest; after a good one at rest */
  firstWaitMs: number
  longestWaitMs: number
  idleWaitMs: number
}

export const PHONE_PACE: PhonePace = {
  ...{ scanMs: 1500, uploadMs: 5000, uploadActMs: 100 },
  ...{ firstWaitMs: 2000, longestWaitMs: 30_000, idleWaitMs: 10_000 },
}
