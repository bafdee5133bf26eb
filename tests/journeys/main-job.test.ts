// The main job from end to end, by everybody who has a part in it: the product as an operator starts it, real browsers, a
// real mail server, and readers of QR codes and calendars that share nothing with the programs that made them.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { DESK, launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { readCalendar } from '#tests/support/calendar-reader.ts'
import { cameraShowing } from '#tests/support/fake-camera.ts'
import { type ReceivedMail, startMailServer } from '#tests/support/mail-server.ts'
import { axeFaults, widthFaults } from '#tests/support/page-faults.ts'
import { readQr } from '#tests/support/qr-decoder.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { signedIn } from '#tests/support/staff-visitor.ts'
import { accept, clearCopy, draft, handIn, openCase, passReviews, publishAnswer } from './answering.ts'
import { type Asked, agree, ask, fillIn, findForm, type Receipt, send, submitParty, summaryOf } from './citizen.ts'
import { counts, pairPhone, verdict } from './gate.ts'
import * as organising from './organiser.ts'

const now = new Date()
/** Pages for anonymous readers follow a change within seconds. */
const SOON_ENOUGH = { timeout: 10_000 }
const EVENT = {
  title: '夜探净水厂',
  titleEn: 'The waterworks after dark',
  summary: '跟着值班员走一遍净水流程，当面问水质。',
  venue: '石棚水库净水厂',
  address: '即墨区石棚路 9 号',
}
const SOON = organising.slotSoon(now)
const NEXT_WEEK = organising.slotInDays(now, 9)
const LATER = { ...NEXT_WEEK, from: '14:00', to: '15:30' }
const VISITOR = { name: '欧阳明珠', phone: '13900006611', email: 'mingzhu@visitor.example', people: 2 }
const QUITTER = { name: '司马青云', phone: '13900006622', email: 'qingyun@visitor.example' }
const STAYER = { name: '诸葛晓岚', phone: '13900006633', email: 'xiaolan@visitor.example' }
const QUESTION = '请问臭氧消毒以后，龙头水还要不要烧开？我是欧阳明珠，电话13900006611。'
const PUBLIC_QUESTION = '请问臭氧消毒以后，龙头水还要不要烧开？'
const ANSWER = '您好。出厂水符合《生活饮用水卫生标准》，臭氧消毒后可以放心使用；建议烧开后饮用，口感更好。'

let server: RunningServer
let mail: Awaited<ReturnType<typeof startMailServer>>
let browser: Browser
let gateBrowser: Browser | undefined
const people: (BrowserContext & { foreign: string[] })[] = []
const complaints: string[] = []

/** A page of somebody's own; what the browser complains about is kept. */
async function pageOf(context: BrowserContext & { foreign: string[] }): Promise<Page> {
  people.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text())) complaints.push(message.text())
  })
  return page
}
const staff = async (person: Parameters<typeof signedIn>[2]) =>
  pageOf(await signedIn(browser, server.origin, person, { size: DESK }))
const citizen = async () => pageOf(await newVisitor(browser, server.origin, { size: PHONE }))

const mailTo = (person: { email: string }, test: (mail: ReceivedMail) => boolean) =>
  mail.waitFor((one) => one.recipients.includes(person.email) && test(one))
const calendarOf = (one: ReceivedMail) => {
  const file = one.attachments.find((attachment) => attachment.contentType === 'text/calendar')
  return readCalendar(file?.content.toString('utf8') ?? '')
}
const invites = (method: string) => (one: ReceivedMail) =>
  one.attachments.some((file) => file.contentType === 'text/calendar') && calendarOf(one).method === method

let organiser: Page
let reviewer: Page
let visitor: Page
let eventPath: string
let publicPath: string
let ticketText: string
let invitation: ReturnType<typeof calendarOf>['events'][number] | undefined
let asked: Asked
const receipts: Record<'quitter' | 'stayer', Receipt | undefined> = { quitter: undefined, stayer: undefined }

beforeAll(async () => {
  mail = await startMailServer()
  // The server stands in another part of the world than its citizens.
  const env = { SMTP_URL: mail.url, MAIL_FROM: 'open-day@jimo.example', TZ: 'America/New_York' }
  ;[server, browser] = await Promise.all([startServer({ demo: true, env }), launchBrowser()])
})
afterAll(async () => {
  await gateBrowser?.close()
  await browser?.close()
  await server?.stop()
  await mail?.close()
})

test('an organiser plans an event with two slots and hands it in', async () => {
  organiser = await staff('organiser')
  eventPath = await organising.draftEvent(organiser, EVENT, SOON)
  const opensOn = addDays(dayOf(now), -1)
  await organising.addSlot(organiser, eventPath, SOON, opensOn)
  await organising.addSlot(organiser, eventPath, NEXT_WEEK, opensOn)
  await organising.submitForReview(organiser, eventPath)
})

test('another person publishes it', async () => {
  reviewer = await staff('reviewer')
  publicPath = await organising.publish(reviewer, eventPath)
  expect(publicPath).toMatch(/^\/events\/[\w-]+$/)
})

test('a citizen finds it on a phone, makes a mistake, and has a ticket', async () => {
  visitor = await citizen()
  await findForm(visitor, EVENT.title, 0)
  await fillIn(visitor, { ...VISITOR, email: 'mingzhu' })
  await agree(visitor)
  await send(visitor)
  expect(await summaryOf(visitor)).toEqual(['请填写一个完整的电子邮箱，如 name@example.com'])
  expect(await visitor.inputValue('main [name=name]')).toBe(VISITOR.name)
  expect(await visitor.inputValue('main [name=phone]')).toBe(VISITOR.phone)
  await visitor.fill('main [name=email]', VISITOR.email)
  await send(visitor)
  const shown = (await visitor.locator('main form .summary').textContent()) ?? ''
  for (const part of [VISITOR.name, VISITOR.phone, VISITOR.email, '2 人']) expect(shown).toContain(part)
  expect(await axeFaults(visitor)).toEqual([])
  expect(await widthFaults(visitor)).toEqual([])
  await visitor.getByRole('button', { name: '修改电子邮箱' }).click()
  expect(new URL(visitor.url()).hash).toBe('#email')
  expect(await visitor.inputValue('main [name=phone]')).toBe(VISITOR.phone)
  const receipt = await submitParty(visitor)
  ticketText = await readQr(browser, 'image/png', receipt.qr)
  expect(ticketText).toMatch(new RegExp(`^${server.origin.toUpperCase()}/T/[0-9A-Z]+$`))
})

test('the confirmation arrives by mail with the same code and the right instants', async () => {
  const confirmation = await mailTo(VISITOR, invites('REQUEST'))
  const picture = confirmation.attachments.find((file) => file.contentType === 'image/png')
  expect(await readQr(browser, 'image/png', picture?.content ?? Buffer.alloc(0))).toBe(ticketText)
  expect(confirmation.text).toContain(EVENT.venue)
  ;[invitation] = calendarOf(confirmation).events
  expect(invitation).toMatchObject({ summary: expect.stringContaining(EVENT.title), startsAt: SOON.startsAt })
  expect(invitation?.endsAt).toEqual(SOON.endsAt)
  expect(invitation?.attendees.join()).toContain(VISITOR.email)
})

test('the ticket opens again without network, and says so', async () => {
  const context = await newVisitor(browser, server.origin)
  const phone = await pageOf(context)
  await phone.goto(new URL(ticketText).pathname)
  const kept = () => phone.evaluate(async () => (await (await caches.open('tickets')).keys()).length)
  await expect.poll(kept, SOON_ENOUGH).toBeGreaterThan(2)
  await phone.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const shown = phone.locator('main .code').first()
  const code = await shown.textContent()
  await context.setOffline(true)
  await phone.reload()
  expect(await shown.textContent()).toBe(code)
  expect(await readQr(browser, 'image/png', await phone.locator('.qr').first().screenshot())).toBe(ticketText)
  expect(await phone.locator('[data-ticket-kept]').isVisible()).toBe(true)
  await context.setOffline(false)
  await phone.reload()
  expect(await phone.locator('[data-ticket-kept]').isVisible()).toBe(false)
})

test('a phone at the gate lets the party in once, and counts it', async () => {
  const pairing = await organising.pairingAddress(organiser, eventPath, '南门')
  expect(await readQr(browser, 'image/png', pairing.qr)).toBe(pairing.text)
  gateBrowser = await launchBrowser(cameraShowing(ticketText))
  const phone = await pageOf(await newVisitor(gateBrowser, server.origin, { size: PHONE }))
  await pairPhone(phone, pairing.text, '手机甲')
  const welcome = await verdict(phone, 'welcome')
  expect(welcome).toContain('2')
  expect(welcome).not.toContain(VISITOR.name)
  expect(await verdict(phone, 'alreadyIn')).toContain('南门')
  expect((await counts(phone)).slice(0, 2)).toEqual(['2', '2'])
  await organiser.goto(`${eventPath}/check-in`)
  expect(await organiser.locator('main').textContent()).toContain('手机甲')
})

test('the visitor asks a question from the page of the event', async () => {
  await visitor.goto(publicPath)
  await visitor.locator('main a[href^="/ask?event="]').first().click()
  asked = await ask(visitor, { text: QUESTION, displayName: '欧阳女士', email: VISITOR.email })
})

test('an answer officer accepts it, clears the public copy, drafts and hands in, and cannot publish', async () => {
  const officer = await staff('answerer')
  const casePath = await openCase(officer, asked.trackingCode)
  await accept(officer)
  await clearCopy(officer, PUBLIC_QUESTION, '供水')
  await draft(officer, ANSWER, '《生活饮用水卫生标准》（GB 5749）')
  await handIn(officer)
  expect(await officer.locator('form:has([name=intent][value=publish]) button:enabled').count()).toBe(0)
  expect(await officer.locator('[name=intent][value=review]').count()).toBe(0)
  const hash = await versionHash(casePath)
  const forced = await officer.request.post(server.origin + casePath, {
    form: { intent: 'publish', versionHash: hash },
    headers: { Origin: server.origin },
  })
  expect(forced.status()).toBeGreaterThanOrEqual(400)
  await (await citizen()).goto(asked.trackingPath).then((answer) => expect(answer?.status()).toBe(200))
  expect(await visitor.request.get('/api/v1/answers?q=臭氧').then((answer) => answer.json())).toMatchObject({
    items: [],
  })
})

/** The hash of the newest version, to which the forms of a reviewer are bound. */
async function versionHash(casePath: string): Promise<string> {
  await reviewer.goto(casePath)
  return reviewer.locator('[name=versionHash]').first().inputValue()
}

test('a reviewer passes the three reviews, and somebody else signs off and publishes', async () => {
  await openCase(reviewer, asked.trackingCode)
  expect(await passReviews(reviewer)).toBe(3)
  const signer = await staff('overseer')
  await openCase(signer, asked.trackingCode, 'toPublish')
  await publishAnswer(signer)
})

test('anybody finds the answer by two characters and on the page of the event', async () => {
  const reader = await citizen()
  await expect
    .poll(async () => {
      await reader.goto(`/answers?q=${encodeURIComponent('臭氧')}`)
      return reader.locator('main').textContent()
    }, SOON_ENOUGH)
    .toContain('龙头水还要不要烧开')
  await reader.locator('main a[href^="/answers/"]:not([href*="atom"])').first().click()
  const letter = (await reader.locator('main').textContent()) ?? ''
  expect(letter).toContain('出厂水符合')
  expect(letter).not.toContain(VISITOR.name)
  expect(letter).not.toContain(VISITOR.phone)
  await reader.goto(publicPath)
  expect(await reader.locator('#answers').textContent()).toContain('龙头水还要不要烧开')
})

test('the asker sees it under the tracking code and gets it by mail', async () => {
  await visitor.goto(asked.trackingPath)
  expect(await visitor.locator('main').textContent()).toContain('出厂水符合')
  const letter = await mailTo(VISITOR, (one) => (one.text ?? '').includes('出厂水符合'))
  expect(letter.text).toContain(asked.trackingCode.slice(0, 4))
})

test('who cancels gets the same calendar entry with a higher sequence, cancelled', async () => {
  const quitter = await citizen()
  await findForm(quitter, EVENT.title, 1)
  await fillIn(quitter, QUITTER)
  await agree(quitter)
  receipts.quitter = await submitParty(quitter)
  const [before] = calendarOf(await mailTo(QUITTER, invites('REQUEST'))).events
  expect(before?.startsAt).toEqual(NEXT_WEEK.startsAt)
  await quitter.locator('a[href$="/cancel"]').click()
  await quitter.locator('main form button').click()
  const [after] = calendarOf(await mailTo(QUITTER, invites('CANCEL'))).events
  expect(after?.uid).toBe(before?.uid)
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
  expect(after?.status).toBe('CANCELLED')
})

test('everybody is told when a slot moves and when the event is called off', async () => {
  const stayer = await citizen()
  await findForm(stayer, EVENT.title, 1)
  await fillIn(stayer, STAYER)
  await agree(stayer)
  receipts.stayer = await submitParty(stayer)
  const [first] = calendarOf(await mailTo(STAYER, invites('REQUEST'))).events

  await organising.moveSlot(organiser, eventPath, NEXT_WEEK, LATER)
  const moved = await mailTo(STAYER, (one) => invites('REQUEST')(one) && (one.text ?? '').includes(LATER.from))
  const [second] = calendarOf(moved).events
  expect(second?.uid).toBe(first?.uid)
  expect(second?.sequence).toBeGreaterThan(first?.sequence ?? 0)
  expect(second?.startsAt).toEqual(new Date(`${LATER.day}T14:00:00+08:00`))

  const reason = '水库例行检修，改期另行公布'
  await organising.cancelEvent(organiser, eventPath, reason)
  const off = await mailTo(STAYER, invites('CANCEL'))
  expect(off.text).toContain(reason)
  const [third] = calendarOf(off).events
  expect(third?.uid).toBe(first?.uid)
  expect(third?.sequence).toBeGreaterThan(second?.sequence ?? 0)
  await stayer.goto(publicPath)
  await expect
    .poll(async () => (await stayer.reload()) && stayer.locator('main').textContent(), SOON_ENOUGH)
    .toContain(reason)
  expect(mail.mails.some((one) => one.recipients.includes(QUITTER.email) && one.text?.includes(reason))).toBe(false)
})

test('nothing was asked of another host, nothing broke in a browser, and the log names nobody', () => {
  expect(people.flatMap(({ foreign }) => foreign)).toEqual([])
  expect(complaints).toEqual([])
  const log = server.log()
  const secrets = [VISITOR, QUITTER, STAYER].flatMap(({ name, phone, email }) => [name, phone, email])
  const links = [ticketText.split('/').at(-1) ?? '', ...Object.values(receipts).map((one) => one?.managePath ?? '')]
  for (const secret of [...secrets, ...links, asked.trackingCode, '烧开']) {
    expect(secret.length).toBeGreaterThan(1)
    expect(log.toLowerCase()).not.toContain(secret.toLowerCase())
  }
})
