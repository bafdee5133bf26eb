/** The address behind the code for asking at an event, and at one of its desks. */
export function askUrl(origin: string, slug: string, stall?: string): string {
  return `${origin}/ask?event=${encodeURIComponent(slug)}${stall ? `&stall=${encodeURIComponent(stall)}` : ''}`
}
