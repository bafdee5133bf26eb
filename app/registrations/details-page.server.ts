// The page on which citizens change contact, needs and answers.
import type { Language } from '#app/platform/language.ts'
import { localText } from '#app/platform/local-text.ts'
import { maskEmail, maskPhone } from '#app/platform/text.ts'
import type { Reader } from '#db/store.ts'
import { filesOfRegistration } from './answer-files.server.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { formView } from './form-view.ts'
import { needsOf } from './needs.ts'
import { isLive, whyClosed } from './registration.ts'
import { byManageToken } from './registration-queries.server.ts'

/** Throws NotFound for a token that nobody has. The contact is shown masked: others may look at the screen. */
export async function readDetailsPage(reader: Reader, token: string | undefined, language: Language, now: Date) {
  const { registration, slot, event } = await byManageToken(reader, token)
  const { phone, email, answers, needs, status } = registration
  const form = formView(await formAtVersion(reader, event.id, event.formVersion), language, event.ageFrom)
  const names = await fileNamesOf(reader, registration.id)
  const help = needsOf(needs)
  const given = form.questions.flatMap(({ id, name, kind }): [string, string | string[]][] => {
    const answer = answers?.[id]
    if (answer === undefined) return []
    if (kind !== 'file') return [[name, answer]]
    return [
      [`f-${id}`, answer],
      [`n-${id}`, names.get(String(answer)) ?? ''],
    ]
  })
  return {
    path: `/r/${registration.manageToken}`,
    title: localText(language, event.title, event.titleEn).text,
    changeable:
      isLive(status) && registration.arrivedPeople === 0 && !whyClosed({ ...slot, eventState: event.state }, now),
    phone: phone ? maskPhone(phone) : null,
    email: email ? maskEmail(email) : null,
    questions: form.questions,
    takesFiles: form.takesFiles,
    confirmContact: form.confirmContact,
    values: { needs: help.needs, needsOther: help.other, ...Object.fromEntries(given) } as Record<
      string,
      string | string[]
    >,
  }
}

/** Names of the files that a registration has given, by id. */
export async function fileNamesOf(reader: Reader, registrationId: string): Promise<Map<string, string>> {
  return new Map((await filesOfRegistration(reader, registrationId)).map(({ id, name }) => [id, name]))
}
