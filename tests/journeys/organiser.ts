// What the people of a department do with an event, on the pages of the console.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { addDays, dayOf, timeOf } from '#app/platform/dates.ts'
import { choose } from './citizen.ts'

const MINUTE = 60_000

export type PlannedSlot = { day: string; from: string; to: string; startsAt: Date; endsAt: Date }

const slotOf = (startsAt: Date, endsAt: Date): PlannedSlot => ({
  day: dayOf(startsAt),
  from: timeOf(startsAt),
  to: timeOf(endsAt),
  startsAt,
  endsAt,
})

/** A slot that begins within the hour, so that the doors are open now. It ends on the day it begins on. */
export function slotSoon(now: Date): PlannedSlot {
  const whole = Math.ceil(now.getTime() / MINUTE) * MINUTE
  let startsAt = new Date(whole + 20 * MINUTE)
  if (dayOf(new Date(startsAt.getTime() + 10 * MINUTE)) !== dayOf(startsAt)) {
    startsAt = new Date(startsAt.getTime() + 15 * MINUTE)
  }
  let endsAt = new Date(startsAt.getTime() + 90 * MINUTE)
  while (dayOf(endsAt) !== dayOf(startsAt)) endsAt = new Date(endsAt.getTime() - 5 * MINUTE)
  return slotOf(startsAt, endsAt)
}

/** A slot from 09:30 to 11:00, so many days from now. */
export function slotInDays(now: Date, days: number): PlannedSlot {
  const day = addDays(dayOf(now), days)
  return slotOf(new Date(`${day}T09:30:00+08:00`), new Date(`${day}T11:00:00+08:00`))
}

export type PlannedEvent = { title: string; titleEn: string; summary: string; venue: string; address: string }

/** Writes a draft. Returns the address of its page in the console. */
export async function draftEvent(page: Page, event: PlannedEvent, first: PlannedSlot): Promise<string> {
  await page.goto('/console/events')
  await page.locator('a[href="/console/events/new"]').first().click()
  await page.fill('[name=title]', event.title)
  await page.fill('[name=titleEn]', event.titleEn)
  await page.selectOption('[name=theme]', 'water')
  await page.fill('[name=summary]', event.summary)
  await page.fill('[name=venueName]', event.venue)
  await page.fill('[name=venueAddress]', event.address)
  await page.fill('[name=contactPhone]', '0532-00001301')
  await page.fill('[name=safetyLimit]', '120')
  await page.fill('[name=day]', first.day)
  await page.fill('[name=from]', first.from)
  await page.fill('[name=to]', first.to)
  await page.locator('main form button.is-primary').click()
  const { pathname } = new URL(page.url())
  expect(pathname).toMatch(/^\/console\/events\/[0-9a-f-]{36}$/)
  return pathname
}

export async function addSlot(page: Page, eventPath: string, slot: PlannedSlot, opensOn: string): Promise<void> {
  await page.goto(`${eventPath}/slots?add=one`)
  await page.fill('[name=day]', slot.day)
  await page.fill('[name=from]', slot.from)
  await page.fill('[name=to]', slot.to)
  await page.fill('[name=capacity]', '20')
  await page.fill('[name=opensOn]', opensOn)
  await page.fill('[name=opensAt]', '00:00')
  await page.selectOption('[name=closesBefore]', '0')
  await page.selectOption('[name=checkInBefore]', '60')
  await page.locator('button[name=intent][value=one]').click()
  expect(new URL(page.url()).search).toBe('?done=slots')
}

export async function submitForReview(page: Page, eventPath: string): Promise<void> {
  await page.goto(eventPath)
  await page.locator('form:has([name=intent][value=submit]) button').click()
  expect(new URL(page.url()).search).toBe('?done=submitted')
}

/** A reviewer looks at the preview and publishes. Returns the public address. */
export async function publish(page: Page, eventPath: string): Promise<string> {
  await page.goto(`${eventPath}/review`)
  await page.locator('form:has([name=intent][value=publish]) button').click()
  expect(new URL(page.url()).search).toBe('?done=published')
  const href = await page.locator('main a[href*="/events/"]:not([href*="/console/"])').first().getAttribute('href')
  return new URL(href ?? '', page.url()).pathname
}

/** Makes a pairing code for a phone and returns the address in it. */
export async function pairingAddress(
  page: Page,
  eventPath: string,
  gate: string,
): Promise<{ text: string; qr: Buffer }> {
  await page.goto(`${eventPath}/check-in`)
  await page.fill('[name=gate]', gate)
  await choose(page, 'profile', 'search')
  await page.locator('form:has([name=intent][value=pair]) button').click()
  const text = /https?:\/\/\S+\/gate\/pair\/[\w-]+/.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
  return { text, qr: await page.locator('.qr').first().screenshot() }
}

/** Moves a slot with people on it to another time of its day, and says yes to telling them. */
export async function moveSlot(page: Page, eventPath: string, slot: PlannedSlot, to: PlannedSlot): Promise<void> {
  await page.goto(`${eventPath}/slots`)
  await page.locator('tr', { hasText: slot.from }).locator('a[href*="/slots/"]').first().click()
  await page.fill('[name=from]', to.from)
  await page.fill('[name=to]', to.to)
  await page.locator('main form button.is-primary').click()
  await page.locator('button[name=intent][value=confirm]').click()
  expect(new URL(page.url()).search).toBe('?done=told')
}

export async function cancelEvent(page: Page, eventPath: string, reason: string): Promise<void> {
  await page.goto(`${eventPath}/cancel`)
  await page.fill('[name=reason]', reason)
  await page.locator('main form button.is-primary').click()
  expect(new URL(page.url()).search).toBe('?done=cancelled')
}
