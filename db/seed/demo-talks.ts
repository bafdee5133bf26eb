// Demo data: transcripts of an interview and of a press conference.

export type DemoExchange = {
  kind: 'statement' | 'question'
  asker?: string
  journalist?: string
  question?: string
  speaker: string
  answer: string
  /** its answer went through the reviews and stands in the library */
  published?: true
  /** written down, not checked yet */
  waiting?: true
}

/** A page of PDF that was handed out. */
export type DemoTalkPaper = {
  name: string
  title: string
  lines: string[]
  /** added, not checked yet */
  waiting?: true
}

export type DemoTalk = {
  event: string
  writer: string
  reviewer: string
  publisher: string
  papers?: DemoTalkPaper[]
  entries: DemoExchange[]
}

const SUN = '孙志远（供水科科长）'
const YU = '于海波（供水抢修队队长）'
const ZHOU = '周文斌（副局长、新闻发言人）'

export const DEMO_TALKS: readonly DemoTalk[] = [
  {
    event: 'jimo-water-winter-interview',
    writer: 'answerer',
    reviewer: 'reviewer',
    publisher: 'publisher',
    entries: [
      {
        kind: 'statement',
        speaker: '主持人',
        answer: '各位网友上午好。入冬以后用水问题大家最关心，今天请来两位嘉宾，用一个小时回答大家的提问。',
      },
      {
        kind: 'question',
        asker: '网友“西关老街坊”',
        question: '我家水表在楼道里，每年都冻，能不能统一包一下？',
        speaker: SUN,
        answer:
          '楼道里的公用管道和水表由供水公司负责保温。本月底前，1.2 万块楼道水表会全部加装保温套。您家若还没有装，可以打供水热线登记，三个工作日内上门。',
        published: true,
      },
      {
        kind: 'question',
        asker: '网友',
        question: '夜里水管爆了，多久有人来？',
        speaker: YU,
        answer:
          '抢修队 24 小时值班。城区接到报修后 30 分钟内到场，镇驻地 1 小时内到场；需要停水的，先通知楼长再关阀。小修 4 小时内修好，大口径管道 12 小时内恢复供水。',
        published: true,
      },
      {
        kind: 'question',
        asker: '主持人',
        question: '冬天用水少了，水费为什么没有少多少？',
        speaker: SUN,
        answer:
          '阶梯水价按年累计，冬天常有家庭进入第二阶梯，单价高一些。账单背面有累计用水量。家里人口在五人以上的，可以申请提高每一阶梯的水量。',
        published: true,
      },
      {
        kind: 'question',
        asker: '网友',
        question: '出门十天半月，水管要不要放空？',
        speaker: YU,
        answer: '要。先关户内总阀，再打开所有龙头把水放净，最后龙头保持打开。北阳台的水管请用棉布或保温管包好。',
        waiting: true,
      },
    ],
  },
  {
    event: 'jimo-hrss-jobs-press-conference',
    writer: 'hrss-officer',
    reviewer: 'hrss-reviewer',
    publisher: 'overseer',
    papers: [
      {
        name: '新闻发布稿.pdf',
        title: '高校毕业生就业服务新闻发布稿',
        lines: [
          '一、就业见习：新增岗位 800 个。',
          '二、求职补贴：每人一次性 1000 元。',
          '三、专场招聘：明年三月底前共办 16 场。',
        ],
      },
      {
        name: '专场招聘安排表.pdf',
        title: '高校毕业生专场招聘安排（征求意见）',
        lines: ['十二月：4 场。', '一月：3 场。', '二月：3 场。', '三月：6 场。'],
        waiting: true,
      },
    ],
    entries: [
      {
        kind: 'statement',
        speaker: ZHOU,
        answer:
          '各位记者朋友，下午好。今冬明春，我们面向高校毕业生作三项安排：\n一是就业见习，新增岗位 800 个，见习期间每月补贴不低于当地最低工资标准；\n二是求职补贴，符合条件的毕业生每人一次性 1000 元，网上申请，十个工作日内到账；\n三是专场招聘，从本月到明年三月共办 16 场，时间地点提前一周公布。',
      },
      {
        kind: 'question',
        asker: '青岛日报记者',
        question: '见习结束以后，能留下来的有多少？单位不留怎么办？',
        speaker: ZHOU,
        answer:
          '上一年度见习人员留用率为 62%。见习单位留用率连续两年低于 30% 的，不再安排见习岗位。没有留用的，我们在一个月内再推荐三个岗位。',
        published: true,
      },
      {
        kind: 'question',
        asker: '即墨区融媒体中心记者',
        journalist: '王璐',
        question: '外地高校毕业的即墨籍学生能不能领求职补贴？',
        speaker: ZHOU,
        answer: '求职补贴由毕业学校所在地发放。回即墨就业的，可以申请另一项：一次性来即就业补贴，网上即可办理。',
        published: true,
      },
    ],
  },
]
