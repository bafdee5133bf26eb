// What is said when something pasted was made plain. `{n}` and `{list}` are filled in the browser.
import { defineMessages } from '#app/platform/messages.ts'

export const pasteMessages = defineMessages('paste', {
  'zh-CN': {
    intro: '粘贴的内容已整理为纯文本结构，按 Ctrl+Z 可撤销。已去除：{list}。',
    comma: '、',
    colour: '字体颜色',
    font: '字体字号',
    emphasis: '斜体、下划线等',
    images: '图片 {n} 张（请作为附件上传）',
    media: '视频、音频 {n} 个',
    tables: '表格 {n} 个（已改为逐行文字）',
    hidden: '隐藏文字 {n} 处',
    revisions: '修订中删除的文字 {n} 处',
    notes: '批注 {n} 条',
    links: '不能打开的链接 {n} 个',
  },
  en: {
    intro: 'What you pasted was made plain; Ctrl+Z takes it back. Left out: {list}.',
    comma: ', ',
    colour: 'colours',
    font: 'fonts and sizes',
    emphasis: 'italics, underlines and the like',
    images: 'pictures: {n} (add them as files)',
    media: 'videos and sounds: {n}',
    tables: 'tables, now line by line: {n}',
    hidden: 'hidden text: {n}',
    revisions: 'deleted text of revisions: {n}',
    notes: 'comments: {n}',
    links: 'links that cannot be opened: {n}',
  },
})
