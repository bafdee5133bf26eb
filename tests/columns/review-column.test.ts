import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { columnLinkErrors } from '#app/columns/column-links.server.ts'
import { listColumns, listColumnVersions } from '#app/columns/column-queries.server.ts'
import { columnView } from '#app/columns/column-view.server.ts'
import { createColumn } from '#app/columns/edit-column.server.ts'
import { addItems, arrangeItems, removeSection, shiftSection } from '#app/columns/edit-sections.server.ts'
import {
  findColumnPicture,
  findPublicColumns,
  getPublicColumn,
  hasPublicColumns,
  listPublicColumns,
} from '#app/columns/public-columns.server.ts'
import { submitColumn } from '#app/columns/review-column.server.ts'
import { withdrawColumn } from '#app/columns/withdraw-column.server.ts'
import { changeLinkHosts } from '#app/events/link-hosts.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { departments, topicColumnVersions } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { auditActions, publishedQuestion } from '#tests/questions/case.ts'
import { makeCampaign, useTestStore } from '#tests/support/world.ts'
import { HEAD, makeColumn, picture, stepsOf } from './people.ts'

useTestStore()

const head = { ...HEAD, summaryEn: '' }
const slug = 'doing-business'

describe('a topical column', () => {
  it('is made by people of the department; the overseer makes those of the overseeing offices', async () => {
    const { world, columnId, section } = await makeColumn()
    const create = (actor: typeof world.officer) =>
      inTransaction(actor, (work) => createColumn(work, { ...head, departmentId: world.department.id }))
    expect(await create(world.organiser)).toMatchObject({ outcome: 'created' })
    for (const actor of [world.reviewer, world.outsider, world.overseer])
      expect(await create(actor)).toEqual({ outcome: 'unknownDepartment' })
    await expect(section(world.outsider)).rejects.toThrow(NotFound)
    await expect(section(world.reviewer)).rejects.toThrow(Forbidden)
    await expect(section(world.overseer)).rejects.toThrow(Forbidden)
    expect(await listColumns(reader(), world.outsider)).toEqual([])
    expect(await listColumns(reader(), world.reviewer)).toHaveLength(2)
    await store().transaction(async (tx) => {
      await tx.update(departments).set({ coordinates: true }).where(eq(departments.id, world.department.id))
    })
    const made = await create(world.overseer)
    expect(made).toMatchObject({ outcome: 'created' })
    const office = stepsOf('id' in made ? made.id : '')
    await office.section(world.overseer)
    await office.submit(world.overseer)
    expect(await office.decide(world.overseer)).toEqual({ outcome: 'ownWork' })
    expect(await auditActions(columnId)).toEqual(['column.created'])
  })

  it('is published by somebody who wrote none of it, as the version that was read', async () => {
    const { world, columnId, section, submit, decide, latest } = await makeColumn()
    expect(await submit(world.officer)).toMatchObject({ outcome: 'incomplete', gaps: [{ kind: 'sections' }] })
    const begun = await latest()
    await section(world.officer)
    expect(await inTransaction(world.officer, (work) => submitColumn(work, columnId, begun.hash))).toEqual({
      outcome: 'olderVersion',
    })
    expect(await decide(world.reviewer)).toEqual({ outcome: 'notInReview' })
    // A second pair of hands: then neither of the two may review.
    await section(world.both, { heading: '用工' })
    expect(await submit(world.officer)).toEqual({ outcome: 'submitted' })
    expect(await submit(world.officer)).toEqual({ outcome: 'notDraft' })
    await expect(decide(world.organiser)).rejects.toThrow(Forbidden)
    await expect(decide(world.outsider)).rejects.toThrow(NotFound)
    expect(await decide(world.both)).toEqual({ outcome: 'ownWork' })
    expect(await decide(world.reviewer, undefined, begun.hash)).toEqual({ outcome: 'olderVersion' })
    await expect(getPublicColumn(reader(), slug)).rejects.toThrow(NotFound)
    expect(await decide(world.reviewer)).toEqual({ outcome: 'published' })
    expect(await decide(world.reviewer)).toEqual({ outcome: 'notInReview' })
    expect(await getPublicColumn(reader(), slug)).toMatchObject({
      outcome: 'published',
      column: { title: HEAD.title, sections: [{ heading: '开办企业' }, { heading: '用工' }] },
    })
    expect(await auditActions(columnId)).toEqual([
      'column.created',
      'column.saved',
      'column.saved',
      'column.submitted',
      'column.published',
    ])
  })

  it('whose bytes changed behind the review is not published', async () => {
    const { world, section, submit, decide, latest } = await makeColumn()
    await section(world.officer)
    await submit(world.officer)
    const { id } = await latest()
    await store().transaction(async (tx) => {
      await tx.update(topicColumnVersions).set({ title: '别的' }).where(eq(topicColumnVersions.id, id))
    })
    expect(await decide(world.reviewer)).toEqual({ outcome: 'olderVersion' })
  })

  it('stays public as it was while a change is written, reviewed, sent back and reviewed again', async () => {
    const { world, columnId, section, head: saveTitle, submit, decide, latest } = await makeColumn()
    await section(world.officer)
    await submit(world.officer)
    await decide(world.reviewer)
    const title = async () => {
      const found = await getPublicColumn(reader(), slug)
      return found.outcome === 'published' ? found.column.title : found.outcome
    }
    expect(await saveTitle(world.both, { title: HEAD.title })).toMatchObject({ outcome: 'unchanged' })
    await saveTitle(world.both, { title: '新标题' })
    expect(await latest()).toMatchObject({ version: 2, state: 'draft', writers: [world.both.staffId] })
    await submit(world.both)
    // Writing on in the middle of a review voids it.
    await saveTitle(world.officer, { title: '更新的标题' })
    expect(await latest()).toMatchObject({ version: 3, state: 'draft' })
    expect(await decide(world.reviewer)).toEqual({ outcome: 'notInReview' })
    await submit(world.officer)
    expect(await decide(world.both)).toEqual({ outcome: 'ownWork' })
    expect(await decide(world.reviewer, '请核对数字')).toEqual({ outcome: 'returned' })
    expect(await latest()).toMatchObject({ state: 'returned', reviewNote: '请核对数字' })
    expect(await title()).toBe(HEAD.title)
    await saveTitle(world.officer, { title: '最后的标题' })
    await submit(world.officer)
    expect(await decide(world.overseer)).toEqual({ outcome: 'published' })
    expect(await title()).toBe('最后的标题')
    const versions = await listColumnVersions(reader(), columnId)
    expect(versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '4 published',
      '3 returned',
      '2 inReview',
      '1 published',
    ])
    expect(versions.map(({ changes }) => changes?.map(({ field }) => field) ?? null)).toEqual([
      ['title'],
      ['title'],
      ['title'],
      null,
    ])
  })

  it('refuses what was written on top of something older', async () => {
    const { world, place, section } = await makeColumn()
    const before = await place()
    const made = await section(world.officer)
    const key = 'section' in made ? made.section : ''
    for (const edit of [
      inTransaction(world.organiser, (work) => shiftSection(work, { ...before, section: key }, 1)),
      inTransaction(world.organiser, (work) => removeSection(work, { ...before, section: key })),
    ])
      expect(await edit).toEqual({ outcome: 'olderVersion' })
    const here = await place()
    const both = await Promise.all(
      [world.officer, world.organiser].map((actor) =>
        inTransaction(actor, (work) => removeSection(work, { ...here, section: key })),
      ),
    )
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['olderVersion', 'saved'])
  })

  it('is taken down at once with a reason, and comes back only through a review', async () => {
    const { world, columnId, section, submit, decide } = await makeColumn()
    await section(world.officer)
    const withdraw = (actor: typeof world.officer) =>
      inTransaction(actor, (work) => withdrawColumn(work, columnId, '内容已过时'))
    expect(await withdraw(world.reviewer)).toEqual({ outcome: 'notPublic' })
    await submit(world.officer)
    await decide(world.reviewer)
    expect(await findPublicColumns(reader(), '一日办结', 3)).toHaveLength(1)
    await expect(withdraw(world.outsider)).rejects.toThrow(NotFound)
    expect(await withdraw(world.reviewer)).toEqual({ outcome: 'withdrawn' })
    expect(await getPublicColumn(reader(), slug)).toMatchObject({ outcome: 'withdrawn', reason: '内容已过时' })
    expect([await listPublicColumns(reader()), await hasPublicColumns(reader())]).toEqual([[], false])
    expect(await findPublicColumns(reader(), '一日办结', 3)).toEqual([])
    expect(await submit(world.officer)).toEqual({ outcome: 'submitted' })
    expect(await getPublicColumn(reader(), slug)).toMatchObject({ outcome: 'withdrawn' })
    expect(await decide(world.officer).catch((error: Error) => error.name)).toBe('Forbidden')
    expect(await decide(world.reviewer)).toEqual({ outcome: 'published' })
    expect(await getPublicColumn(reader(), slug)).toMatchObject({ outcome: 'published' })
    expect((await auditActions(columnId)).slice(-3)).toEqual([
      'column.withdrawn',
      'column.submitted',
      'column.published',
    ])
  })
})

describe('what a section shows', () => {
  it('is only what the public can read, each once, and goes from the page when it is public no longer', async () => {
    const { world, place, section, latest } = await makeColumn()
    const made = await section(world.officer)
    const key = 'section' in made ? made.section : ''
    const answer = { kind: 'answer' as const, id: (await publishedQuestion(world)).id }
    const event = { kind: 'event' as const, id: world.event.id }
    const draftCampaign = await makeCampaign({ departmentId: world.department.id, state: 'draft' })
    const add = async (...items: Parameters<typeof addItems>[2]) => {
      const here = await place()
      return inTransaction(world.officer, (work) => addItems(work, { ...here, section: key }, items))
    }
    expect(await add({ kind: 'campaign', id: draftCampaign.id })).toEqual({ outcome: 'notPublic' })
    expect(await add({ kind: 'answer', id: 'nothing' })).toEqual({ outcome: 'notPublic' })
    expect(await add(answer, event)).toMatchObject({ outcome: 'saved' })
    expect(await add(event)).toMatchObject({ outcome: 'unchanged' })
    expect(await add(...Array.from({ length: 19 }, (_, n) => ({ kind: 'event' as const, id: `${n}` })))).toEqual({
      outcome: 'tooManyItems',
    })
    const here = await place()
    await inTransaction(world.officer, (work) => arrangeItems(work, { ...here, section: key }, [event, answer, event]))
    expect((await latest()).sections[0]?.items).toEqual([event, answer])
    const view = await columnView(reader(), await latest(), slug, 'zh-CN')
    expect(view.sections[0]?.items[1]).toMatchObject({ kind: '答复', href: `/answers/${answer.id}` })
  })

  it('leads only to hosts on the list, in its links and in its text', async () => {
    const { world, section, submit, decide } = await makeColumn()
    const links = [
      { label: '好', url: 'https://www.qingdao.gov.cn/x' },
      { label: '本站', url: '/answers' },
      { label: '坏', url: 'https://evilgov.cn/' },
      { label: '旧', url: 'http://www.gov.cn/' },
    ]
    const text = '见[这里](https://example.com)'
    expect(await columnLinkErrors(reader(), { text, textEn: '[here](/ask)', links })).toEqual({
      text: 'textLinkNotAllowed',
      'linkUrl-2': 'linkNotAllowed',
      'linkUrl-3': 'linkNotAllowed',
    })
    await section(world.officer, { linkLabel: '文件', linkUrl: 'https://www.qingdao.gov.cn/x' })
    expect(await submit(world.officer)).toEqual({ outcome: 'submitted' })
    await inTransaction(world.overseer, (work) => changeLinkHosts(work, ['people.com.cn']))
    expect(await decide(world.reviewer)).toMatchObject({ outcome: 'incomplete', gaps: [{ kind: 'link' }] })
  })

  it('has pictures with words, public only while the public version shows them', async () => {
    const { world, section, head: saveHead, submit, decide, latest } = await makeColumn()
    const [cover, graphic] = [picture(), picture('HTTPS://EXAMPLE.ORG/B')]
    await saveHead(world.officer, {}, cover)
    const made = await section(world.officer, {}, undefined, graphic)
    const key = 'section' in made ? made.section : ''
    expect(await submit(world.officer)).toMatchObject({
      outcome: 'incomplete',
      gaps: [{ kind: 'coverAlt' }, { kind: 'pictureAlt', section: key }],
    })
    await saveHead(world.officer, { alt: '封面' })
    await section(world.officer, { alt: '图解：一日办结' }, key)
    const shown = async (hash: string) => (await findColumnPicture(reader(), slug, hash))?.shown
    expect(await shown(cover.hash)).toBe(false)
    await submit(world.officer)
    await decide(world.reviewer)
    expect([await shown(cover.hash), await shown(graphic.hash), await shown('nothing')]).toEqual([
      true,
      true,
      undefined,
    ])
    await saveHead(world.officer, { dropPicture: 'yes' })
    expect(await shown(cover.hash)).toBe(true)
    await submit(world.officer)
    await decide(world.reviewer)
    expect([(await latest()).cover, await shown(cover.hash), await shown(graphic.hash)]).toEqual([null, false, true])
    const view = await columnView(reader(), await latest(), slug, 'en')
    expect(view.sections[0]?.picture).toMatchObject({ alt: '图解：一日办结', foreign: true })
  })
})
