// Which language and type size a reader wants: ?lang=, then the cookie, then Accept-Language; Chinese by default.
import { config } from '#app/config.server.ts'
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '#app/platform/language.ts'
import { TEXT_SIZES, type TextSize } from '#app/ui/size-form.tsx'

/** The value of one cookie of a request; undefined when absent. */
export function cookieOf(request: Request, name: string): string | undefined {
  const pair = request.headers
    .get('Cookie')
    ?.split('; ')
    .find((item) => item.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  if (isLanguage(asked)) return asked
  const kept = cookieOf(request, 'lang')
  if (isLanguage(kept)) return kept
  const first = request.headers.get('Accept-Language')?.split(',')[0]?.trim().toLowerCase()
  return first?.startsWith('en') ? 'en' : DEFAULT_LANGUAGE
}

/** Headers of a public answer in the reader's language that anybody may keep for so long: one for each language. */
export function keptForReaders(seconds: number): { 'Cache-Control': string; Vary: string } {
  return { 'Cache-Control': `public, max-age=${seconds}`, Vary: 'Cookie, Accept-Language' }
}

/** The size of type that was chosen; `large` is 长辈版. */
export function sizeOf(request: Request): TextSize {
  const kept = cookieOf(request, 'size')
  return TEXT_SIZES.find((size) => size === kept) ?? 'standard'
}

/** A cookie that keeps a choice of display for a year. It holds nothing about the person. */
export function keepChoice(name: 'lang' | 'size' | 'contrast', value: string): string {
  const secure = config().publicOrigin.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
}
