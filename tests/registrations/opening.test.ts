// The registration page before, at and after the opening: the server's clock decides, in the page and in the refusal.
import { beforeEach, expect, it } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { hours, after as later, minutes, now } from '#app/platform/clock.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { readRegisterPage } from '#app/registrations/register-page.server.ts'
import { reader } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person } from './people.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({})))

it('shows the form a day ahead, the time in words before that, and neither once sign-up is open', async () => {
  const opensAt = later(now(), hours(30))
  const { event, slot } = await makeEvent({ slot: { signUpOpensAt: opensAt } })
  const page = async (at: Date) => (await readRegisterPage(reader(), event.slug, slot.id, 'zh-CN', at)).slot
  const early = await page(now())
  expect(early).toMatchObject({ open: false, opening: { soon: false, opensAt: opensAt.getTime() } })
  const at = later(opensAt, -minutes(5))
  expect(await page(at)).toMatchObject({ open: false, opening: { soon: true, now: at.getTime() } })
  expect(await page(opensAt)).toMatchObject({ open: true, opening: null })
})

it('takes nobody a millisecond early, and everybody from the opening on', async () => {
  const opensAt = later(now(), hours(1))
  const { slot } = await makeEvent({ slot: { signUpOpensAt: opensAt } })
  const at = (arrivedAt: Date) => registerParty(CITIZEN, person(slot.id, { arrivedAt }))
  expect((await at(new Date(opensAt.getTime() - 1))).outcome).toBe('notOpenYet')
  expect((await at(opensAt)).outcome).toBe('registered')
})
