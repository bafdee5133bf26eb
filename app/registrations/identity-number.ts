// 居民身份证 numbers (GB 11643-1999): six digits of area, eight of birth, three of order, one check character.

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** by the weighted sum modulo 11 (ISO 7064, MOD 11-2) */
const CHECK = '10X98765432'

/** The number in its stored form, 18 characters; undefined when length, birth date or check character is wrong. */
export function normaliseIdentityNumber(typed: string): string | undefined {
  const number = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return undefined
  if (!isBirthDate(number.slice(6, 14))) return undefined
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0)
  return CHECK[sum % 11] === number[17] ? number : undefined
}

function isBirthDate(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `370*************12`: the first three, the last two. */
export function maskIdentityNumber(number: string): string {
  return `${number.slice(0, 3)}${'*'.repeat(Math.max(0, number.length - 5))}${number.slice(-2)}`
}
