// The main job where no browser runs a script: an event published, a visitor let in by hand, a question answered.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { type DemoPerson, signedIn } from '#tests/support/staff-visitor.ts'
import { accept, clearCopy, draft, handIn, openCase, passReviews, publishAnswer } from './answering.ts'
import { type Asked, agree, ask, fillIn, findForm, type Receipt, submitParty } from './citizen.ts'
import * as organising from './organiser.ts'

const now = new Date()
const SOON = organising.slotSoon(now)
const EVENT = {
  title: '看看水表怎么检定',
  titleEn: 'How a water meter is tested',
  summary: '走进检定室，看一只水表怎样合格。',
  venue: '水表检定中心',
  address: '即墨区文化路 21 号',
}
const VISITOR = { name: '令狐长风', phone: '13900008811', people: 2 }
const QUESTION = '水表用了多少年要换新的，换表要自己花钱吗？'
const ANSWER = '您好。居民水表使用满六年由供水企业免费更换，您不用付钱，也不用自己申请。'

let server: RunningServer
let browser: Browser
let organiser: Page
let eventPath: string
let publicPath: string
let receipt: Receipt
let asked: Asked

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const staff = async (person: DemoPerson) =>
  (await signedIn(browser, server.origin, person, { scripts: false })).newPage()
const citizen = async () => (await newVisitor(browser, server.origin, { size: PHONE, scripts: false })).newPage()

test('a department plans an event, and another person publishes it', async () => {
  organiser = await staff('organiser')
  eventPath = await organising.draftEvent(organiser, EVENT, SOON)
  await organising.addSlot(organiser, eventPath, SOON, addDays(dayOf(now), -1))
  await organising.submitForReview(organiser, eventPath)
  publicPath = await organising.publish(await staff('reviewer'), eventPath)
})

test('a visitor registers and is let in by the organiser, who finds the party by its code', async () => {
  const visitor = await citizen()
  await findForm(visitor, EVENT.title, 0)
  await fillIn(visitor, VISITOR)
  await agree(visitor)
  receipt = await submitParty(visitor)
  await organiser.goto(`${eventPath}/check-in?q=${receipt.ticketCode}`)
  const form = organiser.locator('form:has([name=intent][value=correct])')
  await form.locator('[name=arrived]').fill('2')
  await form.locator('[name=reason]').selectOption({ index: 1 })
  await form.locator('button').click()
  expect(new URL(organiser.url()).search).toBe('?done=corrected')
  await organiser.goto(`${eventPath}/attendance`)
  expect(
    await organiser
      .locator('tr', { hasText: VISITOR.phone.slice(-4) })
      .first()
      .textContent(),
  ).toContain('2')
})

test('a question is asked, drafted, reviewed, signed off and read by its asker', async () => {
  const visitor = await citizen()
  await visitor.goto(publicPath)
  await visitor.locator('main a[href^="/ask?event="]').first().click()
  asked = await ask(visitor, { text: QUESTION })
  const officer = await staff('answerer')
  await openCase(officer, asked.trackingCode)
  await accept(officer)
  await clearCopy(officer, QUESTION, '供水')
  await draft(officer, ANSWER, '《城镇供水服务》（GB/T 32063）')
  await handIn(officer)
  const reviewer = await staff('reviewer')
  await openCase(reviewer, asked.trackingCode)
  expect(await passReviews(reviewer)).toBe(3)
  const signer = await staff('overseer')
  await openCase(signer, asked.trackingCode, 'toPublish')
  await publishAnswer(signer)
  await visitor.goto(asked.trackingPath)
  expect(await visitor.locator('main').textContent()).toContain('使用满六年由供水企业免费更换')
})
