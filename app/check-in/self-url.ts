/** The address behind the code on the venue's screen. Opening it changes nothing. */
export function hereUrl(origin: string, slug: string, code: string): string {
  return `${origin}/here?e=${encodeURIComponent(slug)}&c=${code}`
}
