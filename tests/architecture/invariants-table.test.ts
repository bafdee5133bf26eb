// docs/invariants.md names the tests that show each invariant; here they are looked up.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Named = { invariant: string; file: string; title: string }

/** `file` “title” · “title of the same file” … of each line of the table. */
function namedTests(page: string): Named[] {
  return page.split('\n').flatMap((line) => {
    const [, invariant, , shown] = line.split('|').map((cell) => cell.trim())
    if (!invariant || !shown || !/^\d+$/.test(invariant)) return []
    let file = ''
    return [...shown.matchAll(/`([^`]+)`|“([^”]+)”/g)].flatMap(([, path, title]) => {
      if (path) file = path
      return title ? [{ invariant, file, title }] : []
    })
  })
}

const named = namedTests(readFileSync('docs/invariants.md', 'utf8'))

it('every invariant from 1 to 12 has a test', () => {
  const covered = [...new Set(named.map(({ invariant }) => Number(invariant)))]
  expect(covered).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
})

it('every test that is named exists under that title, and runs on both databases', () => {
  const missing = named.filter(({ file, title }) => {
    const path = `tests/${file}`
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(`'${title}'`)
  })
  expect(missing).toEqual([])
  // Folders whose tests run once, without a database; see vitest.config.ts.
  expect(
    named.filter(({ file }) => /^(platform|ui|emails|architecture|tooling|embedded|journeys)\//.test(file)),
  ).toEqual([])
})
