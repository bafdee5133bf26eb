import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { resetTexts, saveTexts } from '#app/mailings/save-texts.server.ts'
import { previewTexts, readTextPage, testTexts } from '#app/mailings/text-page.server.ts'
import {
  type BothWords,
  getTextDepartment,
  HOUSE_WORDS,
  listTextDepartments,
  listTexts,
} from '#app/mailings/text-queries.server.ts'
import { ownWords } from '#app/outbox/own-texts.server.ts'
import { previewMessage } from '#app/outbox/preview-message.server.ts'
import { sortOf, type TextKind } from '#app/outbox/text-kinds.ts'
import type { Actor } from '#app/platform/actor.ts'
import { announce } from '#app/platform/changes.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { auditEntries, departmentTexts, outboxMessages, questions } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { addMessage, messages, useOutbox, useSink, useWorker } from '#tests/outbox/outbox-world.ts'
import { makeDepartment, makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()
useOutbox()

const ZH = {
  subject: '欢迎您来：{活动}',
  body: '{姓名}，名额已留好。\n请带身份证。',
  sms: '已报名{活动}，入场码{入场码}。{链接}',
}
const EN = { subject: 'Welcome: {event}', body: 'Dear {name}, your place is kept.', sms: '' }
const words = (zh: Partial<BothWords['en']> = ZH, en: Partial<BothWords['en']> = HOUSE_WORDS.en): BothWords => ({
  'zh-CN': { ...HOUSE_WORDS.en, ...zh },
  en: { ...HOUSE_WORDS.en, ...en },
})

async function world() {
  const { event, slot, departmentId } = await makeEvent()
  const registration = await makeRegistration(slot, { name: '孙玉梅', email: 'sun@citizen.example' })
  return { event, slot, departmentId, registration, organiser: await makeStaff(['organiser'], departmentId) }
}
const KIND = 'registration-confirmed'
const save = (actor: Actor, departmentId: string, given: BothWords, version = 0, kind: TextKind = KIND) =>
  inTransaction(actor, (work) => saveTexts(work, departmentId, kind, { version, words: given }))
const audits = () =>
  reader().select().from(auditEntries).where(eq(auditEntries.subjectKind, 'department')).orderBy(auditEntries.id)

async function rendered(about: { kind?: 'registration-confirmed'; id: string; language?: 'zh-CN' | 'en' }) {
  const { kind = KIND, id, language } = about
  const message = await addMessage({
    kind,
    subject: { kind: 'registration', id },
    ...(language ? { language } : {}),
  })
  const mail = await previewMessage(message)
  if (!mail) throw new Error('no mail')
  return mail
}

describe('a department that saves its words', () => {
  it('says them in every message made from then on, in that language, with everything else as it was', async () => {
    const { departmentId, event, registration, organiser } = await world()
    const before = await rendered(registration)
    expect(await save(organiser, departmentId, words())).toEqual({ outcome: 'saved', version: 1 })
    const mail = await rendered(registration)
    expect(mail.subject).toBe(`欢迎您来：${event.title}`)
    expect(mail.text).toContain('孙玉梅，名额已留好。\n\n请带身份证。')
    expect(mail.sms).toMatch(new RegExp(`^已报名${event.title}，入场码\\d{4} \\d{4}。https://open.jimo.example/r/`))
    expect(mail.images).toHaveLength(1)
    expect(mail.calendar?.method).toBe('REQUEST')
    const links = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link)
    expect(links(mail.html)).toEqual(links(before.html))
    expect((await rendered({ ...registration, language: 'en' })).subject).toMatch(/^You are registered/)
  })

  it('changes nothing for another department, nor for another message', async () => {
    const { departmentId, organiser, registration } = await world()
    const other = await makeEvent({ departmentId: (await makeDepartment()).id })
    const theirs = await makeRegistration(other.slot, {})
    await save(organiser, departmentId, words())
    expect((await rendered(theirs)).subject).toMatch(/^报名成功/)
    const reminder = await addMessage({
      kind: 'event-reminder',
      subject: { kind: 'registration', id: registration.id },
    })
    expect((await previewMessage(reminder))?.subject).toMatch(/^活动提醒/)
  })

  it('is written with the words of the moment at which the message leaves, not of its cause', async () => {
    const { departmentId, registration, organiser } = await world()
    const sink = await useSink()
    const about = { kind: 'registration', id: registration.id } as const
    await addMessage({ kind: KIND, subject: about, to: 'sun@citizen.example' })
    await save(organiser, departmentId, words())
    await useWorker({ SMTP_URL: sink.url }).run()
    expect(sink.deliveries.at(-1)?.subject).toMatch(/^欢迎您来/)
  })

  it('says nothing of its own when the registration has moved on', async () => {
    const { slot, departmentId, organiser } = await world()
    const gone = await makeRegistration(slot, { status: 'cancelled' })
    await save(organiser, departmentId, words())
    const mail = await rendered(gone)
    expect(mail.text).toContain('已取消')
    expect(mail.text).not.toContain('名额已留好')
  })

  it('speaks to those who ask as well, by reference and due day', async () => {
    const { departmentId, organiser } = await world()
    const question = { id: newId(), trackingCode: '4820175639' }
    await store().transaction((tx) =>
      tx.insert(questions).values({
        ...question,
        departmentId,
        source: 'web',
        originalText: '水压不足',
        publicText: '水压不足',
        language: 'zh-CN',
        status: 'dispatched',
        receivedAt: now(),
        dueAt: after(now(), days(5)),
        dueRule: 'consult',
        createdAt: now(),
        updatedAt: now(),
      }),
    )
    const text = { subject: '已收到（{查询码}）', body: '{部门}将于{期限}前答复。', sms: '' }
    expect(await save(organiser, departmentId, words(text), 0, 'question-received')).toMatchObject({ outcome: 'saved' })
    const message = await addMessage({ kind: 'question-received', subject: { kind: 'question', id: question.id } })
    const mail = await previewMessage(message)
    expect(mail?.subject).toBe(`已收到（${question.trackingCode}）`)
    expect(mail?.text).toMatch(/将于\d{4}年\d{1,2}月\d{1,2}日（星期.）前答复。/)
  })

  it('words the three reminders differently', async () => {
    const { departmentId, organiser, registration } = await world()
    const hours = { subject: '还有两小时：{活动}', body: '马上开始了。', sms: '' }
    const early = { subject: '三天后见：{活动}', body: '请带好证件。', sms: '' }
    await save(organiser, departmentId, words(hours), 0, 'event-reminder-hours')
    await save(organiser, departmentId, words(early), 0, 'event-reminder-days')
    const subject = { kind: 'registration', id: registration.id } as const
    const first = await addMessage({ kind: 'event-reminder', subject })
    const second = await addMessage({ kind: 'event-reminder', subject, values: { before: 'hours' } })
    expect((await previewMessage(first))?.subject).toMatch(/^活动提醒/)
    expect((await previewMessage(second))?.subject).toMatch(/^还有两小时/)
    const threeDays = await addMessage({ kind: 'event-reminder', subject, values: { before: 'days' } })
    expect((await previewMessage(threeDays))?.subject).toMatch(/^三天后见/)
  })
})

describe('versions of a text', () => {
  it('are counted and kept, one is current, and each leaves an entry in the audit trail without its words', async () => {
    const { departmentId, organiser } = await world()
    await save(organiser, departmentId, words())
    await save(organiser, departmentId, words(ZH, EN), 1)
    expect(await inTransaction(organiser, (work) => resetTexts(work, departmentId, KIND, 2))).toEqual({
      outcome: 'reset',
      version: 3,
    })
    const rows = await reader().select().from(departmentTexts).orderBy(departmentTexts.version)
    expect(rows.map(({ version, isCurrent }) => `${version}${isCurrent ? ' current' : ''}`)).toEqual([
      '1',
      '1',
      '2',
      '2',
      '3 current',
      '3 current',
    ])
    expect((await audits()).map(({ action, detail, departmentId: of }) => ({ action, detail, of }))).toEqual([
      { action: 'texts.saved', detail: { text: KIND, version: 1, languages: 'zh-CN' }, of: departmentId },
      { action: 'texts.saved', detail: { text: KIND, version: 2, languages: 'zh-CN en' }, of: departmentId },
      { action: 'texts.reset', detail: { text: KIND, version: 3 }, of: departmentId },
    ])
    const page = await readTextPage(reader(), organiser, departmentId, KIND)
    expect(page.versions.map(({ version, isHouse, changes }) => [version, isHouse, changes.length])).toEqual([
      [3, true, 5],
      [2, false, 2],
      [1, false, 3],
    ])
    expect(page.words['zh-CN']).toEqual(sortOf(KIND).house('zh-CN'))
    const again = await readTextPage(reader(), organiser, departmentId, KIND, 1)
    expect(again).toMatchObject({ from: 1, version: 3, words: { 'zh-CN': ZH } })
  })

  it('the same words twice are one version; the words of the house are none', async () => {
    const { departmentId, organiser } = await world()
    const house = { 'zh-CN': sortOf(KIND).house('zh-CN'), en: sortOf(KIND).house('en') }
    expect(await save(organiser, departmentId, house)).toEqual({ outcome: 'unchanged', version: 0 })
    await save(organiser, departmentId, words())
    expect(await save(organiser, departmentId, words(), 1)).toEqual({ outcome: 'unchanged', version: 1 })
    expect(await save(organiser, departmentId, house, 1)).toEqual({ outcome: 'reset', version: 2 })
  })

  it('an older version is refused; of two writers at once one wins', async () => {
    const { departmentId, organiser } = await world()
    await save(organiser, departmentId, words())
    expect(await save(organiser, departmentId, words(EN, EN), 0)).toEqual({ outcome: 'olderVersion', version: 1 })
    const texts = Array.from({ length: 8 }, (_, index) => words({ ...ZH, subject: `第 ${index} 稿：{活动}` }))
    const outcomes = await Promise.all(texts.map((text) => save(organiser, departmentId, text, 1)))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
      'olderVersion',
      'olderVersion',
      'olderVersion',
      'olderVersion',
      'olderVersion',
      'olderVersion',
      'olderVersion',
      'saved',
    ])
    const current = await reader()
      .select()
      .from(departmentTexts)
      .where(and(eq(departmentTexts.departmentId, departmentId), eq(departmentTexts.isCurrent, true)))
    expect(current.map(({ version }) => version)).toEqual([2, 2])
  })

  it('what breaks the rule is refused with what is wrong, and writes nothing', async () => {
    const { departmentId, organiser } = await world()
    const refused = await save(organiser, departmentId, words({ ...ZH, body: '{名字}' }, { ...EN, sms: 'Hello' }))
    expect(refused).toEqual({
      outcome: 'refused',
      faults: {
        'zh-CN': { body: { error: 'unknownVariable', what: '{名字}' } },
        en: { sms: { error: 'missingVariable', what: '{event} {link}' } },
      },
    })
    expect(await reader().$count(departmentTexts)).toBe(0)
    expect(await audits()).toEqual([])
  })
})

describe('who may change what', () => {
  it('organisers and the admin everything, answer officers what is said to those who ask; to others it is not there', async () => {
    const { departmentId, organiser } = await world()
    const foreign = await makeStaff(['organiser', 'answerOfficer'], (await makeDepartment()).id)
    const officer = await makeStaff(['answerOfficer'], departmentId)
    const admin = await makeStaff(['admin'], null)
    const about = async (actor: Actor) => [
      ...new Set((await listTexts(reader(), actor, departmentId)).map((row) => row.about)),
    ]
    expect(await about(organiser)).toEqual(['registration', 'question'])
    expect(await about(admin)).toEqual(['registration', 'question'])
    expect(await about(officer)).toEqual(['question'])
    expect(await about(foreign)).toEqual([])
    for (const actor of [
      foreign,
      officer,
      await makeStaff(['overseer'], null),
      await makeStaff(['gate'], departmentId),
    ]) {
      await expect(save(actor, departmentId, words())).rejects.toThrow(NotFound)
      await expect(readTextPage(reader(), actor, departmentId, KIND)).rejects.toThrow(NotFound)
      await expect(testTexts(actor, departmentId, KIND, words())).rejects.toThrow(NotFound)
    }
    await expect(save(organiser, newId(), words())).rejects.toThrow(NotFound)
    await expect(save({ kind: 'system', job: 'x' }, departmentId, words())).rejects.toThrow(Forbidden)
    expect((await listTextDepartments(reader(), organiser)).map(({ id }) => id)).toEqual([departmentId])
    expect(await listTextDepartments(reader(), admin)).toHaveLength(2)
  })
})

describe('preview and sample', () => {
  it('are drawn as the letter is sent, with parts of the text message, and write nothing', async () => {
    const { departmentId, organiser } = await world()
    const department = await getTextDepartment(reader(), organiser, departmentId, KIND)
    const [zh, en] = await previewTexts(reader(), department, KIND, words())
    expect(zh?.subject).toBe('欢迎您来：走进水厂：一滴水的旅程')
    expect(zh?.html).toContain('请带身份证。')
    expect(zh?.html).toContain('data:image/png;base64,')
    expect(zh?.html).not.toContain('<style')
    expect(zh?.sms).toMatchObject({ length: { segments: 2 }, longest: 2 })
    expect(en?.subject).toMatch(/^You are registered/)
    expect(await reader().$count(departmentTexts)).toBe(0)
  })

  it('a sample goes to the writer in both languages, whatever is saved', async () => {
    const { departmentId, organiser } = await world()
    const sink = await useSink()
    await testTexts(organiser, departmentId, KIND, words(ZH, EN))
    expect((await messages()).map(({ kind, language }) => [kind, language])).toEqual([
      ['test-letter', 'zh-CN'],
      ['test-letter', 'en'],
    ])
    await useWorker({ SMTP_URL: sink.url }).run()
    expect(sink.deliveries.map(({ subject }) => subject?.slice(0, 7)).sort()).toEqual(['Welcome', '欢迎您来：走进'])
  })
})

describe('words kept in memory', () => {
  it('are read once for many messages, and again after a save here or elsewhere', async () => {
    const { departmentId, organiser } = await world()
    await save(organiser, departmentId, words())
    expect((await ownWords(departmentId, KIND, 'zh-CN'))?.subject).toBe(ZH.subject)
    // Behind the back of this process.
    await store().transaction((tx) => tx.update(departmentTexts).set({ subject: '别处改的' }))
    expect((await ownWords(departmentId, KIND, 'zh-CN'))?.subject).toBe(ZH.subject)
    announce({ kind: 'elsewhere' })
    expect((await ownWords(departmentId, KIND, 'zh-CN'))?.subject).toBe('别处改的')
    await store().transaction((tx) => tx.update(departmentTexts).set({ subject: '再改' }))
    announce({ kind: 'texts', departmentId: newId() })
    expect((await ownWords(departmentId, KIND, 'zh-CN'))?.subject).toBe('别处改的')
    announce({ kind: 'texts', departmentId })
    expect((await ownWords(departmentId, KIND, 'zh-CN'))?.subject).toBe('再改')
  })

  it('none are looked up for messages that have only the words of the house', async () => {
    expect(await ownWords('nobody', undefined, 'en')).toBeUndefined()
    expect(await reader().$count(outboxMessages)).toBe(0)
  })
})
