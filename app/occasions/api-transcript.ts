// The released transcript of an event as other programs get it.
import { z } from 'zod'
import { EXCHANGE_KINDS } from './exchange.ts'
import type { PublicExchange } from './transcript.server.ts'

export const apiTranscript = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(EXCHANGE_KINDS),
        asker: z.string().optional().describe('online, moderator, or the medium'),
        journalist: z.string().optional().describe('only of one who agreed'),
        question: z.string().optional(),
        speaker: z.string(),
        text: z.string().describe('the answer, or the statement'),
        answerUrl: z.url().optional().describe('the same answer in the library'),
      }),
    ),
  })
  .meta({ id: 'Transcript' })

export function toApiTranscript(entries: readonly PublicExchange[], origin: string): z.output<typeof apiTranscript> {
  return {
    items: entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      ...(entry.asker ? { asker: entry.asker } : {}),
      ...(entry.journalist ? { journalist: entry.journalist } : {}),
      ...(entry.kind === 'question' ? { question: entry.question } : {}),
      speaker: entry.speaker,
      text: entry.answer,
      ...(entry.answerHref ? { answerUrl: `${origin}${entry.answerHref}` } : {}),
    })),
  }
}
