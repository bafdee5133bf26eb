// What the page of one text shows: the words, a letter made with them, and how they came to be.
import { config } from '#app/config.server.ts'
import { sampleMail } from '#app/outbox/mailing-content.server.ts'
import { fittedSms, inOwnWords } from '#app/outbox/own-words.ts'
import { standaloneHtml } from '#app/outbox/preview-message.server.ts'
import { sampleLetter } from '#app/outbox/sample-letters.ts'
import { sendTestLetter } from '#app/outbox/send-test-letter.server.ts'
import { sortOf, type TextKind } from '#app/outbox/text-kinds.ts'
import type { Actor } from '#app/platform/actor.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader } from '#db/work.ts'
import {
  type BothWords,
  getTextDepartment,
  HOUSE_WORDS,
  isOwn,
  listTextVersions,
  readLimits,
  sampleOf,
  type TextDepartment,
  wordsInForce,
} from './text-queries.server.ts'

/** The text for those who may change it; others get NotFound. `from` names a version to begin anew from. */
export async function readTextPage(reader: Reader, actor: Actor, departmentId: string, kind: TextKind, from?: number) {
  const department = await getTextDepartment(reader, actor, departmentId, kind)
  const versions = await listTextVersions(reader, departmentId, kind)
  const current = versions[0]
  const shown = versions.find(({ version }) => version === from) ?? current
  const sort = sortOf(kind)
  return {
    department,
    version: current?.version ?? 0,
    from: shown === current ? undefined : shown?.version,
    own: current?.words ?? HOUSE_WORDS,
    words: inForce(kind, shown?.words ?? HOUSE_WORDS),
    neededInSms: sort.neededInSms,
    variables: await variablesOf(department, kind),
    versions: versions.map(({ words, ...version }, index) => ({
      ...version,
      isHouse: !LANGUAGES.some((language) => isOwn(words[language])),
      changes: changesBetween(kind, versions[index + 1]?.words ?? HOUSE_WORDS, words),
    })),
  }
}

const inForce = (kind: TextKind, own: BothWords): BothWords => ({
  'zh-CN': wordsInForce(kind, 'zh-CN', own['zh-CN']),
  en: wordsInForce(kind, 'en', own.en),
})

/** Each variable with what it stands for in the sample letter, in both languages. */
async function variablesOf(department: TextDepartment, kind: TextKind) {
  const { variables, neededInSms } = sortOf(kind)
  const origin = config().publicOrigin
  const zh = sampleLetter(kind, await sampleOf(department, 'zh-CN', origin)).values ?? {}
  const en = sampleLetter(kind, await sampleOf(department, 'en', origin)).values ?? {}
  const all = neededInSms === null ? variables : [...variables, 'link' as const]
  return all.map((variable) => ({ variable, sample: { 'zh-CN': zh[variable] ?? '', en: en[variable] ?? '' } }))
}

type TextChange = { language: Language; part: 'subject' | 'body' | 'sms'; from: string; to: string }

function changesBetween(kind: TextKind, before: BothWords, after: BothWords): TextChange[] {
  const [from, to] = [inForce(kind, before), inForce(kind, after)]
  return LANGUAGES.flatMap((language) =>
    (['subject', 'body', 'sms'] as const)
      .filter((part) => from[language][part] !== to[language][part])
      .map((part) => ({ language, part, from: from[language][part], to: to[language][part] })),
  )
}

async function lettersWith(department: TextDepartment, kind: TextKind, words: BothWords) {
  const origin = config().publicOrigin
  return Promise.all(
    LANGUAGES.map(async (language) =>
      inOwnWords(sampleLetter(kind, await sampleOf(department, language, origin)), words[language]),
    ),
  )
}

// The frame that shows the letter lives by the page's rules, which allow no sheet of styles; it only makes room on phones.
const SHEET = /<style>.*?<\/style>/gs

/** Letter and text message with these words, in both languages, drawn as they are sent. */
export async function previewTexts(reader: Reader, department: TextDepartment, kind: TextKind, words: BothWords) {
  const { longest } = await readLimits(reader, department, kind, config().publicOrigin)
  const bySms = sortOf(kind).neededInSms !== null
  return (await lettersWith(department, kind, words)).map((letter) => {
    const { language } = letter
    const mail = sampleMail(letter)
    const sms = wordsInForce(kind, language, words[language]).sms
    return {
      language,
      subject: mail.subject,
      html: standaloneHtml(mail).replace(SHEET, ''),
      sms: bySms
        ? {
            text: mail.sms,
            length: smsLength(mail.sms),
            longest: smsLength(fittedSms(sms, longest[language])).segments,
          }
        : undefined,
    }
  })
}
export type TextPreview = Awaited<ReturnType<typeof previewTexts>>[number]

/** Sends the writer the letter in both languages, at the address they sign in with. */
export async function testTexts(actor: Actor, departmentId: string, kind: TextKind, words: BothWords): Promise<void> {
  const department = await getTextDepartment(reader(), actor, departmentId, kind)
  const letters = await lettersWith(department, kind, words)
  await inTransaction(actor, async (work) => {
    for (const letter of letters) await sendTestLetter(work, letter)
  })
}
