// The result of an event as its readers see it, in their language.
import { formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localText } from '#app/platform/local-text.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { Translate } from '#app/platform/messages.ts'
import { type ResultChange, type ResultContent, type ResultFacts, shownFigures } from './result.ts'
import type { resultMessages } from './result-messages.ts'

export type ResultView = ReturnType<typeof resultView>

/** `at`: when it was published, and whether another version was public before; null for a preview. */
export function resultView(
  result: ResultContent,
  facts: ResultFacts,
  language: Language,
  at: { decidedAt: Date; first: boolean } | null,
) {
  const summary = localText(language, result.summary, result.summaryEn)
  return {
    summary: { html: renderMarkdown(summary.text), foreign: summary.foreign },
    figures: shownFigures(result.figures, facts),
    rated: facts.rated,
    photos: result.photos.map(({ hash, width, height, alt, altEn }) => {
      const text = localText(language, alt, altEn)
      return { src: `/files/${hash}`, width, height, alt: text.text, foreign: text.foreign }
    }),
    links: result.links,
    at: at ? { moment: formatMoment(at.decidedAt, language), first: at.first } : null,
  }
}

type Text = Translate<(typeof resultMessages)['keys'][number]>

/** What changed, in words. */
export function toldChanges(changes: readonly ResultChange[], text: Text) {
  return changes.map(({ field, from, to }) => ({ field, from: told(from, text), to: told(to, text) }))
}

function told(value: ResultChange['from'], text: Text): string {
  if (typeof value === 'string') return value
  return value
    .map((item, index) => {
      if (typeof item === 'string') return text(item)
      if ('url' in item) return `${item.label} ${item.url}`
      return `${index + 1}. ${[item.alt, item.altEn].filter(Boolean).join(' / ') || text('empty')}`
    })
    .join('\n')
}
