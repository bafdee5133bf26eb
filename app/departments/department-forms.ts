// Forms of departments and areas. Messages are keys of departments-messages.ts.
import { z } from 'zod'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { AREA_CODE, AREA_LEVELS, DEPARTMENT_CODE } from './department.ts'

const line = (longest: number) => z.string().default('').transform(cleanLine).pipe(z.string().max(longest, 'tooLong'))
const block = z.string().default('').transform(cleanText).pipe(z.string().max(2000, 'tooLong'))
const needed = (message: string) =>
  z.string(message).transform(cleanLine).pipe(z.string().min(1, message).max(60, 'tooLong'))

const keywords = line(1000).transform((text) => [
  ...new Set(
    text
      .split(/[\s,，、;；]+/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
])

/** A browser sends nothing for a box that is not ticked. */
const ticked = z
  .string()
  .default('')
  .transform((value) => value !== '')

export const departmentForm = z.object({
  code: z.string('codeNeeded').trim().min(1, 'codeNeeded').max(40, 'tooLong').regex(DEPARTMENT_CODE, 'codeWrong'),
  name: needed('nameNeeded'),
  nameEn: needed('nameEnNeeded'),
  areaId: z.string('areaNeeded').min(1, 'areaNeeded'),
  parentId: z.string().default(''),
  verticallyManaged: ticked,
  coordinates: ticked,
  leaderId: z.string().max(64).default(''),
  phone: line(40),
  address: line(120),
  addressEn: line(200),
  introduction: block,
  introductionEn: block,
  dutyKeywords: keywords,
})
export type DepartmentInput = z.output<typeof departmentForm>

export const areaForm = z.object({
  code: z
    .string('codeNeeded')
    .trim()
    .toLowerCase()
    .min(1, 'codeNeeded')
    .max(20, 'tooLong')
    .regex(AREA_CODE, 'codeWrong'),
  name: needed('nameNeeded'),
  nameEn: needed('nameEnNeeded'),
  level: z.enum(AREA_LEVELS, 'levelNeeded'),
  parentId: z.string().default(''),
})
export type AreaInput = z.output<typeof areaForm>
