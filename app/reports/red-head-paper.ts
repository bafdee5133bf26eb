// A paper with a red head (红头文件): what stands on it, the same for the page, the print and the DOCX. Layout: GB/T 9704-2012.
import type { Block } from './report-paper.ts'

export type RedHeadPaper = {
  /** 发文机关标志; also signs */
  office: string
  /** 发文字号 */
  number: string
  title: string
  /** 主送机关; empty where the paper goes to all */
  to: string
  blocks: readonly Block[]
  /** 成文日期, as written */
  day: string
  /** where the seal is put; nothing is drawn there */
  seal: string
  /** 抄送; empty for none */
  copyTo: string
  /** 印发机关 and 印发日期 */
  issuer: string
  issued: string
  /** a sentence above the title for what is not in force: a draft */
  mark: string
}

/** The red head stands on one line of 156 mm as long as it is readable; longer names take two. */
export function headSize(office: string): 'l' | 'm' | 's' {
  const width = [...office].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0)
  return width <= 11 ? 'l' : width <= 16 ? 'm' : 's'
}
