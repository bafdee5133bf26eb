// Forms around the gate. Messages are keys of the catalogue that the page uses.
import { z } from 'zod'
import { GATE_PROFILES } from '#app/platform/actor.ts'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import { RESOLUTIONS } from './gate-conflict.ts'

const line = (most: number, message: string) =>
  z
    .string({ error: message })
    .transform(cleanLine)
    .refine((text) => text !== '' && lengthOf(text) <= most, { message })

export const pairForm = z.object({ deviceName: line(40, 'pairNameNeeded') })

export const pairingForm = z.object({
  gate: line(20, 'gateNeeded'),
  profile: z.enum(GATE_PROFILES, { error: 'profileNeeded' }),
})

export const CORRECTION_REASONS = ['cameWithoutScan', 'leftWithoutScan', 'scannedByMistake', 'phoneFailed'] as const
export type CorrectionReason = (typeof CORRECTION_REASONS)[number]

const peopleCount = z.coerce
  .number({ error: 'correctionPeople' })
  .int('correctionPeople')
  .min(0, 'correctionPeople')
  .max(500, 'correctionPeople')

export const correctionForm = z.object({
  registrationId: z.string({ error: 'correctionPeople' }).min(1).max(64),
  arrived: peopleCount,
  inside: peopleCount,
  reason: z.enum(CORRECTION_REASONS, { error: 'correctionReason' }),
})

export const SCREEN_KINDS = ['board', 'screen'] as const
export type ScreenKind = (typeof SCREEN_KINDS)[number]

export const screenForm = z.object({ kind: z.enum(SCREEN_KINDS, { error: 'kindNeeded' }) })

export const endScreenForm = z.object({ linkId: z.string().min(1).max(64) })

export const revokeForm = z.object({ deviceId: z.string().min(1).max(64) })

export const resolveForm = z.object({
  scanId: z.string().min(1).max(64),
  resolution: z.enum(RESOLUTIONS),
  people: z.coerce
    .number({ error: 'needsPeople' })
    .int('needsPeople')
    .min(1, 'needsPeople')
    .max(500, 'needsPeople')
    .optional(),
})
