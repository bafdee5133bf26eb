// What lies on the answer desk: answers that have passed their reviews, and what staff noted about cases.
import type { DemoQuestion } from './demo-questions.ts'

const water = { department: 'jimo-water', officer: 'answerer', reviewer: 'reviewer', event: null }

/** Notes on a case: of its officer, of the overseer, or of the co-unit's officer. */
export type DemoNote = { author: string; text: string; audience: 'case' | 'department' }

export const DEMO_READY: (DemoQuestion & { notes?: DemoNote[] })[] = [
  {
    ...water,
    kind: 'consult',
    topic: '供水',
    askedDaysAgo: 3,
    displayName: '温泉街道住户',
    reached: 'signed',
    publishedAfterDays: 2,
    text: '家里两个月没人住，水表会不会照样走？要不要先去营业厅报停？',
    answer:
      '您好。\n\n关好表前阀门，水表就不会走，不用报停。回来后请先放水两分钟再用。如果阀门关不严，可拨打 0532-00001301，我们上门更换，不收费。',
    basis: '《城市供水条例》第二十二条',
    coUnit: {
      department: 'jimo-housing',
      officer: 'housing-officer',
      part: '楼道里的表前阀门归谁换？',
      reply: '老旧小区楼道里的表前阀门，由供水单位统一更换；有物业的小区，物业配合开门。',
    },
    notes: [
      {
        author: 'housing-officer',
        audience: 'case',
        text: '小区红线内的管线由物业委托改造，建议在答复里和表前阀门分开说明。',
      },
      { author: 'answerer', audience: 'case', text: '已按住建局的意见改过，更换电话核对过能打通。' },
      {
        author: 'answerer',
        audience: 'department',
        text: '下周例会上把报停的说法统一一下，营业厅窗口的口径和这里不一样。',
      },
    ],
  },
  {
    ...water,
    kind: 'consult',
    topic: '供水',
    askedDaysAgo: 4,
    displayName: null,
    reached: 'signed',
    publishedAfterDays: 3,
    text: '水费可以按季度交吗？老人不会用手机，每个月跑营业厅太麻烦。',
    answer:
      '您好。\n\n可以。请老人或家人带身份证和最近一次水费单，到任一营业厅登记“按季交费”，也可以由社区网格员代办。登记后每季度第一个月 20 日前交一次，不产生滞纳金。',
    basis: '《城市供水价格管理办法》第二十五条',
  },
  {
    ...water,
    kind: 'suggestion',
    topic: '节水',
    askedDaysAgo: 2,
    displayName: '热心市民周女士',
    reached: 'approved',
    publishedAfterDays: 1,
    text: '建议把各小区的漏损率也公布出来，大家好一起督促。',
    answer: '周女士，您好。\n\n您的建议已采纳。从明年第一季度起，我们按片区公布漏损率，每季度更新一次。',
    basis: '《节约用水条例》第二十条',
    adoption: 'adopted',
    adoptionReason: '公开漏损率有利于社会监督，已列入明年公开事项。',
  },
]
