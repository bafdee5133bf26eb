// The search by name against an oracle: every name of the event looked at anew, as it stands.
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { emptyPersonalData } from '#app/ops/empty-personal-data.server.ts'
import { after, now } from '#app/platform/clock.ts'
import { foldText } from '#app/platform/text.ts'
import { changeName } from '#app/registrations/change-name.server.ts'
import { fullPinyin, pinyinInitials } from '#app/registrations/pinyin-initials.ts'
import { selectSignUps } from '#app/registrations/select-sign-ups.server.ts'
import type { SignUpFilter } from '#app/registrations/sign-up-query.ts'
import { registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeRegistration, makeSlot, useTestStore } from '#tests/support/world.ts'
import { registered } from './people.ts'

useTestStore()

/** The same numbers on every run. */
let state = 20_260_101
const below = (limit: number) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * limit)
}
const oneOf = <Value>(values: readonly Value[]) => values[below(values.length)] as Value

const SURNAMES = ['王', '单', '曾', '欧阳', '单于', '孙', '仇', '𠮷', '㛃', '龘']
const GIVEN = ['玉', '梅', '雄', '信', '小', '明', '行', '乐', '𡛟', '犇', '伟']
const LATIN = ['John Smith', 'Anne-Marie O’Neil', 'Ａｎｎａ Wei', "Siobhán O'Brien", 'WANG Wei', 'José M. Sun', 'X Æ']
const randomName = () =>
  below(4) === 0 ? oneOf(LATIN) : oneOf(SURNAMES) + oneOf(GIVEN) + (below(2) === 0 ? oneOf(GIVEN) : '')

/** A piece of a name as people type it. */
function randomSearch(name: string): string {
  const whole = oneOf([name, pinyinInitials(name), fullPinyin(foldText(name).replaceAll(' ', '')), foldText(name)])
  const characters = [...whole]
  const from = below(3) === 0 ? below(characters.length) : 0
  const piece = characters.slice(from, from + 1 + below(characters.length)).join('')
  return below(3) === 0 ? piece.toUpperCase() : piece
}

type Row = typeof registrations.$inferSelect
function fits(typed: string, { name, nameInitials, erasedAt }: Row): boolean {
  if (erasedAt) return false
  const sought = foldText(typed).replaceAll(' ', '')
  const text = foldText(name).replaceAll(' ', '')
  if (!/^[a-z'.-]+$/.test(sought)) return text.includes(sought)
  return (
    nameInitials.startsWith(sought) ||
    text.includes(sought) ||
    (nameInitials[0] === sought[0] && fullPinyin(text).startsWith(sought))
  )
}

async function expected(eventId: string, filter: SignUpFilter): Promise<string[]> {
  const rows = await reader().select().from(registrations).where(eq(registrations.eventId, eventId))
  return rows
    .filter((row) => !filter.slotId || row.slotId === filter.slotId)
    .filter((row) => !filter.status || row.status === filter.status)
    .filter((row) => fits(filter.q ?? '', row))
    .sort((a, b) => b.arrival - a.arrival || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id)
}

async function someEvent() {
  const { event, slot } = await makeEvent({ seats: 500 })
  const slots = [slot, await makeSlot(event.id)]
  let arrival = now().getTime() * 1000
  const add = async (name = randomName(), came?: number) => {
    arrival += 1000
    const status = oneOf(['confirmed', 'cancelled', 'waiting'] as const)
    await makeRegistration(oneOf(slots), { name, nameInitials: pinyinInitials(name), status, arrival: came ?? arrival })
  }
  return { event, slot, slots, add }
}

it('finds what reading every name anew finds, while people register, change their names and are erased', async () => {
  const { event, slot, slots, add } = await someEvent()
  for (let index = 0; index < 60; index++) await add()
  const actor = { kind: 'system', job: 'test' } as const
  let hits = 0
  for (let round = 0; round < 120; round++) {
    const ids = await reader().select({ id: registrations.id, name: registrations.name }).from(registrations)
    const somebody = oneOf(ids)
    const what = below(6)
    if (what === 0) await add()
    // Arrived an hour before the latest that is known, and was committed only now.
    else if (what === 1) await add(randomName(), after(now(), -3_600_000).getTime() * 1000)
    else if (what === 2) await inTransaction(actor, (work) => changeName(work, somebody.id, randomName()))
    else if (what === 3 && round % 4 === 0)
      await inTransaction(actor, (work) => emptyPersonalData(work, 'registrations', [somebody.id]))
    const filter: SignUpFilter = {
      q: randomSearch(somebody.name),
      ...(below(4) === 0 ? { slotId: oneOf(slots).id } : {}),
      ...(below(4) === 0 ? { status: 'waiting' } : {}),
    }
    if (/^[\d\s-]*$/.test(filter.q ?? '')) continue
    const found = await selectSignUps(reader(), event.id, filter)
    expect(found, JSON.stringify(filter)).toEqual(await expected(event.id, filter))
    hits += found.length
  }
  expect(hits).toBeGreaterThan(120)
  // Two searches and a sign-up at the same moment: who registered before a search began is in it.
  const [, late] = await Promise.all([
    selectSignUps(reader(), event.id, { q: 'w' }),
    registered(slot.id, { name: '吴清源' }),
  ])
  const both = await Promise.all(['吴清', 'wuqing'].map((q) => selectSignUps(reader(), event.id, { q })))
  expect(both).toEqual([[late.id], [late.id]])
})
