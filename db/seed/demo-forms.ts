// What some sample events ask beyond name and contact.
import type { FORM_QUESTION_KINDS } from '../schema/registration-forms.ts'

export type DemoQuestion = {
  kind: (typeof FORM_QUESTION_KINDS)[number]
  label: string
  labelEn: string
  help?: string
  helpEn?: string
  required?: boolean
  /** Chinese, English */
  choices?: readonly (readonly [string, string])[]
  minimum?: number
  maximum?: number
  /** place of the earlier question, and of its choice, both from 0 */
  showIf?: readonly [number, number]
  /** what the invented people answer, in turn; places of choices, or text */
  answers?: readonly (number | string | readonly number[] | null)[]
}
export type DemoForm = {
  event: string
  rules?: {
    minors?: 'adultsOnly'
    identity?: 'optional' | 'required'
    identityReason?: string
    identityReasonEn?: string
    confirmContact?: boolean
    groupMax?: number
  }
  questions: readonly DemoQuestion[]
}

/** A class of a primary school; two of its children have the same name. */
export const DEMO_PUPILS = [
  '于子涵',
  '万浩宇',
  '王若曦',
  '王梓萱',
  '邓一诺',
  '刘宇轩',
  '孙语桐',
  '吕思远',
  '江雨欣',
  '李沐阳',
  '李梓睿',
  '杨书瑶',
  '宋佳琪',
  '张博文',
  '张子轩',
  '陈欣怡',
  '周俊熙',
  '赵梦琪',
  '胡泽宇',
  '姜雅琪',
  '高铭泽',
  '黄诗涵',
  '董嘉懿',
  '张子轩',
] as const

/** Elderly residents whose community office handed in a list; they have a phone and no mailbox. */
export const DEMO_RESIDENTS = [
  ['矫桂兰', '13900009101'],
  ['于德海', '13900009102'],
  ['隋秀珍', '13900009103'],
  ['孙世民', '13900009104'],
  ['宫玉芝', '13900009105'],
] as const

export const DEMO_FORMS: readonly DemoForm[] = [
  { event: 'jimo-water-open-day', rules: { groupMax: 40 }, questions: [] },
  {
    event: 'jimo-waterworks-autumn',
    questions: [
      {
        kind: 'one',
        label: '从哪里知道本次活动',
        labelEn: 'How did you hear of this event',
        choices: [
          ['社区通知', 'From the community'],
          ['微信公众号', 'WeChat'],
          ['亲友介绍', 'From friends'],
        ],
        answers: [0, 1, 0, 2, null, 1],
      },
      {
        kind: 'longText',
        label: '最想看哪一道工序',
        labelEn: 'Which step would you most like to see',
        answers: ['沉淀池和滤池', null, '水质化验', null, null, '自来水是怎样消毒的'],
      },
    ],
  },
  {
    event: 'changsha-disease-control-lab',
    questions: [
      {
        kind: 'one',
        label: '您怎样过来',
        labelEn: 'How will you come',
        choices: [
          ['地铁或公交', 'Metro or bus'],
          ['自驾', 'By car'],
          ['其他', 'Otherwise'],
        ],
        answers: [0, 1, 0, 2, null],
      },
      {
        kind: 'text',
        label: '车牌号码',
        labelEn: 'Number plate',
        help: '院内只有 20 个车位，按车牌放行',
        helpEn: 'The yard has 20 spaces; the gate opens by number plate',
        showIf: [0, 1],
        answers: ['湘A·D3172'],
      },
      {
        kind: 'several',
        label: '想看哪些实验室',
        labelEn: 'Which laboratories would you like to see',
        choices: [
          ['水质检测', 'Water testing'],
          ['食品检测', 'Food testing'],
          ['疫苗冷链', 'Vaccine cold chain'],
        ],
        answers: [[0, 2], [1], null, [0, 1, 2]],
      },
    ],
  },
  {
    event: 'jimo-flood-control-warehouse',
    rules: {
      identity: 'required',
      identityReason: '防汛物资仓库为重点安全保卫区域，门岗须核对来访人员身份',
      identityReasonEn: 'The flood control store is a guarded site; the gate has to check identities',
      minors: 'adultsOnly',
      confirmContact: true,
    },
    questions: [
      {
        kind: 'one',
        label: '您以什么身份参加',
        labelEn: 'In which capacity do you come',
        required: true,
        choices: [
          ['附近居民', 'Resident nearby'],
          ['志愿者', 'Volunteer'],
          ['企业代表', 'For a company'],
        ],
      },
      { kind: 'text', label: '企业名称', labelEn: 'Name of the company', required: true, showIf: [0, 2] },
      { kind: 'file', label: '志愿者证', labelEn: 'Volunteer card', showIf: [0, 1] },
      {
        kind: 'number',
        label: '鞋码',
        labelEn: 'Shoe size',
        help: '仓库里要穿防砸鞋',
        helpEn: 'Safety shoes are worn inside',
        minimum: 34,
        maximum: 48,
      },
      { kind: 'longText', label: '最想了解什么', labelEn: 'What would you most like to learn' },
    ],
  },
]
