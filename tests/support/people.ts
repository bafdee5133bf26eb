// The fixed cast of the permission tests, each with a session where they have one.
import type { Role } from '#app/platform/actor.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { sessions } from '#db/schema.ts'
import { store } from '#db/work.ts'
import { makeDepartment, makeStaff } from './world.ts'

export const STAFF_PEOPLE = [
  'organiser',
  'gate',
  'answerOfficer',
  'reviewer',
  'overseer',
  'admin',
  /** organiser and answer officer of another department */
  'outsider',
] as const
export const PEOPLE = ['anonymous', ...STAFF_PEOPLE] as const
export type Person = (typeof PEOPLE)[number]
export type StaffPerson = (typeof STAFF_PEOPLE)[number]

const CAST: Record<StaffPerson, { roles: Role[]; general?: boolean }> = {
  organiser: { roles: ['organiser'] },
  gate: { roles: ['gate'] },
  answerOfficer: { roles: ['answerOfficer'] },
  reviewer: { roles: ['reviewer'] },
  overseer: { roles: ['overseer'], general: true },
  admin: { roles: ['admin'], general: true },
  outsider: { roles: ['organiser', 'answerOfficer', 'reviewer', 'gate'] },
}

/** The Cookie header of a new session. */
export async function signedIn(staffId: string): Promise<string> {
  const token = newSecret(32)
  await store().transaction(async (tx) => {
    await tx.insert(sessions).values({
      id: hashSecret(token),
      staffId,
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: after(now(), hours(8)),
      device: '',
    })
  })
  return `session=${token}`
}

export type Cast = {
  departmentId: string
  departmentCode: string
  foreignDepartmentId: string
  staffIds: Record<StaffPerson, string>
  cookies: Record<Person, string>
}

/** Everybody, in one department; the outsider in another. */
export async function makeCast(): Promise<Cast> {
  const department = await makeDepartment()
  const foreign = await makeDepartment({ name: '长沙市水利局' })
  const staffIds = {} as Record<StaffPerson, string>
  const cookies = { anonymous: '' } as Record<Person, string>
  for (const person of STAFF_PEOPLE) {
    const { roles, general } = CAST[person]
    const place = general ? null : person === 'outsider' ? foreign.id : department.id
    const { staffId } = await makeStaff(roles, place, `${person} 某`)
    staffIds[person] = staffId
    cookies[person] = await signedIn(staffId)
  }
  const [departmentId, departmentCode] = [department.id, department.code]
  return { departmentId, departmentCode, foreignDepartmentId: foreign.id, staffIds, cookies }
}
