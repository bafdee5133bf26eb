import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { changeValues, spanText } from '#app/outbox/message-values.ts'
import { days, hours } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { answerVersions, questions, registrations } from '#db/schema.ts'
import { store } from '#db/work.ts'
import { readQr } from '../platform/png.ts'
import { makeDepartment, makeEvent, makeRegistration, makeStaff, useTestStore } from '../support/world.ts'
import { addMessage, later, stateOf, useOutbox, useSink, useWorker } from './outbox-world.ts'
import type { Delivery } from './smtp-sink.ts'

useTestStore()
useOutbox()

const EMAIL = 'sun@citizen.example'

async function deliver(): Promise<Delivery> {
  const sink = await useSink()
  await useWorker({ SMTP_URL: sink.url }).run()
  const mail = sink.deliveries.at(-1)
  if (!mail) throw new Error('nothing was delivered')
  return mail
}

async function registered(given: Partial<typeof registrations.$inferInsert> = {}) {
  const { event, slot } = await makeEvent()
  const registration = await makeRegistration(slot, {
    email: EMAIL,
    emailHash: lookupHash('email', EMAIL),
    ...given,
  })
  return { event, slot, registration, subject: { kind: 'registration' as const, id: registration.id } }
}

const change = (id: string, values: Partial<typeof registrations.$inferInsert>) =>
  store().transaction((tx) => tx.update(registrations).set(values).where(eq(registrations.id, id)))

/** The calendar part that mail programs act on, and the file that people open. */
function calendarOf(mail: Delivery) {
  const attachment = mail.attachments.find((each) => each.filename === 'invite.ics')
  const type = /Content-Type: text\/calendar;[^\r\n]*(?:\r\n[ \t][^\r\n]*)*/i.exec(mail.source)?.[0] ?? ''
  const file = attachment?.content.toString('utf8') ?? ''
  const component = new ICAL.Component(ICAL.parse(file))
  return {
    file,
    mimeMethod: /method=(\w+)/i.exec(type)?.[1],
    method: component.getFirstPropertyValue('method'),
    event: component.getFirstSubcomponent('vevent') as InstanceType<typeof ICAL.Component>,
  }
}

describe('the confirmation', () => {
  it('brings ticket, code, times and a calendar invitation that agrees with them', async () => {
    const { event, slot, registration, subject } = await registered({ calendarSequence: 2, partySize: 2 })
    await addMessage({ kind: 'registration-confirmed', subject, to: EMAIL })
    const mail = await deliver()
    const code = registration.shortCode.replace(/^(....)/, '$1 ')
    expect(mail.subject).toContain(event.title)
    for (const text of [mail.text, mail.html || '']) {
      expect(text).toContain(code)
      expect(text).toContain(event.venueName)
      expect(text).toContain(`https://open.jimo.example/r/${registration.manageToken}`)
    }
    const png = mail.attachments.find((each) => each.contentType === 'image/png')
    expect(readQr(png?.content as Buffer)).toBe(
      `https://open.jimo.example/t/${registration.ticketSecret}`.toUpperCase(),
    )
    const calendar = calendarOf(mail)
    expect(calendar.mimeMethod).toBe('REQUEST')
    expect(calendar.method).toBe('REQUEST')
    expect(calendar.event.getFirstPropertyValue('uid')).toBe(`${registration.id}@open.jimo.example`)
    expect(calendar.event.getFirstPropertyValue('sequence')).toBe(2)
    expect(calendar.event.getFirstPropertyValue('organizer')).toBe('mailto:open-day@jimo.example')
    expect(new ICAL.Event(calendar.event).startDate.toJSDate().getTime()).toBe(
      Math.floor(slot.startsAt.getTime() / 1000) * 1000,
    )
    // People pass calendar entries on: nothing in it opens a door.
    for (const secret of [registration.ticketSecret, registration.manageToken, registration.shortCode]) {
      expect(calendar.file.toLowerCase()).not.toContain(secret)
    }
  })

  it('names no host but the configured one', async () => {
    const { subject } = await registered()
    await addMessage({ kind: 'registration-confirmed', subject, to: EMAIL })
    const mail = await deliver()
    const hosts = [...`${mail.text} ${mail.html}`.matchAll(/https?:\/\/([^/\s"<]+)/g)].map(([, host]) => host)
    expect(new Set(hosts)).toEqual(new Set(['open.jimo.example']))
  })

  it('brings no ticket and no invitation when the registration was cancelled before it could be delivered', async () => {
    const { registration, subject } = await registered({ status: 'cancelled', cancelledBy: 'citizen' })
    await addMessage({ kind: 'registration-confirmed', subject, to: EMAIL })
    const mail = await deliver()
    expect(mail.text).toContain('已取消')
    expect(mail.text).not.toContain(registration.ticketSecret)
    expect(mail.attachments).toHaveLength(0)
    expect(mail.source).not.toContain('text/calendar')
  })

  it('speaks English, and shows Chinese where the department wrote no English', async () => {
    const { event, slot } = await makeEvent({ event: { titleEn: null } })
    const { id } = await makeRegistration(slot, { language: 'en', email: EMAIL })
    await addMessage({
      kind: 'registration-confirmed',
      language: 'en',
      subject: { kind: 'registration', id },
      to: EMAIL,
    })
    const mail = await deliver()
    expect(mail.subject).toMatch(/^You are registered: /)
    expect(mail.subject).toContain(event.title)
    expect(mail.headers.get('content-language')).toBe('en')
  })

  it('fails visibly when the registration has been erased', async () => {
    const sink = await useSink()
    const message = await addMessage({
      kind: 'registration-confirmed',
      subject: { kind: 'registration', id: newId() },
      to: EMAIL,
    })
    await useWorker({ SMTP_URL: sink.url }).run()
    expect(await stateOf(message.id)).toMatchObject({ state: 'failed', lastError: 'its subject was erased' })
  })
})

describe('the calendar', () => {
  it('is invited, moved and withdrawn under one UID with a rising sequence', async () => {
    const { event, slot, registration, subject } = await registered()
    await addMessage({ kind: 'registration-confirmed', subject, to: EMAIL })
    const invited = calendarOf(await deliver())
    await change(registration.id, { calendarSequence: 1 })
    const values = changeValues([
      {
        label: 'time',
        from: spanText(slot.startsAt, slot.endsAt),
        to: spanText(later(days(8)), later(days(8) + hours(1))),
      },
      { label: 'venue', from: '二楼会议室', to: event.venueName },
    ])
    await addMessage({ kind: 'event-changed', subject, to: EMAIL, values: values as Record<string, string> })
    const changed = await deliver()
    expect(changed.text).toContain('二楼会议室 → 智慧水务调度中心')
    const moved = calendarOf(changed)
    // A cancellation counts one more by itself.
    await change(registration.id, { status: 'cancelled', cancelledBy: 'organiser' })
    await addMessage({ kind: 'event-cancelled', subject, to: EMAIL, values: { reason: '管道抢修' } })
    const cancelled = await deliver()
    expect(cancelled.text).toContain('管道抢修')
    const withdrawn = calendarOf(cancelled)
    expect([invited, moved, withdrawn].map((each) => [each.method, each.mimeMethod])).toEqual([
      ['REQUEST', 'REQUEST'],
      ['REQUEST', 'REQUEST'],
      ['CANCEL', 'CANCEL'],
    ])
    expect([invited, moved, withdrawn].map((each) => each.event.getFirstPropertyValue('sequence'))).toEqual([0, 1, 2])
    expect(new Set([invited, moved, withdrawn].map((each) => each.event.getFirstPropertyValue('uid'))).size).toBe(1)
    expect(withdrawn.event.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  it('is not asked to withdraw what was never sent', async () => {
    const { subject } = await registered({ status: 'cancelled', cancelledBy: 'citizen' })
    await addMessage({ kind: 'registration-cancelled', subject, to: EMAIL })
    const mail = await deliver()
    expect(mail.source).not.toContain('text/calendar')
    expect(mail.text).not.toContain('日历')
  })
})

describe('the links of an address', () => {
  it('are those of its own live registrations whose session is not over', async () => {
    const mine = await registered()
    const cancelled = await registered({ status: 'cancelled' })
    const foreign = await registered({
      email: 'other@citizen.example',
      emailHash: lookupHash('email', 'other@citizen.example'),
    })
    const past = await makeEvent({ slot: { startsAt: later(-days(2)), endsAt: later(-days(2) + hours(1)) } })
    const over = await makeRegistration(past.slot, { email: EMAIL, emailHash: lookupHash('email', EMAIL) })
    await addMessage({ to: 'SUN@citizen.example' })
    const { text = '' } = await deliver()
    expect(text).toContain(mine.registration.manageToken)
    for (const other of [cancelled.registration, foreign.registration, over]) {
      expect(text).not.toContain(other.manageToken)
    }
  })
})

describe('messages to staff', () => {
  it('carry the one-time page on this site', async () => {
    const member = await makeStaff(['organiser'], null)
    await addMessage({
      kind: 'staff-invitation',
      to: member.email,
      subject: { kind: 'staff', id: member.staffId },
      values: { path: '/invitation/abc', expiresAt: '2026-12-03T10:00:00.000Z' },
    })
    const mail = await deliver()
    expect(mail.text).toContain('https://open.jimo.example/invitation/abc')
    expect(mail.text).toContain('2026年12月3日（星期四）18:00')
  })
})

describe('messages about a question', () => {
  async function asked(
    given: Partial<typeof questions.$inferInsert> = {},
    version: Partial<typeof answerVersions.$inferInsert> = {},
  ) {
    const department = await makeDepartment()
    const officer = await makeStaff(['answerOfficer'], department.id)
    const id = newId()
    const versionId = newId()
    await store().transaction(async (tx) => {
      await tx.insert(questions).values({
        id,
        trackingCode: '4820175639',
        departmentId: department.id,
        source: 'web',
        originalText: '我家在 3 号楼 502，水压不足',
        publicText: '老旧小区水压不足，什么时候改造？',
        askerName: '孙玉梅',
        askerEmail: EMAIL,
        language: 'zh-CN',
        status: 'published',
        receivedAt: later(0),
        dueAt: new Date('2026-12-14T10:00:00Z'),
        dueRule: 'consult',
        publishedVersionId: versionId,
        createdAt: later(0),
        updatedAt: later(0),
        ...given,
      })
      await tx.insert(answerVersions).values({
        id: versionId,
        questionId: id,
        number: 1,
        text: '已列入 **2027 年改造计划**。',
        questionText: '老旧小区水压不足，什么时候改造？',
        publicity: given.publicity ?? 'public',
        hash: 'h',
        draftedBy: officer.staffId,
        createdAt: later(0),
        publishedAt: later(0),
        ...version,
      })
    })
    return { kind: 'question' as const, id }
  }

  it('give reference, deadline and link, and never repeat what was typed', async () => {
    await addMessage({ kind: 'question-received', subject: await asked(), to: EMAIL })
    const { text = '', subject } = await deliver()
    expect(subject).toContain('4820175639')
    expect(text).toContain('2026年12月14日（星期一）前')
    expect(text).toContain('https://open.jimo.example/questions/4820175639')
    expect(text).not.toContain('水压')
  })

  it('bring a published answer in the mail itself', async () => {
    await addMessage({ kind: 'answer-published', subject: await asked(), to: EMAIL })
    const mail = await deliver()
    expect(mail.text).toContain('已列入 2027 年改造计划。')
    expect(mail.html).toContain('<strong>2027 年改造计划</strong>')
    expect(mail.text).not.toContain('502')
  })

  it('carry nothing of an answer that was taken down before they were delivered', async () => {
    const subject = await asked(
      { publicity: 'withheld', publishedAt: later(0) },
      { publicity: 'public', withdrawnAt: later(1) },
    )
    for (const kind of ['answer-published', 'answer-corrected', 'answer-follow-news'] as const) {
      const values: Record<string, string> =
        kind === 'answer-follow-news' ? { path: '/follow/x.y', note: '补充水压数据' } : {}
      await addMessage({ kind, subject, to: EMAIL, values })
      const { text = '', html } = await deliver()
      expect(`${text}${html}`).not.toMatch(/改造|水压/)
    }
  })

  it('leave an answer that is not public on the page of the asker', async () => {
    await addMessage({ kind: 'answer-published', subject: await asked({ publicity: 'withheld' }), to: EMAIL })
    const { text = '' } = await deliver()
    expect(text).not.toContain('改造')
    expect(text).toContain('https://open.jimo.example/q/4820175639-')
  })
})
