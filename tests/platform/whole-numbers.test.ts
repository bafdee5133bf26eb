import { expect, it } from 'vitest'
import { pageOf, versionOf } from '#app/platform/whole-numbers.ts'

it('a version is a number of a version, whatever a browser sends', () => {
  expect(['12', 7, '0', '', '-1', '1.5', '99999999999', 1e300, 'x', ['1', '2'], undefined].map(versionOf)).toEqual([
    12, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ])
})

it('a page is one that a list can have, whatever an address asks for', () => {
  expect(['3', '0', null, '-1', '2.5', '99999999999999', '999999999', '1e300', 'x'].map(pageOf)).toEqual([
    3, 1, 1, 1, 1, 1, 10_000, 1, 1,
  ])
})
