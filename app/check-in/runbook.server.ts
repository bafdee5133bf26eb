// The runbook of docs/, in the build, so that it is at hand where it is needed.
import type { Language } from '#app/platform/language.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import source from '../../docs/runbook.md?raw'

export type Runbook = { title: string; lead: string; sections: { title: string; html: string }[] }

/** Its title, what stands before the first section, and the sections. */
export function readRunbook(language: Language): Runbook {
  const [chinese = '', english = ''] = source.split('<!-- en -->')
  const [head = '', ...parts] = (language === 'en' ? english : chinese).trim().split(/^## /m)
  const [title = '', ...lead] = head.split('\n')
  return {
    title: title.replace(/^# /, ''),
    lead: lead.join('\n').trim(),
    sections: parts.map((part) => {
      const end = part.indexOf('\n')
      return { title: part.slice(0, end), html: renderMarkdown(part.slice(end)) }
    }),
  }
}
