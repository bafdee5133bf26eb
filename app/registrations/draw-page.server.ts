// What everybody may know of a draw: before it the promise and the list of numbers, after it the seed and the result.
// Numbers and sizes of parties only; nothing here leads to a person.

import { and, asc, count, eq, isNotNull, sum } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { drawPath } from '#app/events/draw-notes.server.ts'
import { getPublicEvent } from '#app/events/event-queries.server.ts'
import { slotTimes } from '#app/events/reserved-group.ts'
import { dayOf, formatDay, formatMoment } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localText } from '#app/platform/local-text.ts'
import type { DrawnLot } from '#db/schema/draws.ts'
import { draws, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export const LOTS_ON_A_PAGE = 100

/** open: people sign up · closed: the list is fixed, the draw is to come · drawn */
export type DrawState = 'open' | 'closed' | 'drawn' | 'cancelled'

/** The draw of a public lottery slot. Throws NotFound for anything else. */
async function getDraw(reader: Reader, slug: string, slotId: string) {
  const event = await getPublicEvent(reader, slug)
  const slot = event.slots.find(({ id }) => id === slotId)
  const [draw] = slot ? await reader.select().from(draws).where(eq(draws.slotId, slot.id)) : []
  if (!slot || !draw || slot.allocation !== 'lottery') throw new NotFound()
  return { event, slot, draw }
}

const inDraw = (slotId: string) => and(eq(registrations.slotId, slotId), eq(registrations.status, 'inLottery'))

async function listLots(reader: Reader, slotId: string) {
  const rows = await reader
    .select({ number: registrations.drawNumber, people: registrations.partySize })
    .from(registrations)
    .where(and(inDraw(slotId), isNotNull(registrations.drawNumber)))
    .orderBy(asc(registrations.drawNumber))
  return rows.map(({ number, people }) => ({ number: number ?? 0, people }))
}

/** `q.number` looks one number up, `q.page` turns the pages of the list. */
export async function readDrawPage(
  reader: Reader,
  { slug, slotId, language, now }: { slug: string; slotId: string; language: Language; now: Date },
  q: { number?: number; page: number },
) {
  const { event, slot, draw } = await getDraw(reader, slug, slotId)
  const off = slot.state === 'cancelled' || event.state === 'cancelled'
  const state: DrawState = draw.drawnAt ? 'drawn' : off ? 'cancelled' : now < slot.signUpClosesAt ? 'open' : 'closed'
  const lots: (DrawnLot | { number: number; people: number })[] =
    state === 'drawn' ? (draw.result?.lots ?? []) : state === 'closed' ? await listLots(reader, slotId) : []
  const [applied] = await reader
    .select({ parties: count(), people: sum(registrations.partySize) })
    .from(registrations)
    .where(inDraw(slotId))
  const drawn = draw.result?.lots ?? []
  const pages = Math.max(1, Math.ceil(lots.length / LOTS_ON_A_PAGE))
  const page = Math.min(q.page, pages)
  const ranked = lots.map((lot, index) => ({ ...lot, rank: index + 1 }))
  const title = localText(language, event.title, event.titleEn)
  const path = drawPath(event.slug, slotId)
  return {
    event: { slug: event.slug, title: title.text },
    path,
    day: formatDay(dayOf(slot.startsAt), language),
    times: slotTimes(slot, language),
    state,
    capacity: slot.capacity,
    closesAt: formatMoment(slot.signUpClosesAt, language),
    drawAt: formatMoment(slot.drawAt ?? slot.signUpClosesAt, language),
    slotId,
    commitment: draw.commitment,
    committedAt: formatMoment(draw.committedAt, language),
    /** the promise was made too late to be one; said openly */
    late: draw.committedAt > slot.signUpClosesAt,
    parties: state === 'drawn' ? drawn.length : (applied?.parties ?? 0),
    people: state === 'drawn' ? drawn.reduce((all, lot) => all + lot.people, 0) : Number(applied?.people ?? 0),
    drawnAt: draw.drawnAt ? formatMoment(draw.drawnAt, language) : null,
    seed: state === 'drawn' ? draw.seed : null,
    seats: draw.result?.seats ?? null,
    withSeats: drawn.filter(({ position }) => position === null).length,
    asked: q.number ?? null,
    found: q.number === undefined ? null : (ranked.find(({ number }) => number === q.number) ?? null),
    lots: ranked.slice((page - 1) * LOTS_ON_A_PAGE, page * LOTS_ON_A_PAGE),
    page,
    pages,
    listUrl: `${config().publicOrigin}${path}/list.txt`,
  }
}
export type DrawPage = Awaited<ReturnType<typeof readDrawPage>>

/** `number people` a line, by number: the list that goes into the draw. Empty while sign-up runs. */
export async function readDrawList(reader: Reader, slug: string, slotId: string, now: Date): Promise<string> {
  const { slot, draw } = await getDraw(reader, slug, slotId)
  const lots = draw.result?.lots ?? (now < slot.signUpClosesAt ? [] : await listLots(reader, slotId))
  const lines = lots.toSorted((a, b) => a.number - b.number).map(({ number, people }) => `${number} ${people}\n`)
  return lines.join('')
}

/** The steps with which anybody recomputes the draw on a machine with sh, openssl and awk. */
export function drawSteps(page: Pick<DrawPage, 'seed' | 'slotId' | 'seats' | 'listUrl'>): string[] {
  const { seed, slotId, seats, listUrl } = page
  return [
    `printf '%s' '${seed}:${slotId}' | openssl dgst -sha256 -r`,
    `curl -s '${listUrl}' > list.txt`,
    [
      'while read -r n people; do',
      `  key=$(printf '%s' "$n" | openssl dgst -sha256 -hmac '${seed}' -r | cut -d' ' -f1)`,
      '  echo "$key $n $people"',
      'done < list.txt | LC_ALL=C sort > order.txt',
    ].join('\n'),
    `awk -v free=${seats} '{ if ($3 <= free) { free -= $3; print $2, "seat" } else print $2, "waiting", ++w }' order.txt`,
  ]
}
