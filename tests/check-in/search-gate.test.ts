import { expect, test } from 'vitest'
import { searchGate } from '#app/check-in/search-gate.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { changeName } from '#app/registrations/change-name.server.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { statementsOf } from '#tests/support/recorded-statements.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()

const today = { startsAt: after(now(), minutes(30)) }

test('people are found by name, initials, last digits, phone and short code, masked, in their event only', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const phone = '13905320174'
  const ticket = await makeRegistration(slot, {
    name: '孙玉梅',
    phone,
    phoneHash: phoneHash(phone),
    phoneTailHash: phoneTailHash(phone),
  })
  await makeRegistration(slot, { name: '李建国', nameInitials: 'ljg' })
  const foreign = (await makeEvent({ slot: today })).slot
  await makeRegistration(foreign, { phone, phoneHash: phoneHash(phone), phoneTailHash: phoneTailHash(phone) })
  for (const query of [
    '玉梅',
    '孙玉梅',
    'SYM',
    'sy',
    'sunyu',
    'Sun Yumei',
    '0174',
    phone,
    '+86 139 0532 0174',
    ticket.shortCode,
  ]) {
    const found = await searchGate(reader(), event.id, query)
    if (found.outcome !== 'found') throw new Error(query)
    expect(found.items.map((item) => item.registrationId)).toEqual([ticket.id])
    expect(found.items[0]).toMatchObject({ name: '孙*梅', phone: '139****0174', partySize: 1, arrived: 0 })
  }
  expect(await searchGate(reader(), event.id, ' 孙 ')).toEqual({ outcome: 'tooShort' })
  expect(await searchGate(reader(), event.id, '不存在')).toEqual({ outcome: 'found', items: [] })
})

test('a search reads no names but those it shows, and knows who registered or changed their name since', async () => {
  const { event, slot } = await makeEvent({ seats: 200, slot: today })
  for (let index = 0; index < 30; index++) await makeRegistration(slot, { name: '王小明', nameInitials: 'wxm' })
  for (let index = 0; index < 8; index++)
    await makeRegistration(slot, { name: '王小明', nameInitials: 'wxm', status: index < 4 ? 'cancelled' : 'waiting' })
  const { id } = await makeRegistration(slot, { name: '李建国', nameInitials: 'ljg' })
  const found = async (query: string) => {
    const answer = await searchGate(reader(), event.id, query)
    return answer.outcome === 'found' ? answer.items : []
  }
  const many = await found('王小')
  expect(many).toHaveLength(20)
  expect(many.every(({ status }) => status === 'confirmed')).toBe(true)
  // From here on the names are known: two questions whether that still holds, who fits, and who is shown.
  const statements = await statementsOf(async () => void (await found('建国')))
  expect(statements.filter((text) => /"name"/.test(text))).toHaveLength(1)
  expect(statements).toHaveLength(4)
  await inTransaction({ kind: 'system', job: 'test' }, (work) => changeName(work, id, '李红'))
  const late = await makeRegistration(slot, { name: '赵建国', nameInitials: 'zjg' })
  expect((await found('建国')).map(({ registrationId }) => registrationId)).toEqual([late.id])
  expect((await found('lihong')).map(({ name }) => name)).toEqual(['李*'])
})
