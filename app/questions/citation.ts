// 政策依据 as data: which document, its number, which article, where it can be read, and when somebody saw that it is in force.
export type Citation = {
  title: string
  /** 文号, such as 国务院令第158号; may be empty */
  number: string
  /** 条款, such as 第二十二条; may be empty */
  article: string
  /** https; may be empty */
  url: string
  /** Beijing day; empty: nobody has checked */
  checkedOn: string
}

export const MOST_CITATIONS = 8

/** 《城市供水条例》（国务院令第158号）第二十二条 */
export function citationLine({ title, number, article }: Pick<Citation, 'title' | 'number' | 'article'>): string {
  const named = /^[《〈“"]/.test(title) || !/\p{Script=Han}/u.test(title) ? title : `《${title}》`
  return `${named}${number ? `（${number}）` : ''}${article}`
}

/** All of them on one line, for letters, mails and search. */
export function citationsLine(citations: readonly Citation[]): string {
  return citations.map(citationLine).join('；')
}
