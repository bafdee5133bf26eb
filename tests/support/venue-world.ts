import { makeScreenLink } from '#app/check-in/screen-links.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { inTransaction } from '#db/work.ts'

/** Links to the screens of an event, and a question asked there. */
export async function makeVenue(event: { id: string; slug: string }) {
  const system = { kind: 'system', job: 'test' } as const
  const screenLink = (kind: 'board' | 'screen') => inTransaction(system, (work) => makeScreenLink(work, event.id, kind))
  const asked = await inTransaction({ kind: 'citizen' }, (work) =>
    askQuestion(work, {
      event: event.slug,
      source: 'web',
      kind: 'consult',
      text: '停水通知能不能发短信？',
      anonymous: true,
      mayPublish: true,
      language: 'zh-CN',
    }),
  )
  return {
    boardKey: (await screenLink('board')).token,
    screenKey: (await screenLink('screen')).token,
    questionId: 'question' in asked ? asked.question.id : '',
  }
}
