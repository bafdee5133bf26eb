// What the registration page shows: the event, the chosen slot, the other slots, the consent.

import { config } from '#app/config.server.ts'
import { freePlaces, signUpState } from '#app/events/event.ts'
import { getPublicEvent } from '#app/events/event-queries.server.ts'
import { slotView } from '#app/events/present-event.ts'
import { slotTimes } from '#app/events/reserved-group.ts'
import { hours } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { readSimilar } from '#app/questions/ask-page.server.ts'
import type { Reader } from '#db/store.ts'
import { CURRENT_CONSENT, GUARDIAN_NOTICE, RETENTION_DAYS } from './consent.ts'
import { formAtVersion } from './event-form-queries.server.ts'
import { newFormStamp } from './form-stamp.server.ts'
import { formView } from './form-view.ts'
import type { Opening } from './opening.ts'
import { placeFor } from './registration.ts'

/** Characters of an answer that unfold where a registration is checked. */
const LIKE_EXCERPT = 400
/** Up to this many people are big buttons; above it a number is typed. */
const MOST_BUTTONS = 6

export type LikeAnswer = Awaited<ReturnType<typeof readSimilar>>[number]

/** Published answers to questions like the one that is asked along; none without a question. */
export async function readLikeAnswers(
  reader: Reader,
  question: string | readonly string[] | undefined,
  language: Language,
): Promise<LikeAnswer[]> {
  const text = typeof question === 'string' ? question.trim() : ''
  return text === '' ? [] : readSimilar(reader, text, language, LIKE_EXCERPT)
}

export type RegisterPage = Awaited<ReturnType<typeof readRegisterPage>>

/** Forms are shown so long before the opening; a form's stamp lives as long. */
const SHOWN_AHEAD = hours(24)

/** When sign-up opens, by the server's clock; null when it is not to come. */
function openingOf(
  slot: { signUpOpensAt: Date; state: string },
  eventState: string,
  language: Language,
  now: Date,
): Opening | null {
  const opensAt = slot.signUpOpensAt.getTime()
  if (eventState !== 'published' || slot.state !== 'open' || now.getTime() >= opensAt) return null
  const soon = opensAt - now.getTime() <= SHOWN_AHEAD
  return { at: formatMoment(slot.signUpOpensAt, language), opensAt, now: now.getTime(), soon }
}

/**
 * The page for one slot; without one, or with one that is not there, the only slot that can be chosen, else the list to
 * choose from. Throws NotFound for an event that is not public.
 */
export async function readRegisterPage(
  reader: Reader,
  slug: string,
  slotId: string | null,
  language: Language,
  now: Date,
) {
  const event = await getPublicEvent(reader, slug)
  const views = event.slots.map((slot) => ({ slot, view: slotView(slot, language, now) }))
  const choosable = views.filter(({ view }) => view.enabled && event.state === 'published')
  const asked = views.find(({ slot }) => slot.id === slotId)
  const chosen = asked ?? (choosable.length === 1 && slotId === null ? choosable[0] : undefined)
  const title = localText(language, event.title, event.titleEn)
  const places = chosen
    ? Array.from({ length: chosen.slot.partyMax }, (_, others) => placeFor(chosen.slot, others + 1))
    : []
  return {
    event: {
      slug: event.slug,
      title: title.text,
      foreign: title.foreign,
      department: localName(language, event.department.name, event.department.nameEn),
      departmentPhone: event.contactPhone ?? event.department.phone,
      cancelled: event.state === 'cancelled',
    },
    slot: chosen
      ? {
          id: chosen.slot.id,
          day: formatDay(dayOf(chosen.slot.startsAt), language),
          times: slotTimes(chosen.slot, language),
          partyMax: chosen.slot.partyMax,
          buttons: chosen.slot.partyMax <= MOST_BUTTONS,
          open: chosen.view.enabled && event.state === 'published',
          waitingOnly: signUpState(chosen.slot, now) === 'waitingOnly',
          allocation: chosen.slot.allocation,
          /** places that a newcomer can have now */
          free: freePlaces(chosen.slot),
          /** what a party of one, of two and so on would become now */
          places,
          /** a party may come to wait: how, is asked */
          mayWait: places.slice(1).some((place) => place === 'waiting' || place === 'inLottery'),
          state: chosen.view,
          opening: openingOf(chosen.slot, event.state, language, now),
        }
      : null,
    slots: views.map(({ slot, view }) => ({ ...view, selected: slot.id === chosen?.slot.id })),
    canChoose: choosable.length > 0,
    consent: {
      version: CURRENT_CONSENT.version,
      paragraphs: CURRENT_CONSENT.text[language].split('\n'),
      days: RETENTION_DAYS,
    },
    guardianNotice: { version: GUARDIAN_NOTICE.version, text: GUARDIAN_NOTICE.text[language] },
    form: formView(await formAtVersion(reader, event.id, event.formVersion), language, event.ageFrom),
    smsOff: config().smsGateway === undefined,
    key: newSecret(26),
    stamp: newFormStamp(now),
  }
}
