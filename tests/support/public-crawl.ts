// Everything that somebody without an account can reach: given addresses first, then whatever the answers link to.
import type { BuiltRoute } from './routes.ts'
import { routeOf } from './routes.ts'

export type PublicAnswer = { path: string; status: number; type: string; text: string }

/** Addresses of one route that are followed: filters and months have no end, and pages of things are alike before that. */
const MOST_ALIKE = { asked: 4, plain: 20 }
const IS_TEXT = /^(text\/|application\/(.*\+)?(json|xml)|image\/svg)/

const routeKey = (routes: readonly BuiltRoute[], path: string): string => {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  return `${routeOf(routes, pathname)?.path ?? pathname} ${[...new Set(searchParams.keys())].sort().join()}`
}

/** Asks as a reader of `language` would, without following where it is sent on to. Head and body, as one text. */
export async function askPublic(origin: string, path: string, language: 'zh-CN' | 'en'): Promise<PublicAnswer> {
  const answer = await fetch(new URL(path, origin), {
    headers: { Cookie: `lang=${language}`, Accept: 'text/html,*/*' },
    redirect: 'manual',
  })
  const type = answer.headers.get('Content-Type') ?? ''
  // Names of files travel in the head, in percent signs.
  const head = [...answer.headers].map(([name, value]) => `${name}: ${plainly(value)}`).join('\n')
  return { path, status: answer.status, type, text: `${head}\n\n${await bodyOf(answer, type)}` }
}

const plainly = (value: string) => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

async function bodyOf(answer: Response, type: string): Promise<string> {
  if (type.startsWith('text/event-stream')) return firstEvent(answer)
  if (IS_TEXT.test(type)) return answer.text()
  await answer.body?.cancel()
  return ''
}

/** A stream has no end: what it sends on opening, or nothing where it is silent until something happens. */
async function firstEvent(answer: Response): Promise<string> {
  const reading = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (reading && !text.includes('\n\n')) {
    const { value, done } = await reading.read()
    if (done) break
    text += value
  }
  await reading?.cancel()
  return text
}

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"')

/** Addresses of this site in an answer of any kind. */
export function linksIn({ text }: PublicAnswer, origin: string): string[] {
  const written = [
    ...[...text.matchAll(/\b(?:href|src|action|Location|location)[=:] ?"?([^"\s>]+)/g)].map(([, link]) => link ?? ''),
    ...[...text.matchAll(new RegExp(`${origin}(/[^\\s"'<>\\\\]*)`, 'g'))].map(([, path]) => path ?? ''),
  ]
  const found = written.map(unescaped).flatMap((link) => {
    if (!link.startsWith('/') && !link.startsWith(origin) && !link.startsWith('?')) return []
    if (link.startsWith('//')) return []
    const url = URL.canParse(link, origin) ? new URL(link, origin) : undefined
    return url && url.origin === origin ? [url.pathname + url.search] : []
  })
  return [...new Set(found)]
}

/** Visits `start` and everything that can be reached from there by links, in one language. */
export async function crawl(
  origin: string,
  { routes, start, language }: { routes: readonly BuiltRoute[]; start: readonly string[]; language: 'zh-CN' | 'en' },
): Promise<PublicAnswer[]> {
  const answers: PublicAnswer[] = []
  const waiting = [...new Set(start)]
  const seen = new Set(waiting)
  const alike = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await askPublic(origin, path, language)
    answers.push(answer)
    for (const link of linksIn(answer, origin)) {
      if (seen.has(link)) continue
      seen.add(link)
      // The other language has a walk of its own.
      if (/[?&]lang=/.test(link)) continue
      const key = routeKey(routes, link)
      const count = alike.get(key) ?? 0
      alike.set(key, count + 1)
      if (count < (link.includes('?') ? MOST_ALIKE.asked : MOST_ALIKE.plain)) waiting.push(link)
    }
  }
  return answers
}
