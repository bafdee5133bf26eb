import { describe, expect, it } from 'vitest'
import { type ColumnSection, columnChanges, gapsInColumn, moveSection, picturesOfColumn } from '#app/columns/column.ts'
import { arrangeItemsForm, columnSectionForm, filledRows } from '#app/columns/column-forms.ts'
import { columnHash } from '#app/columns/column-hash.server.ts'
import { linksIn } from '#app/platform/markdown.server.ts'

const picture = { hash: 'aa', width: 9, height: 6, alt: '', altEn: '' }
const section = (key: string, given: Partial<ColumnSection> = {}): ColumnSection => ({
  key,
  heading: key,
  headingEn: '',
  text: '字',
  textEn: '',
  picture: null,
  items: [],
  links: [],
  ...given,
})
const column = (given: object = {}) => ({
  title: '专题',
  titleEn: '',
  summary: '简介',
  summaryEn: '',
  cover: null,
  sections: [section('一'), section('二')],
  ...given,
})

describe('a column', () => {
  it('lacks a section, words beside a picture, and anything in a section', () => {
    expect(gapsInColumn(column())).toEqual([])
    expect(gapsInColumn({ cover: picture, sections: [] })).toEqual([
      { kind: 'sections', section: null },
      { kind: 'coverAlt', section: null },
    ])
    const bare = section('空', { text: '' })
    expect(gapsInColumn({ cover: null, sections: [bare, section('图', { text: '', picture })] })).toEqual([
      { kind: 'empty', section: '空' },
      { kind: 'pictureAlt', section: '图' },
    ])
  })

  it('says what changed, following each section through moves and new headings', () => {
    const before = column()
    const after = column({
      title: '新专题',
      sections: [section('二'), section('一', { heading: '改名', picture }), section('三', { text: '新' })],
    })
    expect(columnChanges(before, after).map(({ section: of, field, from, to }) => [of, field, from, to])).toEqual([
      [null, 'title', '专题', '新专题'],
      [null, 'sections', '1. 一\n2. 二', '1. 二\n2. 改名\n3. 三'],
      ['改名', 'heading', '一', '改名'],
      ['改名', 'picture', null, picture],
      ['三', 'heading', '', '三'],
      ['三', 'text', '', '新'],
    ])
    expect(columnChanges(before, column())).toEqual([])
  })

  it('moves a section one place, and not beyond the ends', () => {
    const keys = (by: -1 | 1, key: string) => moveSection(column().sections, key, by).map((one) => one.key)
    expect([keys(1, '一'), keys(-1, '一'), keys(1, '二'), keys(1, '无')]).toEqual([
      ['二', '一'],
      ['一', '二'],
      ['一', '二'],
      ['一', '二'],
    ])
  })

  it('has a fingerprint of everything the public reads, and each picture once', () => {
    const hash = columnHash(column())
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(columnHash({ ...column(), id: 'x', state: 'draft' } as never)).toBe(hash)
    const others = [
      column({ titleEn: 'T' }),
      column({ cover: picture }),
      column({ sections: [section('一', { items: [{ kind: 'answer', id: '1' }] }), section('二')] }),
      column({ sections: [section('二'), section('一')] }),
    ]
    expect(new Set([hash, ...others.map(columnHash)]).size).toBe(5)
    expect(picturesOfColumn({ cover: picture, sections: [section('一', { picture })] })).toEqual([picture])
  })
})

describe('the form of a section', () => {
  const errorsOf = (given: object) => {
    const read = columnSectionForm.safeParse({ heading: '标题', ...given })
    return read.success ? {} : Object.fromEntries(read.error.issues.map(({ path, message }) => [path[0], message]))
  }

  it('wants a heading, and of a link both parts; empty rows are no links', () => {
    expect(errorsOf({ heading: ' ' })).toEqual({ heading: 'headingMissing' })
    expect(errorsOf({ text: '字'.repeat(8001) })).toEqual({ text: 'tooLong' })
    expect(errorsOf({ linkLabel: ['', '文件', ''], linkUrl: ['', '', 'https://a.gov.cn'] })).toEqual({
      'linkUrl-1': 'linkIncomplete',
      'linkLabel-2': 'linkIncomplete',
    })
    const read = columnSectionForm.parse({
      heading: '标题',
      linkLabel: ['', '文件'],
      linkUrl: ['', 'https://a.gov.cn'],
    })
    expect(read.links).toEqual([{ label: '文件', url: 'https://a.gov.cn' }])
    expect(filledRows(['', '文件'], ['', ''])).toEqual([1])
  })

  it('puts items in the typed order, without those that go, and takes no unknown kind', () => {
    const read = arrangeItemsForm.parse({
      item: ['answer 1', 'event 2', 'campaign 3', 'staff 4'],
      place: ['9', 'x', '1'],
      drop: 'event 2',
    })
    expect(read).toEqual([
      { kind: 'campaign', id: '3' },
      { kind: 'answer', id: '1' },
    ])
  })

  it('knows where the links of a text lead', () => {
    expect(linksIn('见[文件](https://a.gov.cn/x)和 http://www.b.com\n\n- [本站](/answers)\n\n`https://c.cn`')).toEqual([
      'https://a.gov.cn/x',
      'http://www.b.com',
      '/answers',
    ])
    expect(linksIn('[坏](javascript:alert(1))')).toEqual([])
  })
})
