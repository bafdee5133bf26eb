import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { createArea } from '#app/departments/create-area.server.ts'
import { closesCircle, treeOf } from '#app/departments/department.ts'
import { type DepartmentInput, departmentForm } from '#app/departments/department-forms.ts'
import { listDepartments } from '#app/departments/department-queries.server.ts'
import { changeDepartment, createDepartment } from '#app/departments/save-department.server.ts'
import { onChange } from '#app/platform/changes.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { auditEntries, departments } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

async function makeAdmin() {
  const admin = await makeStaff(['admin'], null)
  const area = await inTransaction(admin, (work) =>
    createArea(work, { code: '370215', name: '即墨区', nameEn: 'Jimo', level: 'county', parentId: '' }),
  )
  if (area.outcome !== 'saved') throw new Error(area.outcome)
  return { admin, areaId: area.id }
}

const input = (given: Partial<Record<string, string>> = {}): DepartmentInput =>
  departmentForm.parse({ code: 'jimo-water', name: '水利局', nameEn: 'Water Bureau', areaId: 'x', ...given })

describe('a department', () => {
  it('is created with an audit row and told to the caches', async () => {
    const { admin, areaId } = await makeAdmin()
    const told: string[] = []
    const stop = onChange((change) => told.push(change.kind))
    const saved = await inTransaction(admin, (work) =>
      createDepartment(work, input({ areaId, dutyKeywords: '供水、水质 供水，管网' })),
    )
    stop()
    expect(saved.outcome).toBe('saved')
    const [row] = await reader().select().from(departments)
    expect(row).toMatchObject({ code: 'jimo-water', dutyKeywords: ['供水', '水质', '管网'], parentId: null })
    const audit = await reader().select().from(auditEntries).where(eq(auditEntries.subjectKind, 'department'))
    expect(audit.map((entry) => entry.action)).toEqual(['department.created'])
    expect(told).toEqual(['department'])
  })

  it('is refused with a code in use, an unknown area, or a parent that is none', async () => {
    const { admin, areaId } = await makeAdmin()
    const create = (given: Partial<Record<string, string>>) =>
      inTransaction(admin, (work) => createDepartment(work, input({ areaId, ...given })))
    await create({})
    expect(await create({})).toEqual({ outcome: 'codeTaken' })
    expect(await create({ code: 'b', areaId: 'made-up' })).toEqual({ outcome: 'areaUnknown' })
    expect(await create({ code: 'b', parentId: 'made-up' })).toEqual({ outcome: 'parentWrong' })
  })

  it('never becomes its own superior, however far', async () => {
    const { admin, areaId } = await makeAdmin()
    const top = await makeDepartment({ code: 'top' })
    const middle = await makeDepartment({ code: 'middle', parentId: top.id })
    const low = await makeDepartment({ code: 'low', parentId: middle.id })
    const put = (parentId: string) =>
      inTransaction(admin, (work) => changeDepartment(work, top.id, input({ code: 'top', areaId, parentId })))
    expect(await put(top.id)).toEqual({ outcome: 'parentWrong' })
    expect(await put(low.id)).toEqual({ outcome: 'parentWrong' })
    expect((await put('')).outcome).toBe('saved')
  })

  it('keeps another’s code from being taken by a change', async () => {
    const { admin, areaId } = await makeAdmin()
    const one = await makeDepartment({ code: 'one' })
    await makeDepartment({ code: 'two' })
    const change = (code: string) =>
      inTransaction(admin, (work) => changeDepartment(work, one.id, input({ areaId, code })))
    expect(await change('two')).toEqual({ outcome: 'codeTaken' })
    expect((await change('one')).outcome).toBe('saved')
  })

  it('is an admin’s to change', async () => {
    const { areaId } = await makeAdmin()
    const department = await makeDepartment()
    for (const person of [await makeStaff(['organiser'], department.id), await makeStaff(['overseer'], null)]) {
      await expect(inTransaction(person, (work) => createDepartment(work, input({ areaId })))).rejects.toThrow(
        Forbidden,
      )
      await expect(
        inTransaction(person, (work) => changeDepartment(work, department.id, input({ areaId }))),
      ).rejects.toThrow(Forbidden)
    }
  })

  it('that does not exist is not found', async () => {
    const { admin, areaId } = await makeAdmin()
    await expect(inTransaction(admin, (work) => changeDepartment(work, 'made-up', input({ areaId })))).rejects.toThrow(
      NotFound,
    )
  })

  it.each(['Water', 'a b', '-a', 'a--b', '水利', 'a/b', ''])('has no code like %j', (code) => {
    expect(departmentForm.safeParse({ ...input(), code }).success).toBe(false)
  })
})

describe('the tree', () => {
  it('lists parents before children, with how many people work there', async () => {
    const top = await makeDepartment({ code: 'top' })
    const below = await makeDepartment({ code: 'below', parentId: top.id })
    const person = await makeStaff(['organiser', 'gate'], below.id)
    const rows = await listDepartments()
    expect(rows.map(({ code, depth, staff }) => ({ code, depth, staff }))).toEqual([
      { code: 'top', depth: 0, staff: 0 },
      { code: 'below', depth: 1, staff: 1 },
    ])
    expect(person.grants).toHaveLength(2)
  })

  it('lists everything once, also where parents are missing or go round', () => {
    const rows = treeOf([
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
      { id: 'c', parentId: 'gone' },
    ])
    expect(rows.map((row) => row.id).sort()).toEqual(['a', 'b', 'c'])
    expect(
      closesCircle(
        [
          { id: 'a', parentId: 'b' },
          { id: 'b', parentId: 'a' },
        ],
        'c',
        'a',
      ),
    ).toBe(false)
  })
})
