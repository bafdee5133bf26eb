// What another site pastes to show the list of events: a frame, no script.
import { type EventListQuery, listHref } from './event-list-query.ts'

export const EMBED_COUNT = 6
const MOST_EMBEDDED = 20
/** CSS pixels that a card takes on a phone, and what stands around the cards. */
const CARD_HEIGHT = 190
const FRAME_HEIGHT = 140

/** How many events the frame shows: 1–20; 6 for anything else. */
export function readEmbedCount(value: string | null): number {
  const count = Number(value)
  return Number.isInteger(count) && count >= 1 && count <= MOST_EMBEDDED ? count : EMBED_COUNT
}

type Embed = Pick<EventListQuery, 'department' | 'theme' | 'campaign'> & { language: string; count: number }

export function embedHref({ department, theme, campaign, language, count }: Embed): string {
  const href = listHref({ department, theme, campaign }, '/embed/events')
  const search = new URLSearchParams({ lang: language, count: String(count) })
  return `${href}${href.includes('?') ? '&' : '?'}${search}`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const attribute = (text: string) => text.replace(/[&"<>]/g, (sign) => ESCAPES[sign] ?? sign)

/** The code of the frame. The title names it for screen readers. */
export function embedSnippet(origin: string, title: string, embed: Embed): string {
  const height = FRAME_HEIGHT + CARD_HEIGHT * embed.count
  return `<iframe src="${attribute(origin + embedHref(embed))}" title="${attribute(title)}" width="100%" height="${height}" style="border:0" loading="lazy"></iframe>`
}
