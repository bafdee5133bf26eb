import { describe, expect, it } from 'vitest'
import { readTableText } from '#app/platform/read-table.server.ts'
import type { FormQuestion } from '#app/registrations/event-form.ts'
import { outlookOf } from '#app/registrations/list-forecast.ts'
import type { ListRules } from '#app/registrations/list-layout.ts'
import { companionsOf, listText, readPeopleList } from '#app/registrations/people-list.ts'
import type { SlotSeats } from '#app/registrations/registration.ts'
import { CHOICES, question } from './forms.ts'

function read(text: string, rules: ListRules = { kind: 'group' }) {
  const table = readTableText(text)
  if (!table.ok) throw new Error(table.fault)
  return readPeopleList(table.rows, rules)
}
const names = (text: string, rules?: ListRules) => read(text, rules).people.map(({ name }) => name)
const faults = (text: string, rules: ListRules = { kind: 'each', partyMax: 5 }) =>
  read(text, rules).faults.map(({ row, column, fault, other }) => [row, column, fault, ...(other ? [other] : [])])

describe('the columns of a list', () => {
  it.each([
    ['heads in Chinese', '序号\t姓名\t班级\n1\t张三\t二班\n2\t李四\t二班'],
    ['heads in English', 'No,Full name\n1,张三\n2,李四'],
    ['a head with a remark', '姓名（必填）*\n张三\n李四'],
    ['a title above the heads', '实验小学参观名单\n\n姓名,学号\n张三,1\n李四,2'],
    ['no heads, numbers first', '1\t张三\n2\t李四'],
    ['no heads, telephone first', '13800000000,张三\n13800000001,李四'],
    ['name and number in one cell', '张三 13800000000\n李四 138 0000 0001'],
    ['names only', '张三\n\n李四\n'],
    ['one line of names', '张三、李四'],
  ])('are found with %s', (_, text) => {
    expect(names(text)).toEqual(['张三', '李四'])
  })

  it('name those that are not read', () => {
    expect(read('序号\t姓名\t身份证号\n1\t张三\t11010519491231002X').ignored).toEqual(['序号', '身份证号'])
  })
})

describe('a group', () => {
  it('is told every fault with row and what is there, and who has a name twice', () => {
    const list = read('姓名\n张三\nwww.example.com\n张三\n=1+1\n')
    expect(list.faults).toEqual([
      { row: 3, column: 'name', typed: 'www.example.com', fault: 'nameUnreadable' },
      { row: 5, column: 'name', typed: '=1+1', fault: 'formula' },
    ])
    expect(list.namesakes).toEqual([4])
    expect(read('').fault).toBe('listEmpty')
    expect(read('姓名\n').fault).toBe('listEmpty')
    expect(read('张三\n'.repeat(201)).fault).toBe('listTooLong')
    expect(read('张三\n'.repeat(200)).fault).toBeUndefined()
    expect(read(`姓名\n${'长'.repeat(600)}`).faults[0]?.fault).toBe('cellTooLong')
  })

  it('counts its leader once, on the list or not', () => {
    const { people } = read('张三\n周老师\n李四')
    expect(companionsOf('周老师', people)).toEqual([{ name: '张三' }, { name: '李四' }])
    expect(companionsOf('吴老师', people)).toHaveLength(3)
  })
})

describe('people who are registered alone', () => {
  it('have contact, size, guardian, in the form that is stored', () => {
    const list = read(
      '姓名,手机号,邮箱,人数,监护人\n张三,１３８ ００００ ００００,,２,张建国\n李四,,Li@Example.com,,',
      {
        kind: 'each',
        partyMax: 5,
      },
    )
    expect(list.faults).toEqual([])
    expect(list.people).toEqual([
      { row: 2, name: '张三', phone: '13800000000', people: 2, guardian: '张建国', answers: {} },
      { row: 3, name: '李四', email: 'Li@example.com', people: 1, answers: {} },
    ])
  })

  it('are told row by row what is wrong', () => {
    expect(
      faults(
        '姓名,手机,邮箱,人数,监护人\n,138,,,\n张三,,,,\n李四,13800000000,,9,\n王五,13800000000,a@b@c,0,\n赵六,13800000001,,,www.a.cn',
      ),
    ).toEqual([
      [2, 'name', 'nameMissing'],
      [2, 'phone', 'phoneWrong'],
      [3, 'phone', 'listContactMissing'],
      [4, 'people', 'partyTooLarge'],
      [5, 'email', 'emailWrong'],
      [5, 'people', 'peopleWrong'],
      [5, 'phone', 'phoneTwice', 4],
      [6, 'guardian', 'nameUnreadable'],
    ])
    expect(faults('姓名,手机,监护人\n张三,13800000000,张建国', { kind: 'each', adultsOnly: true })).toEqual([
      [2, 'guardian', 'adultsOnly'],
    ])
  })

  it('answer the questions of the event in their words', () => {
    const way: FormQuestion = { ...question({ kind: 'one', label: '怎样过来', choices: CHOICES }), id: 'way' }
    const both: FormQuestion = {
      ...question({ kind: 'several', label: '会哪些', labelEn: 'Skills', choices: CHOICES }),
      id: 'both',
    }
    const rules: ListRules = { kind: 'each', questions: [way, both] }
    const list = read(
      '姓名,手机,怎样过来（单选）,Skills\n张三,13800000000,自驾,"地铁、Car"\n李四,13800000001,骑马,',
      rules,
    )
    expect(list.people[0]?.answers).toEqual({ way: 'c2', both: ['c1', 'c2'] })
    expect(list.faults).toEqual([{ row: 3, column: { question: '怎样过来' }, typed: '骑马', fault: 'choiceUnknown' }])
    expect(list.ignored).toEqual([])
  })
})

it('a list that was uploaded comes back as text with the same rows', () => {
  const rows = [['名单', ''], [], ['姓名', '备注'], ['张 三', '说"好"'], ['', '', '']]
  const again = readTableText(listText(rows))
  expect(again.ok && again.rows).toEqual([['名单'], [''], ['姓名', '备注'], ['张 三', '说"好"']])
})

it('the outlook of a list counts places as they would be given, row after row', () => {
  const slot: SlotSeats = {
    allocation: 'firstCome',
    capacity: 5,
    taken: 2,
    waiting: 0,
    waitingCapacity: 3,
    drawnAt: null,
  }
  expect(outlookOf(slot, [2, 2, 1, 1])).toEqual({ confirmed: 2, waiting: 3, full: 1 })
  // Three of five places are left to be decided on: nine people fit neither there nor on the waiting list of three.
  expect(outlookOf({ ...slot, allocation: 'approval' }, [2, 9])).toEqual({ pendingApproval: 2, full: 9 })
})
