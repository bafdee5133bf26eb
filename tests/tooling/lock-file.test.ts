// `npm ci` accepts the lock file on every platform, and it names no registry.
import { expect, test } from 'vitest'
import { completeLock, missingEntries, platformOf } from '../../scripts/complete-lock.mjs'
import { copiesOf, readLock, readManifest } from './locked-packages.ts'

test('every platform package that a locked package asks for has an entry', () => {
  expect(missingEntries(readLock())).toEqual([])
})

test('the lock file names no address to download from', () => {
  const addressed = Object.entries(readLock().packages).filter(([, entry]) => entry.resolved !== undefined)
  expect(addressed.map(([place]) => place)).toEqual([])
})

test('every package that is fetched on this platform is held to a checksum', () => {
  const unchecked = Object.entries(readLock().packages).filter(
    ([place, entry]) => place !== '' && !entry.integrity && !entry.optional,
  )
  expect(unchecked.map(([place]) => place)).toEqual([])
})

test('package.json asks for exact versions', () => {
  const { dependencies, devDependencies, overrides } = readManifest()
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...overrides }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) && !version.startsWith('$'),
  )
  expect(loose).toEqual([])
})

test('the reader of QR codes and its compiled part are of one version', () => {
  const lock = readLock()
  const versions = copiesOf(lock, 'zxing-wasm').map((entry) => entry.version)
  expect(versions).toEqual([readManifest().dependencies['zxing-wasm']])
  const asked = copiesOf(lock, 'barcode-detector').map((entry) => entry.dependencies?.['zxing-wasm'])
  expect(asked).toEqual(versions)
})

test('a missing platform package is added once, beside the package that asks for it when the top is taken', () => {
  const asks = (version: string) => ({ version, dev: true, optionalDependencies: { 'tool-linux-x64-musl': version } })
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/other/node_modules/tool': asks('2.0.0'),
      'node_modules/tool': { ...asks('1.0.0'), resolved: 'https://mirror.example/tool.tgz' },
      'node_modules/tool-linux-x64-musl': { version: '1.0.0', optional: true },
    },
  }
  expect(completeLock(lock)).toBe(1)
  expect(lock.packages).toMatchObject({
    'node_modules/other/node_modules/tool/node_modules/tool-linux-x64-musl': {
      version: '2.0.0',
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
      dev: true,
      optional: true,
    },
  })
  expect(JSON.stringify(lock)).not.toContain('mirror.example')
  expect(completeLock(lock)).toBe(0)
})

test('the platform is read from the name', () => {
  expect(platformOf('@rollup/rollup-win32-x64-gnu')).toEqual({ os: ['win32'], cpu: ['x64'] })
  expect(platformOf('@rollup/rollup-linux-arm-musleabihf')).toEqual({ os: ['linux'], cpu: ['arm'], libc: ['musl'] })
  expect(platformOf('@tailwindcss/oxide-wasm32-wasi')).toEqual({ cpu: ['wasm32'] })
  expect(platformOf('@tailwindcss/oxide-freebsd-x64')).toEqual({ os: ['freebsd'], cpu: ['x64'] })
})
