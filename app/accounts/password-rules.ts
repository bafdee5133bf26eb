// What a password must be (NIST SP 800-63B-4 §3.1.1): long, and not one that is guessed first. No rules of composition.
import { foldText, lengthOf } from '#app/platform/text.ts'

export const SHORTEST_ALONE = 15
export const SHORTEST_WITH_CODE = 8
export const LONGEST = 256

export type PasswordProblem =
  | 'passwordTooShort'
  | 'passwordTooShortWithCode'
  | 'passwordTooLong'
  | 'passwordCommon'
  | 'passwordPersonal'

// Words that lists of leaked passwords begin with; a password made of them alone is guessed first.
const COMMON_WORDS = (
  'password passw0rd pass word welcome admin administrator root user guest test login letmein qwerty qwertyuiop asdf asdfgh ' +
  'asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc iloveyou loveyou love monkey dragon master sunshine princess football ' +
  'baseball superman batman shadow michael jordan hunter killer trustno1 secret abc abcd abcde abcdef abc123 a1b2c3 changeme ' +
  'default system server computer internet office money freedom whatever starwars pokemon computer1 woaini woaini1314 5201314 ' +
  '1314520 520 1314 888888 666666 168168 123123 123456 1234567 12345678 123456789 1234567890 0123456789 987654321 654321 ' +
  '112233 111111 000000 121212 123321 147258369 789456123 1qaz2wsx 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3r4 zaq12wsx aa123456 ' +
  'a123456 qq123456 china zhongguo beijing shanghai qingdao jimo changsha zhengwu zhengfu gov government government12345 ' +
  'openday open day opendays kaifangri kaifang 12345 hotline police teacher school student family forever spring summer autumn ' +
  'winter january february march april june july august september october november december monday friday sunday 2023 2024 ' +
  '2025 2026 2027 correct horse battery staple'
).split(/\s+/)
const COMMON = new Set(COMMON_WORDS)
const LONGEST_FIRST = [...COMMON].sort((left, right) => right.length - left.length)

/** True when nothing but common words, repeats and runs is left of it. */
function isCommon(folded: string): boolean {
  let rest = folded.replace(/[\s._\-!@#$%^&*+=?]/g, '')
  if (COMMON.has(rest) || new Set(rest).size <= 3) return true
  for (const word of LONGEST_FIRST) if (word.length > 2) rest = rest.replaceAll(word, '')
  return rest.length <= 3 || isRun(rest)
}

/** abcdefgh, 87654321 */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index))
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}

/**
 * Why a password is not accepted, or undefined. Alone it has 15 characters or more; beside a one-time code, 8. Words of the
 * person (name, address of the mailbox) are refused because they are tried first.
 */
export function passwordProblem(
  password: string,
  about: { withCode: boolean; words: readonly string[] },
): PasswordProblem | undefined {
  const typed = password.normalize('NFKC')
  const length = lengthOf(typed)
  if (about.withCode && length < SHORTEST_WITH_CODE) return 'passwordTooShortWithCode'
  if (!about.withCode && length < SHORTEST_ALONE) return 'passwordTooShort'
  if (length > LONGEST) return 'passwordTooLong'
  const folded = foldText(typed)
  if (isCommon(folded)) return 'passwordCommon'
  const own = about.words.flatMap((word) => foldText(word).split(/[@.\s]/)).filter((word) => word.length >= 4)
  let rest = folded
  for (const word of own) rest = rest.replaceAll(word, '')
  return own.length > 0 && rest.length < folded.length && rest.length < SHORTEST_WITH_CODE
    ? 'passwordPersonal'
    : undefined
}
