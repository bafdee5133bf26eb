import { expect, test } from 'vitest'
import { groupedCode, publicStateOf, questionTitle, readTrackingCode, STEPS } from '#app/questions/question.ts'
import { publicTimeline } from '#app/questions/question-history.ts'
import { QUESTION_STATUSES } from '#db/schema/questions.ts'

test('every status has a public word, and reviews are not among them', () => {
  const states = QUESTION_STATUSES.map((status) => publicStateOf({ status, publishedAt: null }))
  expect(new Set(states)).toEqual(
    new Set(['received', 'accepted', 'inProgress', 'answered', 'closed', 'declined', 'merged', 'redirected']),
  )
  for (const status of ['drafting', 'inReview', 'changesRequested', 'approved'] as const)
    expect(publicStateOf({ status, publishedAt: null })).toBe('inProgress')
})

test('a published answer under correction stays answered', () => {
  expect(publicStateOf({ status: 'inReview', publishedAt: new Date() })).toBe('answered')
})

test('nothing leads out of a declined question', () => {
  for (const from of Object.values(STEPS)) expect(from).not.toContain('declined')
})

test('a title is the sentence that asks, without opening politeness', () => {
  expect(questionTitle('我们小区自来水早上偶尔发黄。请问温泉街道的老旧管网什么时候改造？改造期间停水怎样通知？')).toBe(
    '温泉街道的老旧管网什么时候改造？',
  )
  expect(questionTitle('您好，请问公租房怎么申请？')).toBe('公租房怎么申请？')
  expect(questionTitle('建议增加公交班次。谢谢。')).toBe('建议增加公交班次')
  expect(questionTitle('Why is the water yellow? I live in Jimo.')).toBe('Why is the water yellow?')
  expect([...questionTitle('字'.repeat(300))]).toHaveLength(60)
  expect(questionTitle('请问')).toBe('请问')
  expect(questionTitle('？？')).not.toBe('')
})

test('a tracking code is read as people type it', () => {
  expect(readTrackingCode(' 1234 567 890 ')).toBe('1234567890')
  expect(readTrackingCode('１２３４５６７８９０')).toBe('1234567890')
  expect(readTrackingCode('1234-567-890')).toBe('1234567890')
  for (const typed of ['', '123', '0123456789', 'abcdefghij', '12345678901'])
    expect(readTrackingCode(typed)).toBeUndefined()
  expect(groupedCode('1234567890')).toBe('1234 5678 90')
})

test('the public timeline tells of the first draft only and hides internal steps', () => {
  const events = [
    'submitted',
    'screened',
    'redacted',
    'draftSaved',
    'draftSaved',
    'reviewRequested',
    'reviewRejected',
    'draftSaved',
    'reviewRequested',
    'reviewPassed',
    'published',
  ]
  expect(publicTimeline(events.map((type) => ({ type }))).map((event) => event.type)).toEqual([
    'submitted',
    'screened',
    'draftSaved',
    'reviewRequested',
    'published',
  ])
})
