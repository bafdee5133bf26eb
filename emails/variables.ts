// What the words of a letter may stand open for: `{姓名}` or `{name}`. Both spellings work in both languages.

export const VARIABLES = {
  name: '姓名',
  event: '活动',
  time: '时间',
  place: '地点',
  people: '人数',
  code: '入场码',
  link: '链接',
  department: '部门',
  phone: '电话',
  deadline: '期限',
  position: '候补序号',
  number: '摇号编号',
  reason: '原因',
  reference: '查询码',
  other: '另一件查询码',
} as const
export type Variable = keyof typeof VARIABLES

/** What the variables of a letter stand for, in its language. */
export type LetterValues = { readonly [Name in Variable]?: string }

/** The same where words are filled: those that a letter does not know are not there. */
export type FilledValues = Readonly<Record<string, string>>
