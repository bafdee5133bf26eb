import { describe, expect, it } from 'vitest'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { type AnswerFault, checkAnswers, type FormQuestion } from '#app/registrations/event-form.ts'
import { answerFileKind } from '#app/registrations/file-kind.ts'
import { maskIdentityNumber, normaliseIdentityNumber } from '#app/registrations/identity-number.ts'
import { choicesOf } from '#app/registrations/question-form.ts'

const question = (id: string, given: Partial<FormQuestion> = {}): FormQuestion => ({
  id,
  kind: 'text',
  label: id,
  labelEn: null,
  help: null,
  helpEn: null,
  required: false,
  choices: [],
  minimum: null,
  maximum: null,
  showQuestionId: null,
  showChoice: null,
  ...given,
})
const choices = [
  { value: 'c1', text: '地铁' },
  { value: 'c2', text: '自驾' },
  { value: 'c3', text: '步行' },
]
const way = question('way', { kind: 'one', choices, required: true })
const plate = question('plate', { required: true, showQuestionId: 'way', showChoice: 'c2' })
const colour = question('colour', { required: true, showQuestionId: 'plate', showChoice: '湘A' })

describe('answers', () => {
  it.each<[FormQuestion, string | string[], string | string[]]>([
    [question('q'), ' 一行\u200b 文字 ', '一行 文字'],
    [question('q', { kind: 'longText' }), '第一行\r\n第二行', '第一行\n第二行'],
    [question('q', { kind: 'number', minimum: 0, maximum: 9 }), '７', '7'],
    [question('q', { kind: 'number' }), '-3', '-3'],
    [question('q', { kind: 'one', choices }), 'c2', 'c2'],
    [question('q', { kind: 'several', choices }), ['c3', 'c1'], ['c1', 'c3']],
    [question('q', { kind: 'several', choices }), 'c3', ['c3']],
  ])('to %o given as %j are stored in one form', (one, given, stored) => {
    expect(checkAnswers([one], { q: given })).toEqual({ ok: true, answers: { q: stored } })
  })

  it.each<[FormQuestion, string | string[], AnswerFault]>([
    [question('q', { required: true }), '  ', 'answerMissing'],
    [question('q'), '字'.repeat(101), 'textTooLong'],
    [question('q', { kind: 'longText' }), '字'.repeat(501), 'answerTooLong'],
    [question('q', { kind: 'number' }), '12.5', 'numberWrong'],
    [question('q', { kind: 'number', minimum: 34, maximum: 48 }), '49', 'numberOutside'],
    [question('q', { kind: 'number', minimum: 34, maximum: 48 }), '33', 'numberOutside'],
    [question('q', { kind: 'one', choices }), 'c9', 'choiceUnknown'],
    [question('q', { kind: 'one', choices }), ['c1', 'c2'], 'choiceUnknown'],
    [question('q', { kind: 'several', choices }), ['c1', 'c9'], 'choiceUnknown'],
    [question('q', { kind: 'several', choices, required: true }), [], 'choiceMissing'],
    [question('q', { kind: 'file', required: true }), '', 'fileMissing'],
  ])('to %o given as %j are refused: %s', (one, given, fault) => {
    expect(checkAnswers([one], { q: given })).toEqual({ ok: false, faults: { q: fault } })
  })

  it('to a question that is not asked are dropped, and not missed', () => {
    expect(checkAnswers([way, plate], { way: 'c1', plate: '湘A' })).toEqual({ ok: true, answers: { way: 'c1' } })
    expect(checkAnswers([way, plate], { way: 'c2' })).toEqual({ ok: false, faults: { plate: 'answerMissing' } })
    // What depends on a question that is not asked is not asked either.
    expect(checkAnswers([way, plate, colour], { way: 'c1', plate: '湘A', colour: '红' })).toEqual({
      ok: true,
      answers: { way: 'c1' },
    })
  })

  it('may be left out by staff, and only to questions of this event', () => {
    expect(checkAnswers([way], {}, { demanding: false })).toEqual({ ok: true, answers: {} })
    expect(checkAnswers([way], { way: 'c1', other: 'x' })).toEqual({ ok: false, faults: { other: 'unknownQuestion' } })
  })
})

describe('choices', () => {
  it('keep their values when reworded, moved or added to', () => {
    expect(choicesOf(['自驾', '地铁', '骑车'], [], choices)).toEqual([
      { value: 'c2', text: '自驾' },
      { value: 'c1', text: '地铁' },
      { value: 'c3', text: '骑车' },
    ])
    expect(choicesOf(['地铁', '自驾', '步行', '骑车'], ['a', 'b', 'c', 'd'], choices).at(-1)).toEqual({
      value: 'c7',
      text: '骑车',
      textEn: 'd',
    })
  })
})

describe('an identity number', () => {
  it.each([
    ['11010519491231002X', '11010519491231002X'],
    ['1101 0519 4912 3100 2x', '11010519491231002X'],
    ['４４０５２４１８８００１０１００１４', undefined],
  ])('%s is %s', (typed, stored) => {
    expect(normaliseIdentityNumber(typed)).toBe(stored)
  })

  it.each([
    '11010519491231002',
    '110105194912310021',
    '11010519491331002X',
    '110105194902310027',
    '01010519491231002X',
    '',
  ])('%s is none', (typed) => {
    expect(normaliseIdentityNumber(typed)).toBeUndefined()
  })

  it('differing in any one digit is none: the check character finds it', () => {
    const number = '11010519491231002X'
    for (let place = 0; place < 17; place++) {
      for (let digit = 0; digit <= 9; digit++) {
        const other = number.slice(0, place) + digit + number.slice(place + 1)
        expect(normaliseIdentityNumber(other) === undefined || other === number).toBe(true)
      }
    }
  })

  it('is shown with its first three and last two', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('110*************2X')
  })
})

describe('a file', () => {
  it('is what its bytes say', () => {
    expect(answerFileKind(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf')
    expect(answerFileKind(qrPng('HELLO'))).toBe('image/png')
    expect(answerFileKind(Buffer.from('<script>alert(1)</script>'))).toBeUndefined()
    expect(answerFileKind(Buffer.from('PK\u0003\u0004'))).toBeUndefined()
  })
})
