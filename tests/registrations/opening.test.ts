// The registration page before, at and after the opening: the server's clock decides, in the page and in the refusal.
import { beforeEach, expect, it } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { hours, after as later, minutes, now } from '#app/platform/clock.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { readRegisterPage } from '#app/registrations/register-page.server.ts'
import { registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { startTestServer } from '#tests/support/test-server.ts'
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

it('lets the form be filled in and checked before, keeps it, and takes it only from the opening on', async () => {
  const server = await startTestServer()
  try {
    const { event, slot } = await makeEvent({ slot: { signUpOpensAt: later(now(), hours(1)) } })
    const path = `/events/${event.slug}/register?slot=${slot.id}`
    const typed = {
      ...{ slot: slot.id, name: '欧阳静', phone: '13900006611', partySize: '2', child: 'no', consent: 'yes' },
      ...{ key: 'k'.repeat(26), consentVersion: CURRENT_CONSENT.version, stamp: newFormStamp(later(now(), -5000)) },
    }
    const post = async (step: string) => {
      const body = new URLSearchParams({ ...typed, step })
      const headers = { Accept: 'text/html', Origin: server.origin }
      const answer = await fetch(server.origin + path, { method: 'POST', redirect: 'manual', headers, body })
      return { status: answer.status, html: await answer.text() }
    }
    for (const step of ['change', 'question', 'check']) {
      const { status, html } = await post(step)
      expect([step, status]).toEqual([step, 200])
      for (const part of ['data-opens', 'src="/opening.js', 'value="欧阳静"']) expect(html).toContain(part)
      // Without script the same page is drawn again, with all that was entered.
      expect(html).toMatch(new RegExp(`<button[^>]*value="${step}"[^>]*form="registration"[^>]*>.{0,20}刷新时间`))
    }
    const early = await post('confirm')
    expect(early.status).toBe(409)
    for (const part of ['报名还没有开始', '核对报名信息', 'value="欧阳静"']) expect(early.html).toContain(part)
    expect(await reader().$count(registrations)).toBe(0)
  } finally {
    await server.close()
  }
})
