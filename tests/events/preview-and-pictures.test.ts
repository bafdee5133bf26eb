// Before publishing: the page as it will be, behind a link that ends; and the pictures of the place, with their words.
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { duplicateEvent } from '#app/events/duplicate-event.server.ts'
import { checkPicture, removePicture, setPicture } from '#app/events/event-pictures.server.ts'
import { getEventByPreview } from '#app/events/event-queries.server.ts'
import { getFile } from '#app/events/file-queries.server.ts'
import { endPreviewLink, makePreviewLink } from '#app/events/preview-link.server.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { days, after as later, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { events } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { startTestServer } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makeDraft, makePeople } from './people.ts'

useTestStore()

function picture() {
  const checked = checkPicture(new Uint8Array(qrPng('HTTPS://EXAMPLE.ORG/A')))
  if (checked.outcome !== 'fits') throw new Error(checked.outcome)
  return checked
}

describe('a preview link', () => {
  it('opens a draft, and a new one ends the one before', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people)
    const make = (secret: string, actor = people.organiser) =>
      act(actor, (work) => makePreviewLink(work, event.id, secret))
    const opened = (secret: string) => getEventByPreview(reader(), hashSecret(secret), now())
    await make('first')
    expect(await opened('first')).toMatchObject({ id: event.id, state: 'draft' })
    await make('second')
    await expect(opened('first')).rejects.toThrow(NotFound)
    await expect(make('x', people.outsider)).rejects.toThrow(NotFound)
    await expect(make('x', people.reviewer)).rejects.toThrow(Forbidden)
  })

  it('ends after its days and when it is told to, with its pictures', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people)
    const map = picture()
    await act(people.organiser, (work) => setPicture(work, event.id, 'mapHash', map, { alt: '路北', altEn: null }))
    const made = await act(people.organiser, (work) => makePreviewLink(work, event.id, 'secret', 1))
    const tokenHash = hashSecret('secret')
    const page = (at: Date) => getEventByPreview(reader(), tokenHash, at)
    const file = (at: Date) => getFile(reader(), map.hash, { preview: { tokenHash, now: at } })
    expect(made.endsAt.getTime() - now().getTime()).toBeLessThanOrEqual(days(1))
    expect((await page(later(made.endsAt, -1))).id).toBe(event.id)
    expect((await file(later(made.endsAt, -1))).public).toBe(false)
    await expect(page(made.endsAt)).rejects.toThrow(NotFound)
    await expect(file(made.endsAt)).rejects.toThrow(NotFound)
    const end = (actor = people.organiser) => act(actor, (work) => endPreviewLink(work, event.id))
    await expect(end(people.reviewer)).rejects.toThrow(Forbidden)
    expect(await end()).toEqual({ outcome: 'ended' })
    await expect(page(now())).rejects.toThrow(NotFound)
    expect(await end()).toEqual({ outcome: 'noLink' })
    expect((await auditActions()).filter((action) => action.startsWith('event.preview-link'))).toEqual([
      'event.preview-link-made',
      'event.preview-link-ended',
    ])
  })

  it('shows the page as it will be, with nothing to press that signs up or asks', async () => {
    const people = await makePeople()
    const { event, slot } = await makeDraft(people)
    await act(people.organiser, (work) => makePreviewLink(work, event.id, 'secret'))
    const server = await startTestServer()
    try {
      const answer = await fetch(`${server.origin}/preview/secret`)
      const html = await answer.text()
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
      expect(html).toMatch(/<meta name="robots" content="noindex/)
      for (const part of ['报名中', '预览中不能报名和提问', '余 50 席', '失效']) expect(html).toContain(part)
      for (const part of [slot.id, '/register', `/ask?event=${event.slug}`, `/events/${event.slug}.ics`])
        expect(html).not.toContain(part)
      expect((await fetch(`${server.origin}/preview/other`)).status).toBe(404)
      // Whoever opens the link later is not told that nobody sees the event yet.
      expect(html).toContain('市民现在还看不到这个页面')
      await store().transaction((tx) => tx.update(events).set({ state: 'published' }).where(eq(events.id, event.id)))
      const published = await (await fetch(`${server.origin}/preview/secret`)).text()
      expect(published).toContain('活动已经公布')
      expect(published).not.toContain('市民现在还看不到')
    } finally {
      await server.close()
    }
  })
})

describe('the words of a picture', () => {
  it('are kept with it, changed alone, and go with it; a duplicate has both', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people)
    const map = picture()
    const set = (checked: typeof map | undefined, alt: string) =>
      act(people.organiser, (work) => setPicture(work, event.id, 'mapHash', checked, { alt, altEn: 'north side' }))
    expect(await set(undefined, '路北')).toEqual({ outcome: 'noPicture' })
    expect(await set(map, '路北')).toMatchObject({ outcome: 'set', event: { mapHash: map.hash, mapAlt: '路北' } })
    const { version } = await getEvent(reader(), event.id)
    await set(undefined, '路北')
    expect((await getEvent(reader(), event.id)).version).toBe(version)
    await set(undefined, '路南')
    const copy = await act(people.organiser, (work) => duplicateEvent(work, event.id, '2027-12-04'))
    expect(copy).toMatchObject({ event: { mapHash: map.hash, mapAlt: '路南', mapAltEn: 'north side' } })
    await act(people.organiser, (work) => removePicture(work, event.id, 'mapHash'))
    expect(await getEvent(reader(), event.id)).toMatchObject({ mapHash: null, mapAlt: null, mapAltEn: null })
  })
})
