import { formatRange } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { defineMessages } from '#app/platform/messages.ts'
import type { Letter } from './letter.ts'
import { type ReviewedProps, reviewedLetter } from './reviewed-letter.ts'
import { wordsOf } from './words.ts'

export type ReviewNoticeProps = ReviewedProps & { titleEn: string | null; startsAt: Date; endsAt: Date }

const reviewNoticeMessages = defineMessages('reviewNotice', {
  'zh-CN': {
    'handedIn.title': '活动待审核：{{title}}',
    'handedIn.text': '这个活动已提交审核。请核对内容、场次和活动方案后发布；需要修改的，写明意见退回。',
    'handedIn.open': '去审核',
    'returned.title': '活动退回修改：{{title}}',
    'returned.text': '您参与编写的活动没有通过审核，已退回草稿。请按审核意见修改后重新提交。',
    'returned.open': '去修改',
    'published.title': '活动已发布：{{title}}',
    'published.text': '您参与编写的活动已通过审核并公开。',
    'published.open': '查看活动',
    what: '活动',
    ofDepartment: '主办单位',
    time: '时间',
    reason: '您收到这封邮件，是因为您组织活动或者审核活动。',
  },
  en: {
    'handedIn.title': 'To review: {{title}}',
    'handedIn.text':
      'This event was handed in. Please check its words, sessions and plan, then publish it, or send it back with a note.',
    'handedIn.open': 'Review it',
    'returned.title': 'Sent back: {{title}}',
    'returned.text':
      'An event that you wrote was not passed and is a draft again. Please change it as the note says and hand it in again.',
    'returned.open': 'Change it',
    'published.title': 'Published: {{title}}',
    'published.text': 'An event that you wrote has passed its review and is public.',
    'published.open': 'See the event',
    what: 'Event',
    ofDepartment: 'Department',
    time: 'Time',
    reason: 'You get this mail because you organise or review events.',
  },
})

const wordsIn = wordsOf(reviewNoticeMessages)

/** To members of staff: an event waits for their review, or theirs was decided on. */
export function reviewNotice(props: ReviewNoticeProps): Letter {
  const { language, startsAt, endsAt } = props
  const text = wordsIn(language)
  const title = localName(language, props.title, props.titleEn)
  return reviewedLetter({ ...props, title }, text, [
    { label: text('time'), value: formatRange(startsAt, endsAt, language) },
  ])
}
