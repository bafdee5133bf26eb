// Atom feed of published answers.
import { Feed } from 'feed'
import { config } from '#app/config.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import { type AnswerListQuery, answersHref } from './answer-list-query.ts'
import { answerUrl } from './answer-page.server.ts'
import { pageOfAnswers } from './answer-queries.server.ts'
import { questionsMessages } from './questions-messages.ts'

const MOST_IN_A_FEED = 50

export async function answersAtom(reader: Reader, { q, page: _, ...filter }: AnswerListQuery, language: Language) {
  const text = translator(language, questionsMessages)
  const { publicOrigin } = config()
  const query = { q, ...filter, page: 1 }
  const { items } = await pageOfAnswers(reader, { ...filter, query: q, limit: MOST_IN_A_FEED })
  const feed = new Feed({
    id: publicOrigin + answersHref(query),
    link: publicOrigin + answersHref(query),
    title: text('feedTitle'),
    description: text('answersLead'),
    language,
    copyright: '',
    updated: items[0]?.publishedAt ?? new Date(0),
    feedLinks: { atom: publicOrigin + answersHref(query, '/answers.atom') },
  })
  for (const item of items) {
    feed.addItem({
      id: answerUrl(item.id),
      link: answerUrl(item.id),
      title: item.title,
      description: item.question,
      content: item.answer ?? '',
      date: item.publishedAt,
      published: item.publishedAt,
      author: [{ name: localName(language, item.department.name, item.department.nameEn) }],
    })
  }
  return feed.atom1()
}
