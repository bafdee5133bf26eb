import { z } from 'zod'

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

export const hereForm = z
  .object({
    c: z
      .string({ error: 'codeWrong' })
      .transform(digits)
      .refine((code) => code.length === 6, { message: 'codeWrong' }),
    /** the ticket that this phone carries */
    known: z.string().optional(),
    shortCode: z
      .string()
      .transform(digits)
      .refine((code) => code === '' || code.length === 8, { message: 'shortCodeNeeded' })
      .default(''),
    nonce: z.string({ error: 'codeWrong' }).regex(/^[A-Za-z0-9]{8,64}$/, 'codeWrong'),
  })
  .transform(({ c, ...rest }) => ({ code: c, ...rest }))
