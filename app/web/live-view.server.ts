// What a live page is: regions of a page, each a list of parts with a key, read anew when something it shows changes.
import type { StaffActor } from '#app/platform/actor.ts'
import type { Change } from '#app/platform/changes.ts'
import type { Language } from '#app/platform/language.ts'

/** `html` is one element that carries `data-key`. */
export type LivePart = { key: string; html: string }
export type LiveRegions = Readonly<Record<string, readonly LivePart[]>>
/** Whom or what a page shows, and in which language: everybody on the same topic gets the same bytes. */
export type LiveTopic = {
  id: string
  language: Language /** set where each person sees something else */
  actor?: StaffActor
}

export type LiveView = {
  name: string
  /** of its stream, as in routes.ts: `/wall/:slug/live` */
  pattern: string
  /** milliseconds between two updates, at least */
  between: number
  /** milliseconds after which it is read again without any change, for what the clock brings */
  refreshEvery: number
  /** Whose page this is. Throws NotFound, or a Response, for those who may not read it. */
  admit(asked: { request: Request; params: Record<string, string>; language: Language }): Promise<LiveTopic>
  concerns(change: Change, topic: LiveTopic): boolean
  read(topic: LiveTopic): Promise<LiveRegions>
}

export type FoundLiveView = { view: LiveView; params: Record<string, string> }

let views: readonly LiveView[] = []

/** Sets the live pages of this process. */
export function useLiveViews(all: readonly LiveView[]): void {
  views = all
}

export function findLiveView(path: string): FoundLiveView | undefined {
  for (const view of views) {
    const found = matchLive(view, path)
    if (found) return found
  }
  return undefined
}

/** The view with what its pattern finds in the path. */
export function matchLive(view: LiveView, path: string): FoundLiveView | undefined {
  const wanted = view.pattern.split('/')
  const parts = path.split('/')
  if (wanted.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, want] of wanted.entries()) {
    const part = parts[index] as string
    if (want.startsWith(':')) params[want.slice(1)] = decodeURIComponent(part)
    else if (want !== part) return undefined
  }
  return { view, params }
}
