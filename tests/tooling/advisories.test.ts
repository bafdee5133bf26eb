// docs/advisories.json says what we do about each known advisory; the lock file and the settings do it.
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import remixConfig from '../../remix.config.js'
import { copiesOf, readLock, readManifest, readTable } from './locked-packages.ts'

type Answer =
  | { kind: 'floor'; atLeast: string[] }
  | { kind: 'override'; version: string }
  | { kind: 'flagOff'; flag: keyof NonNullable<typeof remixConfig.future> }
  | { kind: 'developmentOnly' }
  | { kind: 'ownRule'; rule: string; keptBy: string }
type Advisory = { package: string; ids: string[]; what: string; answer: Answer }

const table = readTable<{ checkedOn: string; advisories: Advisory[] }>('docs/advisories.json')
const lock = readLock()
const manifest = readManifest()

const numbers = (version: string) => version.split('-')[0]!.split('.').map(Number)

/** Compares the three numbers of two versions; negative when the first is older. */
function compare(a: string, b: string): number {
  const [left, right] = [numbers(a), numbers(b)]
  return left.map((number, i) => number - (right[i] ?? 0)).find((difference) => difference !== 0) ?? 0
}

/** True if the version is at least the floor of its own major; without one, if it is newer than every floor. */
function reaches(version: string, floors: string[]): boolean {
  const own = floors.find((floor) => numbers(floor)[0] === numbers(version)[0])
  return own ? compare(version, own) >= 0 : floors.every((floor) => compare(version, floor) > 0)
}

/** The version that an override stands for: `$vite` is the one the project itself asks for. */
function overrideOf(name: string): string | undefined {
  const written = manifest.overrides[name]
  if (!written?.startsWith('$')) return written
  const direct = written.slice(1)
  return manifest.dependencies[direct] ?? manifest.devDependencies[direct]
}

/** What is wrong with the answer to an advisory, in words; nothing when it holds. */
function faultsOf({ package: name, answer }: Advisory): string[] {
  const copies = copiesOf(lock, name)
  if (copies.length === 0) return ['is not locked any more: remove the row']
  switch (answer.kind) {
    case 'floor':
      return copies
        .filter((copy) => !reaches(copy.version, answer.atLeast))
        .map((copy) => `is locked at ${copy.version}, below ${answer.atLeast.join(' / ')}`)
    case 'override':
      return [
        ...(overrideOf(name) === answer.version ? [] : ['has no such override in package.json']),
        ...copies.filter((copy) => copy.version !== answer.version).map((copy) => `is locked at ${copy.version}`),
      ]
    case 'flagOff':
      return remixConfig.future?.[answer.flag] === false ? [] : [`needs ${answer.flag}: false in remix.config.js`]
    case 'developmentOnly':
      return copies.filter((copy) => !copy.dev).map((copy) => `is installed for production, at ${copy.version}`)
    case 'ownRule':
      return existsSync(answer.keptBy) ? [] : [`names ${answer.keptBy}, which is not there`]
  }
}

describe('every known advisory is answered', () => {
  test.each(table.advisories)('$package: $ids', (advisory) => {
    expect(faultsOf(advisory)).toEqual([])
  })

  test('each row names its advisories in the form of a database', () => {
    const ids = table.advisories.flatMap((advisory) => advisory.ids)
    expect(ids.filter((id) => !/^(GHSA(-[23456789cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,})$/.test(id))).toEqual([])
    expect(table.advisories.filter((advisory) => advisory.ids.length === 0 || advisory.what === '')).toEqual([])
  })

  test('every override in package.json has its reason in the table', () => {
    const reasons = table.advisories.filter((row) => row.answer.kind === 'override').map((row) => row.package)
    expect(Object.keys(manifest.overrides).sort()).toEqual([...new Set(reasons)].sort())
  })
})

test('versions are compared by number, and each major has its own floor', () => {
  expect(reaches('6.29.1', ['6.29.0'])).toBe(true)
  expect(reaches('0.45.10', ['0.45.2'])).toBe(true)
  expect(reaches('4.0.3', ['2.3.2', '4.0.4'])).toBe(false)
  expect(reaches('2.3.2', ['2.3.2', '4.0.4'])).toBe(true)
  expect(reaches('5.0.0', ['2.3.2', '4.0.4'])).toBe(true)
  expect(reaches('3.9.9', ['2.3.2', '4.0.4'])).toBe(false)
})
