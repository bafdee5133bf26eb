// What the receipt of a registration shows to whoever holds its manage link, and the ticket to whoever holds the QR code.

import { config } from '#app/config.server.ts'
import { drawPath, listCommitments } from '#app/events/draw-notes.server.ts'
import { slotName, slotView } from '#app/events/present-event.ts'
import { REMINDED_BEFORE } from '#app/events/reminder-times.ts'
import { slotTimes } from '#app/events/reserved-group.ts'
import { eventPageLink, ticketCode } from '#app/outbox/message-links.server.ts'
import { googleCalendarLink, outlookCalendarLink } from '#app/platform/calendar-links.ts'
import { after } from '#app/platform/clock.ts'
import { dayOf, formatDay, formatMoment, formatMomentShort, isoOf, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import type { Reader } from '#db/store.ts'
import { shownAnswers } from './answers-shown.ts'
import { questionsOfRegistration } from './ask-with-registration.server.ts'
import { formAtVersion, readAllQuestions } from './event-form-queries.server.ts'
import { mayGiveFeedback } from './feedback.ts'
import { listWaitingSteps } from './offer-history.server.ts'
import { mutedOf } from './optional-messages.server.ts'
import { wasChangedByOrganiser } from './organiser-changes.server.ts'
import { mayHaveOwnCodes } from './own-codes.ts'
import { isLive, whyClosed } from './registration.ts'
import { byManageToken, type RegistrationWithEvent, rankOf, slotsOfEvent } from './registration-queries.server.ts'

export type TicketView = ReturnType<typeof ticketView>
export type ManagePage = Awaited<ReturnType<typeof readManagePage>>

export type VisitView = ReturnType<typeof visitView>

/** What a ticket says of the visit; it tells nothing of a person. */
export function visitView(
  { slot, event, department }: Omit<RegistrationWithEvent, 'registration'>,
  language: Language,
  now: Date,
) {
  const title = localText(language, event.title, event.titleEn)
  return {
    over: now >= slot.endsAt,
    slotDay: formatDay(dayOf(slot.startsAt), language),
    slotTimes: slotTimes(slot, language),
    doorsAt: timeOf(slot.checkInOpensAt),
    event: {
      slug: event.slug,
      title: title.text,
      foreign: title.foreign,
      department: localName(language, department.name, department.nameEn),
      departmentPhone: event.contactPhone ?? department.phone,
      venue: localName(language, event.venueName, event.venueNameEn),
      address: localName(language, event.venueAddress, event.venueAddressEn),
    },
  }
}

/** What may be on a screen that others can see: no full name, no contact. */
export function ticketView(found: RegistrationWithEvent, language: Language, now: Date) {
  const { registration, slot } = found
  const live = isLive(registration.status)
  const valid = registration.status === 'confirmed' && now < slot.endsAt
  return {
    ...visitView(found, language, now),
    status: registration.status,
    /** entry is possible with it, now or on the day */
    valid,
    /** a phone may keep the page until then, to show it without network; null: not at all */
    keptUntil: valid ? isoOf(slot.endsAt) : null,
    arrivedPeople: registration.arrivedPeople,
    shortCode: registration.shortCode,
    qr: live ? qrSvg(ticketCode(registration.ticketSecret)) : null,
    name: maskName(registration.name),
    partySize: registration.partySize,
    /** where each companion gets a code of their own; null: nobody comes along, or too many do */
    ownCodesPath: valid && mayHaveOwnCodes(registration) ? `/t/${registration.ticketSecret}/codes` : null,
  }
}

/** The manage page. Throws NotFound for a token that nobody has, a ticket secret among them. */
export async function readManagePage(reader: Reader, token: string | undefined, language: Language, now: Date) {
  const found = await byManageToken(reader, token)
  const { registration, slot } = found
  const { status, offerExpiresAt } = registration
  const changeable = isLive(status) && now < slot.endsAt && registration.arrivedPeople === 0
  return {
    ...ticketView(found, language, now),
    path: `/r/${registration.manageToken}`,
    registeredAt: formatMoment(registration.arrivedAt, language),
    contact: registration.email ? maskEmail(registration.email) : maskPhone(registration.phone ?? ''),
    byMail: registration.email !== null,
    /** messages arrive: by mail, or by text message where the site sends them */
    reachable: registration.email !== null || config().smsGateway !== undefined,
    rank: status === 'waiting' ? await rankOf(reader, registration) : null,
    offer:
      status === 'offered' && offerExpiresAt
        ? { until: formatMoment(offerExpiresAt, language), lapsed: offerExpiresAt <= now }
        : null,
    draw: await drawOf(reader, found),
    takesFewer: registration.takesFewer,
    /** the organiser decides on each application */
    reviewed: slot.allocation === 'approval',
    /** people it asked for, when its offer was for fewer */
    asked: registration.askedPeople,
    waitingSteps: await listWaitingSteps(reader, registration.id, language),
    endedReason: registration.endedReason,
    cancelledBy: registration.cancelledBy,
    cancelledAt: registration.cancelledAt ? formatMomentShort(registration.cancelledAt, language) : null,
    /** RFC 5546: raised when the organiser changed time or place after the registration */
    changedByOrganiser:
      isLive(status) && registration.calendarSequence > 0 && (await wasChangedByOrganiser(reader, registration.id)),
    remindersAhead: await remindersAhead(reader, found, now),
    calendars: status === 'confirmed' && now < slot.endsAt ? webCalendars(found, language) : null,
    /** the visit is over and may be judged */
    mayJudge: mayGiveFeedback(registration, slot, now),
    confirmBy: registration.confirmBy && isLive(status) ? formatMomentShort(registration.confirmBy, language) : null,
    /** cancelled by the system before the contact was confirmed */
    unconfirmed: registration.confirmBy !== null,
    companions: registration.companions?.map(({ name }) => maskName(name)) ?? [],
    groupName: registration.groupName,
    /** tracking codes of what was asked along with it */
    questions: await questionsOfRegistration(reader, registration.id),
    answers: shownAnswers(
      registration.answers ? await readAllQuestions(reader, found.event.id) : [],
      registration.answers,
      language,
    ),
    changeable,
    closesAt: formatMomentShort(slot.signUpClosesAt, language),
    canGrow: changeable && whyClosed({ ...slot, eventState: found.event.state }, now) === undefined,
  }
}

/** Optional reminders that the event sends and whose moment is still to come, the earliest first. */
async function remindersAhead(reader: Reader, { slot, event }: RegistrationWithEvent, now: Date) {
  const muted = await mutedOf(reader, event.id)
  const all = [
    { message: 'reminderDays', before: REMINDED_BEFORE.daysReminderAt },
    { message: 'reminderDay', before: REMINDED_BEFORE.dayReminderAt },
    { message: 'reminderHours', before: REMINDED_BEFORE.hoursReminderAt },
  ] as const
  return all
    .filter(({ message, before }) => !muted.includes(message) && after(slot.startsAt, -before) > now)
    .map(({ message }) => message)
}

/** The entry for calendars on the web: without a secret link, as everywhere. */
function webCalendars({ slot, event }: RegistrationWithEvent, language: Language) {
  const place = [
    localName(language, event.venueName, event.venueNameEn),
    localName(language, event.venueAddress, event.venueAddressEn),
  ].filter(Boolean)
  const entry = {
    title: localName(language, event.title, event.titleEn),
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    location: place.join(language === 'en' ? ', ' : '，'),
    url: eventPageLink(event.slug),
  }
  return { google: googleCalendarLink(entry), outlook: outlookCalendarLink(entry) }
}

/** Its number in the draw, the promise, and where the result is; null where there is no draw. */
async function drawOf(reader: Reader, { registration, slot, event }: RegistrationWithEvent) {
  if (slot.allocation !== 'lottery' || registration.drawNumber === null) return null
  const [draw] = await listCommitments(reader, { slotId: slot.id })
  if (!draw) return null
  const { commitment, drawnAt } = draw
  return { number: registration.drawNumber, href: drawPath(event.slug, slot.id), commitment, drawn: drawnAt !== null }
}

/** The page that changes party, session or name. */
export async function readChangePage(reader: Reader, token: string | undefined, language: Language, now: Date) {
  const found = await byManageToken(reader, token)
  const { registration, slot, event } = found
  const slots = await slotsOfEvent(reader, event.id)
  const page = await readManagePage(reader, token, language, now)
  const partyMax =
    registration.groupName === null
      ? slot.partyMax
      : (await formAtVersion(reader, event.id, event.formVersion)).rules.groupMax
  // While people wait, nobody's party takes what comes free.
  const mayGrow =
    page.canGrow && slot.waiting === 0 && registration.status !== 'waiting' && registration.status !== 'offered'
  return {
    ...page,
    fullName: registration.name,
    companionNames: registration.companions?.map(({ name }) => name) ?? [],
    slotId: slot.id,
    slotName: slotName(slot, language),
    mayGrow,
    largest: mayGrow ? Math.max(partyMax, registration.partySize) : registration.partySize,
    slots: slots.map((each) => {
      const view = slotView(each, language, now)
      const own = each.id === slot.id
      // Joining another waiting list means giving up a place: that is a new registration, not a move.
      const possible = own || (view.enabled && (view.tone === 'ok' || each.allocation === 'lottery'))
      return { ...view, own, enabled: possible }
    }),
  }
}
