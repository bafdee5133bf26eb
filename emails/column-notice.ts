import { localName } from '#app/platform/local-text.ts'
import { defineMessages } from '#app/platform/messages.ts'
import type { Letter } from './letter.ts'
import { type ReviewedProps, reviewedLetter } from './reviewed-letter.ts'
import { wordsOf } from './words.ts'

export type ColumnNoticeProps = ReviewedProps & { titleEn: string }

const columnNoticeMessages = defineMessages('columnNotice', {
  'zh-CN': {
    'handedIn.title': '专题待审核：{{title}}',
    'handedIn.text': '本单位的专题已提交审核。请核对内容、图片和链接后发布；需要修改的，写明理由退回。',
    'handedIn.open': '去审核',
    'returned.title': '专题退回修改：{{title}}',
    'returned.text': '您参与编写的专题没有通过审核。请按审核意见修改后重新提交；已公开的内容不受影响。',
    'returned.open': '去修改',
    'published.title': '专题已发布：{{title}}',
    'published.text': '您参与编写的专题已通过审核并公开。',
    'published.open': '查看专题',
    what: '专题',
    ofDepartment: '单位',
    reason: '您收到这封邮件，是因为您编写或者审核本单位的专题。',
  },
  en: {
    'handedIn.title': 'To review: {{title}}',
    'handedIn.text':
      'A topic of your office was handed in. Please check its words, pictures and links, then publish it, or send it back with a note.',
    'handedIn.open': 'Review it',
    'returned.title': 'Sent back: {{title}}',
    'returned.text':
      'A topic that you wrote was not passed. Please change it as the note says and hand it in again. What is public stays as it is.',
    'returned.open': 'Change it',
    'published.title': 'Published: {{title}}',
    'published.text': 'A topic that you wrote has passed its review and is public.',
    'published.open': 'See the topic',
    what: 'Topic',
    ofDepartment: 'Department',
    reason: 'You get this mail because you write or review topics of your office.',
  },
})

const wordsIn = wordsOf(columnNoticeMessages)

/** To members of staff: a topical column waits for their review, or theirs was decided on. */
export function columnNotice(props: ColumnNoticeProps): Letter {
  const title = localName(props.language, props.title, props.titleEn)
  return reviewedLetter({ ...props, title }, wordsIn(props.language))
}
