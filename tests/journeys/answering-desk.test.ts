// The answer officer's desk in a browser: keys, several cases at once, text modules, pasting, splitting, and the live wall.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor, PHONE } from '#tests/support/browser.ts'
import { axeFaults } from '#tests/support/page-faults.ts'
import { type RunningServer, startServer } from '#tests/support/running-server.ts'
import { type DemoPerson, signedIn } from '#tests/support/staff-visitor.ts'
import { accept, clearCopy, openCase } from './answering.ts'
import { type Asked, ask } from './citizen.ts'

const QUESTION = '水表用了多少年要换新的？小区门口的路灯坏了三盏，归谁修？'
const DRAFT = 'form:has([name=basedOn])'

let server: RunningServer
let browser: Browser
let officer: BrowserContext
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: true }), launchBrowser()])
  officer = await signedIn(browser, server.origin, 'answerer')
  page = await officer.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const staff = async (person: DemoPerson, given = {}) =>
  (await signedIn(browser, server.origin, person, given)).newPage()

async function askAt(event: string, text: string): Promise<Asked> {
  const visitor = await (await newVisitor(browser, server.origin, { size: PHONE })).newPage()
  await visitor.goto(`/ask?event=${event}`)
  const asked = await ask(visitor, { text })
  await visitor.close()
  return asked
}

const focused = () =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return { tag: at?.localName, name: at?.getAttribute('name'), text: at?.textContent?.trim() }
  })

describe('keys', () => {
  test('j and k move, x ticks, a leads to where several are assigned, e to the next step; none of them sends', async () => {
    await page.goto('/console/questions?view=toAccept')
    const rows = page.locator('a[data-row]')
    const [first, second] = [await rows.nth(0).textContent(), await rows.nth(1).textContent()]
    await page.keyboard.press('j')
    expect((await focused()).text).toBe(first)
    await page.keyboard.press('j')
    expect((await focused()).text).toBe(second)
    await page.keyboard.press('k')
    expect((await focused()).text).toBe(first)
    await page.keyboard.press('a')
    expect((await focused()).name).toBe('departmentId')
    expect(await page.locator('[name=ids]:checked').count()).toBe(1)
    // A choice field takes letters for itself.
    await page.keyboard.press('e')
    expect(new URL(page.url()).search).toBe('?view=toAccept')
    await rows.nth(1).focus()
    await page.keyboard.press('e')
    await page.waitForURL('**/console/questions/*-*')
    expect((await focused()).tag).toBe('button')
    expect(await page.locator('form:has([name=intent][value=accept])').count()).toBe(1)
  })

  test('in a case e goes to the button and stops there, a opens the form that assigns, ? the help', async () => {
    await page.keyboard.press('a')
    expect((await focused()).name).toBe('departmentId')
    await page.locator('h1').click()
    await page.keyboard.press('?')
    expect(await page.locator('[data-key-help]').getAttribute('open')).not.toBeNull()
    await page.keyboard.press('e')
    expect((await focused()).tag).toBe('button')
    await page.keyboard.press('e')
    expect(await page.locator('form:has([name=intent][value=accept])').count()).toBe(1)
  })

  test('typing is typing, keys with modifiers are the browser’s, and keys can be turned off for good', async () => {
    await page.locator('[name=publicText]').first().focus()
    await page.keyboard.type('ea?')
    expect(await page.locator('[name=publicText]').first().inputValue()).toContain('ea?')
    await page.locator('h1').click()
    await page.keyboard.press('Control+e')
    expect((await focused()).tag).not.toBe('button')
    await page.locator('[data-key-help]').evaluate((help: HTMLDetailsElement) => {
      help.open = true
    })
    await page.locator('[data-key-switch]').click()
    await page.reload()
    await page.keyboard.press('e')
    expect((await focused()).tag).toBe('body')
    await page.locator('[data-key-help]').evaluate((help: HTMLDetailsElement) => {
      help.open = true
    })
    await page.locator('[data-key-switch]').click()
  })
})

test('several questions are assigned in one go, each with its own record', async () => {
  await page.goto('/console/questions?view=toAccept')
  const boxes = page.locator('main [name=ids]')
  const codes: string[] = []
  for (const index of [0, 1]) {
    const label = (await boxes.nth(index).getAttribute('aria-label')) ?? ''
    codes.push(label.replace(/\D/g, ''))
    await boxes.nth(index).check()
  }
  await page.getByRole('button', { name: '分办所选' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('请选择单位')
  for (const index of [0, 1]) await boxes.nth(index).check()
  await page.locator('#bulk [name=departmentId]').selectOption({ label: '即墨区住房和城乡建设局' })
  await page.locator('#bulk [name=reason]').fill('属住建部门职责。')
  await page.getByRole('button', { name: '分办所选' }).click()
  await page.getByText('已分办 2 件').waitFor()
  const overseer = await staff('overseer')
  for (const code of codes) {
    await openCase(overseer, code, 'toSign')
    expect(await overseer.locator('#history').textContent()).toContain('属住建部门职责。')
  }
})

describe('the text of an answer', () => {
  let casePath: string
  const area = () => page.locator(`${DRAFT} [name=text]`)

  test('two colons open the text modules; letters find, arrows choose, Enter inserts at the caret, Ctrl+Z takes back', async () => {
    const asked = await askAt('jimo-waterworks-autumn', '水表用了多少年要换新的，换表要自己花钱吗？')
    casePath = await openCase(page, asked.trackingCode)
    await accept(page)
    await clearCopy(page, '水表用了多少年要换新的，换表要自己花钱吗？', '水表')
    // What is typed before the page has its script is only text.
    await page.waitForLoadState('load')
    await area().fill('前文。\n\n后文。')
    await area().evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 3))
    await page.keyboard.type('::')
    const options = page.locator('#module-list').getByRole('option')
    const search = page.getByRole('combobox', { name: '查找文本模块' })
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await options.count()).toBe(3)
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('#module-list [aria-selected=true]').textContent()).toContain('结尾')
    await page.keyboard.type('jw')
    expect(await options.count()).toBe(1)
    await page.keyboard.press('Enter')
    expect(await area().inputValue()).toMatch(/^前文。如对以上答复有疑问[\s\S]+\n\n后文。$/)
    await page.keyboard.press('Control+z')
    expect(await area().inputValue()).toBe('前文。::\n\n后文。')
  })

  test('Escape closes the list and leaves what was typed; an address with colons opens nothing', async () => {
    await area().fill('')
    await area().focus()
    await page.keyboard.type('::tsb')
    await page.keyboard.press('Escape')
    expect(await area().inputValue()).toBe('::tsb')
    expect(await page.getByRole('listbox').count()).toBe(0)
    await area().fill('')
    await page.keyboard.type('a::b')
    expect(await area().inputValue()).toBe('a::b')
  })

  test('what is pasted from Word becomes plain structure, says what is gone, and can be taken back', async () => {
    await area().fill('前文。')
    await area().evaluate((field: HTMLTextAreaElement) => {
      field.setSelectionRange(3, 3)
      const data = new DataTransfer()
      data.setData(
        'text/html',
        '<h2>改造计划</h2><p class=MsoNormal style="color:red"><b>明年</b>改造。</p><ul><li>主管</li></ul><img src="x.png"><img src="y.png">',
      )
      data.setData('text/plain', '改造计划 明年改造。')
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    expect(await area().inputValue()).toBe('前文。## 改造计划\n\n**明年**改造。\n\n- 主管')
    const status = await page.locator('[data-paste-notes]').textContent()
    expect(status).toContain('字体颜色')
    expect(status).toContain('图片 2 张')
    await page.keyboard.press('Control+z')
    expect(await area().inputValue()).toBe('前文。')
  })

  test('buttons set the marks where the caret is, by keyboard too; each can be taken back', async () => {
    const tools = page.getByRole('toolbar', { name: '排版工具' })
    await area().fill('改造计划\n身份证\n户口本')
    const select = (from: number, to: number) =>
      area().evaluate((field: HTMLTextAreaElement, at) => field.setSelectionRange(at[0]!, at[1]!), [from, to])
    await select(2, 2)
    await tools.getByRole('button', { name: '小标题' }).click()
    expect(await area().inputValue()).toBe('## 改造计划\n身份证\n户口本')
    expect(await area().evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    expect(await area().inputValue()).toBe('改造计划\n身份证\n户口本')
    await select(5, 12)
    await page.keyboard.press('Shift+Tab')
    for (const key of ['ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    expect(await area().inputValue()).toBe('改造计划\n- 身份证\n- 户口本')
    await select(0, 4)
    await page.keyboard.press('Control+b')
    expect(await area().inputValue()).toMatch(/^\*\*改造计划\*\*\n/)
    expect(await axeFaults(page)).toEqual([])
  })

  test('a document of the list is cited at the caret, with its address; without one the list is filled in first', async () => {
    const cite = page.getByRole('toolbar').getByRole('button', { name: '引用依据' })
    await area().fill('根据')
    await cite.click()
    expect((await focused()).name).toBe('citationTitle[]')
    await page.locator('[name="citationTitle[]"]').first().fill('城市供水条例')
    await page.locator('[name="citationArticle[]"]').first().fill('第二十二条')
    await page.locator('[name="citationUrl[]"]').first().fill('https://www.gov.cn/1')
    await area().evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(2, 2))
    await cite.click()
    await page.getByRole('combobox', { name: '选择要引用的政策依据' }).press('Enter')
    expect(await area().inputValue()).toBe('根据[《城市供水条例》第二十二条](https://www.gov.cn/1)')
    await page.keyboard.press('Control+z')
    expect(await area().inputValue()).toBe('根据')
  })

  test('without a script the chosen module is added at the end, and what was typed elsewhere stays', async () => {
    const still = await staff('answerer', { scripts: false })
    await still.goto(casePath)
    expect(await still.locator('[data-editor-tools]').isVisible()).toBe(false)
    await still.locator('summary', { hasText: '排版写法' }).click()
    expect(await still.getByText('[办事指南](https://…)').isVisible()).toBe(true)
    await still.fill(`${DRAFT} [name=text]`, '您好。')
    await still.locator('[name="citationTitle[]"]').first().fill('《城市供水条例》')
    await still.locator('main [name=moduleId]').selectOption({ label: '停水报修渠道' })
    await still.getByRole('button', { name: '插入到答复末尾' }).click()
    expect(await still.inputValue(`${DRAFT} [name=text]`)).toMatch(/^您好。\s+如遇停水/)
    expect(await still.locator('[name="citationTitle[]"]').first().inputValue()).toBe('《城市供水条例》')
    expect(await still.getByText('已插入“停水报修渠道”').count()).toBe(1)
    expect(await still.getByText('保存第 1 版答复').count()).toBe(0)
    await still.close()
  })
})

test('a submission that asks two things becomes two, and the tracking pages lead to each other', async () => {
  const asked = await askAt('jimo-waterworks-autumn', QUESTION)
  await openCase(page, asked.trackingCode)
  const form = page.locator('form:has([name=intent][value=split])')
  await page.locator('details:has([name=intent][value=split]) > summary').click()
  await form.locator('[name=firstText]').fill('水表用了多少年要换新的？')
  await form.locator('[name=secondText]').fill('路灯什么时候修？')
  await form.locator('button').click()
  expect(await form.locator('.field-error').textContent()).toContain('对不上')
  expect(await form.locator('[name=firstText]').inputValue()).toBe('水表用了多少年要换新的？')
  await form.locator('[name=secondText]').fill('小区门口的路灯坏了三盏，归谁修？')
  await form.locator('button').click()
  await page.getByText('已拆分为两件').waitFor()
  const visitor = await (await newVisitor(browser, server.origin)).newPage()
  await visitor.goto(`/questions/${asked.trackingCode}`)
  await visitor.getByRole('link', { name: /另一件单独办理/ }).click()
  await visitor.getByRole('link', { name: /拆分/ }).click()
  expect(new URL(visitor.url()).pathname).toBe(`/questions/${asked.trackingCode}`)
})

test('the wall shows a released question and an answered mark within two seconds, without a reload', async () => {
  const text = '一滴水从水库到我家要走几天？'
  const asked = await askAt('jimo-water-open-day', text)
  await openCase(page, asked.trackingCode)
  await accept(page)
  await clearCopy(page, text, '供水')
  await page.getByRole('link', { name: '问题墙主持' }).click()
  const card = page.locator('.host-card', { hasText: text })
  await card.waitFor()

  const wall = await (await newVisitor(browser, server.origin, { size: { width: 1280, height: 720 } })).newPage()
  await wall.goto('/wall/jimo-water-open-day')
  await wall.evaluate(() => Object.assign(window, { sameDocument: true }))
  expect(await wall.getByText(text).count()).toBe(0)
  await card.getByRole('button', { name: '上墙' }).click()
  await wall.getByText(text).first().waitFor({ timeout: 2000 })

  await page.locator('.host-card', { hasText: text }).getByRole('link', { name: '现场已答' }).click()
  await page.locator('main [name=speaker]').fill('区水利局供水科负责人')
  await page.locator('main [name=summary]').fill('大约三天：取水、净化、输送各一天。')
  await page.locator('form:has([name=summary]) button').last().click()
  await page.waitForURL(/done=recorded/)
  await wall.locator('li.is-answered', { hasText: text }).waitFor({ timeout: 2000 })
  expect(await wall.evaluate(() => 'sameDocument' in window)).toBe(true)
})
