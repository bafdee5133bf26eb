import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CheckboxField, CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary, titleWithErrors } from '#app/ui/error-summary.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { LanguageProvider } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

const choices = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
]
const FIELDS: Record<string, (name: string, error?: string) => ReactNode> = {
  text: (name, error) => <TextField name={name} label="姓名" hint="与证件一致" error={error} />,
  area: (name, error) => <TextArea name={name} label="问题" hint="写清时间" error={error} />,
  select: (name, error) => <SelectField name={name} label="部门" hint="选一个" error={error} options={choices} />,
  day: (name, error) => <DateTimeField kind="date" name={name} label="日期" hint="北京时间" error={error} />,
  file: (name, error) => <FileField name={name} label="附件" hint="PDF" error={error} />,
  consent: (name, error) => <CheckboxField name={name} label="我同意" hint="第 3 版" error={error} />,
  boxes: (name, error) => <CheckboxGroup name={name} label="帮助" hint="可多选" error={error} choices={choices} />,
  radios: (name, error) => <RadioGroup name={name} label="人数" hint="最多 4 人" error={error} choices={choices} />,
  slots: (name, error) => (
    <SlotRows
      name={name}
      legend="场次"
      hint="先到先得"
      error={error}
      rows={[{ value: 's1', title: '09:00', state: { tone: 'ok', text: '余 12 席' } }]}
    />
  ),
}
const ids = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])

describe.each(Object.entries(FIELDS))('a %s field', (kind, field) => {
  const html = renderToStaticMarkup(field(kind, '请更正'))

  test('is where the error summary links to', () => {
    const summary = renderToStaticMarkup(<ErrorSummary errors={{ [kind]: '请更正' }} />)
    expect(summary).toContain(`href="#${kind}"`)
    const target = new RegExp(`<(input|textarea|select)[^>]*\\sid="${kind}"`)
    expect(html).toMatch(target)
  })

  test('is described by its hint and its error, which are there', () => {
    const described = html.match(/aria-describedby="([^"]+)"/)?.[1]?.split(' ')
    expect(described).toEqual([`${kind}-hint`, `${kind}-error`])
    expect(ids(html)).toEqual(expect.arrayContaining([`${kind}-hint`, `${kind}-error`]))
    expect(html).toContain('aria-invalid="true"')
  })

  test('has no id twice and says nothing of errors when it is right', () => {
    expect(new Set(ids(html)).size).toBe(ids(html).length)
    expect(renderToStaticMarkup(field(kind))).not.toMatch(/aria-invalid|-error/)
  })
})

test('a list field sends name[] and is found by the name of its error', () => {
  const html = renderToStaticMarkup(
    <CheckboxGroup name="help[]" label="帮助" choices={choices} defaultValues={['b']} />,
  )
  expect(html).toMatch(/id="help"[^>]*name="help\[\]"/)
  expect(html.match(/checked=""/g)).toHaveLength(1)
})

test('only what may be left out is marked, in the language of the page', () => {
  const marked = (required?: boolean) => renderToStaticMarkup(<TextField name="n" label="姓名" required={required} />)
  expect(marked(false)).toContain('（选填）')
  expect(marked(true)).not.toContain('选填')
  expect(marked(true)).toContain('required=""')
  expect(marked()).not.toMatch(/选填|required/)
  const english = renderToStaticMarkup(
    <LanguageProvider language="en">
      <TextField name="n" label="Name" required={false} />
    </LanguageProvider>,
  )
  expect(english).toContain('optional')
})

describe('the error summary', () => {
  test('counts, keeps the order, and takes the focus', () => {
    const html = renderToStaticMarkup(
      <ErrorSummary errors={{ phone: '甲', name: undefined, consent: '乙' }} general={['丙']} />,
    )
    expect(html).toContain('有 3 处需要更正')
    expect(html.indexOf('#phone')).toBeLessThan(html.indexOf('#consent'))
    expect(html).not.toContain('#name')
    expect(html).toMatch(/tabindex="-1"[^>]*autofocus/i)
  })

  test('speaks of one thing in the singular', () => {
    const html = renderToStaticMarkup(
      <LanguageProvider language="en">
        <ErrorSummary errors={{ phone: 'Enter 11 digits' }} />
      </LanguageProvider>,
    )
    expect(html).toContain('There is 1 thing to correct')
  })

  test('is not there without errors', () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={{ phone: undefined }} />)).toBe('')
  })

  test('goes with a title that says so', () => {
    expect(titleWithErrors('谁来参加', { phone: '甲' }, 'zh-CN')).toBe('错误：谁来参加')
    expect(titleWithErrors('谁来参加', {}, 'zh-CN')).toBe('谁来参加')
    expect(titleWithErrors('Who is coming', { phone: 'x' }, 'en')).toBe('Error: Who is coming')
  })
})

test('hidden fields carry lists and leave out what is absent', () => {
  const html = renderToStaticMarkup(
    <HiddenFields values={{ slot: 's1', party: 2, help: ['w', 's'], note: undefined, code: null, past: false }} />,
  )
  expect([...html.matchAll(/name="(\w+)" value="(\w+)"/g)].map((match) => [match[1], match[2]])).toEqual([
    ['slot', 's1'],
    ['party', '2'],
    ['help', 'w'],
    ['help', 's'],
  ])
})
