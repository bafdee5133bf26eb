// Where an answer may have been given beside this site.
import { ANSWER_CHANNELS } from '#db/schema/answers.ts'

export const CHANNELS = ANSWER_CHANNELS
export type Channel = (typeof CHANNELS)[number]
