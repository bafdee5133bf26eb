// People of crowds: everybody with a contact and a key of their own.

export function bodyOf(run: number, person: number, consentVersion: string): string {
  const number = String(run * 100_000 + person).padStart(9, '0')
  return JSON.stringify({ name: '孙玉梅', phone: `13${number}`, consent: { version: consentVersion } })
}
export const keyOf = (run: number, person: number) => `crowd-${run}-${person}`
