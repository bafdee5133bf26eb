import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { findToken, issueToken } from '#app/accounts/account-tokens.server.ts'
import { disableStaff, enableStaff, grantRole, withdrawRole } from '#app/accounts/change-roles.server.ts'
import { inviteStaff } from '#app/accounts/invite-staff.server.ts'
import { askForNewPassword, setPasswordByLink } from '#app/accounts/new-password.server.ts'
import { passwordProblem } from '#app/accounts/password-rules.ts'
import { findSession, openSession } from '#app/accounts/sessions.server.ts'
import { openSetUp, setUpFirstAdmin } from '#app/accounts/set-up.server.ts'
import { getStaffMember, listStaff } from '#app/accounts/staff-queries.server.ts'
import { days, hours, after as later, minutes, setClock } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { accountTokens, memberships, outboxMessages, staff } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const system = { kind: 'system', job: 'test' } as const
const first = { name: '周明', email: 'Admin@Example.org', passwordHash: 'hash', language: 'zh-CN' } as const

describe('the first admin', () => {
  it('is made once, by the address that the start prints', async () => {
    const token = (await openSetUp()) as string
    const made = await inTransaction(system, (work) => setUpFirstAdmin(work, token, first))
    expect(made.outcome).toBe('added')
    expect(await listStaff()).toMatchObject([
      { email: 'admin@example.org', roles: [{ role: 'admin', departmentId: null }] },
    ])
    expect(await inTransaction(system, (work) => setUpFirstAdmin(work, token, first))).toEqual({ outcome: 'gone' })
    expect(await openSetUp()).toBeUndefined()
  })

  it('of forty at once is one', async () => {
    const token = (await openSetUp()) as string
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        inTransaction(system, (work) => setUpFirstAdmin(work, token, { ...first, email: `a${index}@example.org` })),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.outcome === 'added')).toHaveLength(1)
    expect(await listStaff()).toHaveLength(1)
  })

  it('is not made by an older address, a made-up one, or after a day', async () => {
    const older = (await openSetUp()) as string
    const token = (await openSetUp()) as string
    expect(await findToken(older)).toBeUndefined()
    expect(await findToken('nonsense')).toBeUndefined()
    const restore = setClock(() => later(new Date(), days(1) + hours(1)))
    expect(await findToken(token)).toBeUndefined()
    expect(await inTransaction(system, (work) => setUpFirstAdmin(work, token, first))).toEqual({ outcome: 'gone' })
    restore()
    expect(await findToken(token)).toMatchObject({ purpose: 'setUp' })
  })
})

describe('inviting', () => {
  it('adds the account, owes a mail and gives a link that sets the password once', async () => {
    const admin = await makeStaff(['admin'], null)
    const department = await makeDepartment()
    const invited = await inTransaction(admin, (work) =>
      inviteStaff(work, {
        name: '王海燕',
        email: 'wang@example.org',
        language: 'zh-CN',
        grants: [{ role: 'organiser', departmentId: department.id }],
      }),
    )
    if (invited.outcome !== 'invited') throw new Error(invited.outcome)
    const [mail] = await reader().select().from(outboxMessages)
    expect(mail).toMatchObject({ kind: 'staff-invitation', values: { path: invited.path } })
    expect(await getStaffMember(invited.staffId)).toMatchObject({ state: 'invited' })
    const token = invited.path.split('/').at(-1) as string
    expect((await inTransaction(system, (work) => setPasswordByLink(work, token, 'hash'))).outcome).toBe('set')
    expect((await inTransaction(system, (work) => setPasswordByLink(work, token, 'other'))).outcome).toBe('gone')
    expect(await getStaffMember(invited.staffId)).toMatchObject({ state: 'active' })
  })

  it('is refused for a mailbox that has an account, and to everybody but the admin', async () => {
    const admin = await makeStaff(['admin'], null)
    const organiser = await makeStaff(['organiser'], (await makeDepartment()).id)
    const input = { name: '王', email: organiser.email, language: 'zh-CN', grants: [] } as const
    expect(await inTransaction(admin, (work) => inviteStaff(work, input))).toEqual({ outcome: 'emailTaken' })
    await expect(inTransaction(organiser, (work) => inviteStaff(work, input))).rejects.toThrow(Forbidden)
  })
})

describe('a new password', () => {
  it('is mailed to a known mailbox only, and asking changes nothing else', async () => {
    const person = await makeStaff(['organiser'], (await makeDepartment()).id)
    await inTransaction(system, (work) => askForNewPassword(work, 'nobody@example.org'))
    expect(await reader().select().from(outboxMessages)).toHaveLength(0)
    await inTransaction(system, (work) => askForNewPassword(work, person.email))
    expect(await reader().select().from(outboxMessages)).toHaveLength(1)
  })

  it('is mailed three times in ten minutes and ten times a day, whoever asks; the address sent last goes on counting', async () => {
    const person = await makeStaff(['organiser'], (await makeDepartment()).id)
    const start = new Date()
    const citizen = { kind: 'citizen', address: '203.0.113.7' } as const
    const ask = (at: Date) => inTransaction(citizen, (work) => askForNewPassword(work, person.email), { at })
    const sent = async () => (await reader().select().from(outboxMessages)).length
    await Promise.all(Array.from({ length: 8 }, () => ask(start)))
    expect(await sent()).toBe(3)
    const counting = () => reader().select({ id: accountTokens.id }).from(accountTokens)
    const last = await counting()
    await ask(later(start, minutes(9)))
    expect(await counting()).toEqual(last)
    for (let n = 1; n <= 12; n++) await ask(later(start, n * minutes(11)))
    expect(await sent()).toBe(10)
    await ask(later(start, days(1) + minutes(1)))
    expect(await sent()).toBe(11)
  })

  it('set by a link ends every open session; a set-up token sets none', async () => {
    const person = await makeStaff(['organiser'], (await makeDepartment()).id)
    const session = await inTransaction(person, (work) => openSession(work, person.staffId, ''))
    const { token } = await inTransaction(system, (work) => issueToken(work, 'passwordReset', person.staffId))
    const setUp = await inTransaction(system, (work) => issueToken(work, 'setUp', null))
    expect((await inTransaction(system, (work) => setPasswordByLink(work, setUp.token, 'x'))).outcome).toBe('gone')
    expect((await inTransaction(system, (work) => setPasswordByLink(work, token, 'x'))).outcome).toBe('set')
    expect(await findSession(session)).toBeUndefined()
  })

  it.each([
    ['short', 'passwordTooShort'],
    ['fourteen chars', 'passwordTooShort'],
    ['password password', 'passwordCommon'],
    ['aaaaaaaaaaaaaaaaaaaa', 'passwordCommon'],
    ['1234567890123456', 'passwordCommon'],
    ['qwertyuiop123456', 'passwordCommon'],
    ['wanghaiyan wanghaiyan', 'passwordPersonal'],
    ['x'.repeat(300), 'passwordTooLong'],
  ])('%s is refused: %s', (password, problem) => {
    expect(passwordProblem(password, { withCode: false, words: ['王海燕', 'wanghaiyan@example.org'] })).toBe(problem)
  })

  it.each([
    'nine blue herons over the reservoir',
    '大河向东流天上的星星参北斗啊好',
    'kX9#mP2$vL7@qR4!',
    'correct horse lamp staple moon',
  ])('%s is accepted, without rules of composition', (password) => {
    expect(passwordProblem(password, { withCode: false, words: ['王海燕', 'wanghaiyan@example.org'] })).toBeUndefined()
  })

  it('beside a code needs eight characters', () => {
    expect(passwordProblem('herons-7', { withCode: true, words: [] })).toBeUndefined()
    expect(passwordProblem('herons', { withCode: true, words: [] })).toBe('passwordTooShortWithCode')
  })
})

describe('roles', () => {
  it('given and withdrawn count with the next request of an open session', async () => {
    const admin = await makeStaff(['admin'], null)
    const department = await makeDepartment()
    const person = await makeStaff([], null)
    const token = await inTransaction(person, (work) => openSession(work, person.staffId, ''))
    const grant = { role: 'reviewer', departmentId: department.id } as const
    await inTransaction(admin, (work) => grantRole(work, person.staffId, grant))
    expect((await findSession(token))?.grants).toEqual([grant])
    expect(await inTransaction(admin, (work) => grantRole(work, person.staffId, grant))).toEqual({
      outcome: 'unchanged',
    })
    const [held] = (await getStaffMember(person.staffId)).roles
    await inTransaction(admin, (work) => withdrawRole(work, person.staffId, held?.id ?? ''))
    expect((await findSession(token))?.grants).toEqual([])
  })

  it('over all departments take no department, the others need one that exists', async () => {
    const admin = await makeStaff(['admin'], null)
    const person = await makeStaff([], null)
    const grant = (role: 'overseer' | 'organiser', departmentId: string | null) =>
      inTransaction(admin, (work) => grantRole(work, person.staffId, { role, departmentId }))
    await grant('overseer', 'made-up')
    expect((await getStaffMember(person.staffId)).roles).toMatchObject([{ role: 'overseer', departmentId: null }])
    await expect(grant('organiser', 'made-up')).rejects.toThrow(NotFound)
    await expect(grant('organiser', null)).rejects.toThrow(NotFound)
  })

  it('are nobody’s to change for themselves, and only an admin’s for others', async () => {
    const admin = await makeStaff(['admin'], null)
    const overseer = await makeStaff(['overseer'], null)
    const raise = { role: 'overseer', departmentId: null } as const
    expect(await inTransaction(admin, (work) => grantRole(work, admin.staffId, raise))).toEqual({
      outcome: 'ownAccount',
    })
    expect(await inTransaction(admin, (work) => disableStaff(work, admin.staffId))).toEqual({ outcome: 'ownAccount' })
    await expect(inTransaction(overseer, (work) => grantRole(work, admin.staffId, raise))).rejects.toThrow(Forbidden)
    await expect(inTransaction(overseer, (work) => disableStaff(work, admin.staffId))).rejects.toThrow(Forbidden)
  })

  it('leave one admin at least, also when two go for each other at once', async () => {
    const left = await makeStaff(['admin'], null)
    const right = await makeStaff(['admin'], null)
    const outcomes = await Promise.all([
      inTransaction(left, (work) => disableStaff(work, right.staffId)),
      inTransaction(right, (work) => disableStaff(work, left.staffId)),
    ])
    expect(outcomes.map((each) => each.outcome).sort()).toEqual(['done', 'lastAdmin'])
    const open = await reader().select({ id: staff.id, disabledAt: staff.disabledAt }).from(staff)
    expect(open.filter((person) => person.disabledAt === null)).toHaveLength(1)
  })

  it('stay in the database as they were when the change is refused', async () => {
    const admin = await makeStaff(['admin'], null)
    const before = await reader().select().from(memberships)
    const [own] = before
    await inTransaction(admin, (work) => withdrawRole(work, admin.staffId, own?.id ?? ''))
    expect(await reader().select().from(memberships)).toEqual(before)
  })
})

describe('closing an account', () => {
  it('ends its sessions at once, and opening it again does not bring them back', async () => {
    const admin = await makeStaff(['admin'], null)
    const person = await makeStaff(['organiser'], (await makeDepartment()).id)
    const token = await inTransaction(person, (work) => openSession(work, person.staffId, ''))
    await inTransaction(admin, (work) => disableStaff(work, person.staffId))
    expect(await findSession(token)).toBeUndefined()
    expect(await inTransaction(admin, (work) => disableStaff(work, person.staffId))).toEqual({ outcome: 'unchanged' })
    await inTransaction(admin, (work) => enableStaff(work, person.staffId))
    expect(await findSession(token)).toBeUndefined()
    const [row] = await reader().select().from(staff).where(eq(staff.id, person.staffId))
    expect(row?.disabledAt).toBeNull()
  })
})
