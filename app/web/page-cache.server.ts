// Pages for anonymous readers, kept as bytes. A change of data marks them; a marked page is rendered again for the next
// reader, once however many ask, and at most every 200 ms. Until then the former copy is served.
import { performance } from 'node:perf_hooks'
import { onChange } from '#app/platform/changes.ts'
import type { Language } from '#app/platform/language.ts'
import type { TextSize } from '#app/ui/size-form.tsx'
import { EncodedBody } from './encodings.server.ts'

export type PageKey = {
  path: string
  /** normalised, without `?`; see normaliseQuery */
  query: string
  language: Language
  size: TextSize
  contrast: 'standard' | 'high'
}

export type RenderedPage = { status: number; type: string; headers?: [string, string][]; body: Buffer }
export type CachedPage = { type: string; body: EncodedBody }

type Entry = {
  page: CachedPage | undefined
  /** generation of the data the page was rendered from */
  generation: number
  renderedAt: number
  running: Promise<CachedPage | RenderedPage> | undefined
}

type Settings = { mostPages: number; mostBytes: number; between: number; freshFor: number }

/**
 * `between`: milliseconds between two renderings of one page. `freshFor`: pages show states that the clock brings and,
 * with several processes, changes made elsewhere, so that they are rendered again after this time without any change.
 */
const SETTINGS: Settings = { mostPages: 500, mostBytes: 64 * 1024 * 1024, between: 200, freshFor: 5000 }
const BROTLI_QUALITY = 5

/** Parameters in the order of their names; `lang` is part of the key already and empty ones say nothing. */
export function normaliseQuery(search: string): string {
  if (search === '' || search === '?') return ''
  const query = new URLSearchParams(search)
  query.delete('lang')
  for (const [name, value] of [...query]) if (value === '') query.delete(name, value)
  query.sort()
  return query.toString()
}

export function nameOf(key: PageKey): string {
  return `${key.language}|${key.size}|${key.contrast}|${key.path}?${key.query}`
}

export class PageCache {
  readonly #entries = new Map<string, Entry>()
  readonly #settings: Settings
  readonly #stopListening: () => void
  #bytes = 0
  #generation = 0

  constructor(settings: Partial<Settings> = {}) {
    this.#settings = { ...SETTINGS, ...settings }
    this.#stopListening = onChange((change) => {
      if (change.kind !== 'outbox' && change.kind !== 'headCount') this.#generation++
    })
  }

  close(): void {
    this.#stopListening()
    this.#entries.clear()
  }

  get size(): number {
    return this.#entries.size
  }

  /** The page of a key while nothing asks for it to be rendered again; undefined otherwise. */
  fresh(name: string): CachedPage | undefined {
    const entry = this.#entries.get(name)
    return entry?.page && !this.#mustRender(entry) ? entry.page : undefined
  }

  /**
   * The page, from the cache or rendered. Answers other than 200 are handed back as they are and not kept.
   */
  async get(key: PageKey, render: () => Promise<RenderedPage>): Promise<CachedPage | RenderedPage> {
    const name = nameOf(key)
    const entry = this.#entries.get(name) ?? {
      page: undefined,
      generation: -1,
      renderedAt: -Infinity,
      running: undefined,
    }
    // Moved to the end: the first entry is the one not asked for the longest.
    this.#entries.delete(name)
    this.#entries.set(name, entry)
    if (entry.page && !this.#mustRender(entry)) return entry.page
    if (entry.running) return entry.page ?? entry.running
    entry.running = this.#render(entry, render).finally(() => {
      entry.running = undefined
      if (!entry.page) this.#entries.delete(name)
    })
    return entry.running
  }

  #mustRender(entry: Entry): boolean {
    const age = performance.now() - entry.renderedAt
    if (age < this.#settings.between) return false
    return entry.generation !== this.#generation || age > this.#settings.freshFor
  }

  async #render(entry: Entry, render: () => Promise<RenderedPage>): Promise<CachedPage | RenderedPage> {
    // What changes while the page is being made marks it again.
    const generation = this.#generation
    const made = await render()
    this.#bytes -= entry.page?.body.size ?? 0
    if (made.status !== 200) {
      entry.page = undefined
      return made
    }
    entry.page = { type: made.type, body: new EncodedBody(made.body, BROTLI_QUALITY) }
    entry.generation = generation
    entry.renderedAt = performance.now()
    this.#bytes += made.body.length
    this.#shrink()
    return entry.page
  }

  #shrink(): void {
    for (const [name, entry] of this.#entries) {
      if (this.#entries.size <= this.#settings.mostPages && this.#bytes <= this.#settings.mostBytes) return
      if (entry.running) continue
      this.#bytes -= entry.page?.body.size ?? 0
      this.#entries.delete(name)
    }
  }
}
