// Forms of endpoints. Messages are keys of webhook-messages.ts.
import { z } from 'zod'
import { WEBHOOK_KINDS } from './webhook-kinds.ts'

const kinds = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))
  .pipe(z.array(z.enum(WEBHOOK_KINDS, 'kindsNeeded')).min(1, 'kindsNeeded'))

export const endpointForm = z.object({
  url: z.string('urlNeeded').trim().min(1, 'urlNeeded').max(500, 'urlWrong'),
  departmentId: z.string().default(''),
  kinds,
})
export const kindsForm = z.object({ kinds })
export type EndpointInput = z.output<typeof endpointForm>

export const STEPS = ['kinds', 'pause', 'resume', 'test', 'rotate', 'remove', 'resend'] as const
export const stepForm = z.object({ step: z.enum(STEPS, 'stepNeeded'), deliveryId: z.string().default('') })
