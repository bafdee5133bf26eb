import { expect, test } from 'vitest'
import {
  findPersonalData,
  findPersonalDataInAnswer,
  hintedParts,
  isCardNumber,
  isIdNumber,
  withoutPersonalData,
} from '#app/questions/personal-data-hints.ts'

const kinds = (text: string) => findPersonalData(text).map((hint) => `${hint.kind}:${hint.text}`)

test('phone numbers are found with spaces, prefix and full-width digits', () => {
  expect(kinds('电话139 0532 0174，或13905320174、+86 139-0532-0174、１３９０５３２０１７４。')).toEqual([
    'mobile:139 0532 0174',
    'mobile:13905320174',
    'mobile:+86 139-0532-0174',
    'mobile:１３９０５３２０１７４',
  ])
  expect(kinds('办公室 0532-88551234')).toEqual(['landline:0532-88551234'])
})

test('an ID number is found only with a right check digit', () => {
  expect(isIdNumber('11010519491231002X')).toBe(true)
  expect(isIdNumber('110105194912310021')).toBe(false)
  expect(kinds('身份证 11010519491231002x 。')).toEqual(['idNumber:11010519491231002x'])
  expect(kinds('编号 110105194912310021')).toEqual([])
})

test('bank cards, plates and mail addresses are found', () => {
  expect(isCardNumber('6222020200112230123')).toBe(false)
  expect(kinds('卡号 4111 1111 1111 1111')).toEqual(['bankCard:4111 1111 1111 1111'])
  expect(kinds('车牌鲁B·12345和鲁BD12345')).toEqual(['plate:鲁B·12345', 'plate:鲁BD12345'])
  expect(kinds('写信到 li.jg@example.org')).toEqual(['email:li.jg@example.org'])
})

test('the door somebody lives behind is found, not the place', () => {
  expect(kinds('温泉花园3号楼2单元501室漏水')).toEqual(['address:3号楼2单元501室'])
  expect(kinds('家住鹤山小区12栋１０３，或者 2单元402')).toEqual(['address:12栋１０３', 'address:2单元402'])
  expect(kinds('我是温泉花园3号楼的')).toEqual(['address:3号楼'])
  expect(kinds('请到3楼305室')).toEqual(['address:305室'])
  expect(withoutPersonalData('温泉花园3号楼2单元501室漏水')).toBe('温泉花园［已隐去］漏水')
  expect(findPersonalDataInAnswer('材料交到行政中心2号楼305室。')).toEqual([])
})

test('ordinary figures are left alone', () => {
  for (const text of [
    '2026年12月5日',
    '电话12345',
    '查询码 1234567890',
    '6.8 公里，24 小时',
    '国发〔2016〕80号',
    'GB 5749-2022',
    '100000000000元',
    '小区共12栋居民楼，3单元没有电梯',
    '鹤山路140号门前',
    '第3号楼盘公示',
  ])
    expect(kinds(text), text).toEqual([])
})

test('a first public copy has marks where personal data stood and nothing else changed', () => {
  expect(withoutPersonalData('我是李建国，电话13905320174。水早上发黄？🙂')).toBe(
    '我是李建国，电话［已隐去］。水早上发黄？🙂',
  )
  expect(findPersonalData(withoutPersonalData('13905320174 鲁B12345'))).toEqual([])
  expect(hintedParts('电话13905320174。').map((part) => part.kind)).toEqual([null, 'mobile', null])
  expect(hintedParts('')).toEqual([])
})

test('an office may give its own telephone in an answer', () => {
  expect(findPersonalDataInAnswer('请拨 0532-88551234。')).toEqual([])
  expect(findPersonalDataInAnswer('请联系 13905320174。')).toHaveLength(1)
})
