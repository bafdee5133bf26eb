// What the pages behind a QR code show: the party's ticket, a companion's own, and the codes of all companions.
import { ticketCode, ticketLink } from '#app/outbox/message-links.server.ts'
import { isoOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { maskName } from '#app/platform/text.ts'
import type { Reader } from '#db/store.ts'
import { type TicketView, ticketView, visitView } from './manage-page.server.ts'
import { liveCodesOf } from './own-codes.server.ts'
import { companionName, companionsOf, MOST_OWN_CODES } from './own-codes.ts'
import { isLive, type RegistrationStatus } from './registration.ts'
import { byCompanionSecret, byTicketSecret } from './registration-queries.server.ts'
import { wasReplaced } from './replace-code.server.ts'

export type CompanionTicket = Awaited<ReturnType<typeof readCompanionTicket>>
export type OwnCodesPage = Awaited<ReturnType<typeof readOwnCodesPage>>

/** A code that was replaced: nothing is told of whose it was. */
export type ReplacedTicket = { replaced: true }

/** The page of a code, whosever it is. Throws NotFound for a secret that nobody ever had. */
export async function readTicketPage(
  reader: Reader,
  secret: string | undefined,
  language: Language,
  now: Date,
): Promise<TicketView | CompanionTicket | ReplacedTicket> {
  try {
    return ticketView(await byTicketSecret(reader, secret), language, now)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
    if (await wasReplaced(reader, secret ?? '')) return { replaced: true }
    return readCompanionTicket(reader, secret, language, now)
  }
}

/** Made to be passed on: nothing of the registration but the companion's own masked name and number, and of the visit. */
async function readCompanionTicket(reader: Reader, secret: string | undefined, language: Language, now: Date) {
  const found = await byCompanionSecret(reader, secret)
  const { registration, slot, companion } = found
  const { person } = companion
  const isVoid = companion.voidedAt !== null || person > registration.partySize
  const status: RegistrationStatus = isVoid ? 'cancelled' : registration.status
  const valid = status === 'confirmed' && now < slot.endsAt
  const name = isVoid ? undefined : companionName(registration.companions, person)
  return {
    ...visitView(found, language, now),
    person,
    status,
    valid,
    keptUntil: valid ? isoOf(slot.endsAt) : null,
    inside: companion.inside,
    qr: isLive(status) ? qrSvg(ticketCode(companion.ticketSecret)) : null,
    name: name ? maskName(name) : null,
  }
}

/** The codes of a party's companions, for who holds the party's own. Throws NotFound for any other secret. */
export async function readOwnCodesPage(reader: Reader, secret: string | undefined, language: Language, now: Date) {
  const found = await byTicketSecret(reader, secret)
  const { registration } = found
  const ticket = ticketView(found, language, now)
  const codes = new Map((await liveCodesOf(reader, registration.id)).map((code) => [code.person, code.ticketSecret]))
  const companions = companionsOf(registration.partySize).slice(0, MOST_OWN_CODES)
  return {
    ticket,
    path: `/t/${registration.ticketSecret}`,
    /** companions that have none yet */
    missing: companions.filter((person) => !codes.has(person)).length,
    codes: companions.flatMap((person) => {
      const own = codes.get(person)
      const name = companionName(registration.companions, person)
      return own ? [{ person, name: name ? maskName(name) : null, path: `/t/${own}`, url: ticketLink(own) }] : []
    }),
  }
}

/** The same, with the code of each as a picture for paper. */
export async function readOwnCodesSheet(reader: Reader, secret: string | undefined, language: Language, now: Date) {
  const page = await readOwnCodesPage(reader, secret, language, now)
  return { ...page, codes: page.codes.map((code) => ({ ...code, qr: qrSvg(code.url.toUpperCase()) })) }
}
