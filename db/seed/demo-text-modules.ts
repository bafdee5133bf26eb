// Text modules of the sample data: one of a department, two that every department uses.
export type DemoTextModule = {
  /** undefined: common */
  department?: string
  keeper: string
  title: string
  text: string
  language: 'zh-CN' | 'en'
}

export const DEMO_TEXT_MODULES: readonly DemoTextModule[] = [
  {
    department: 'jimo-water',
    keeper: 'answerer',
    title: '停水报修渠道',
    text: '如遇停水、漏水或水质异常，可拨打 24 小时供水服务热线 0532-88512345，工作人员将在 2 小时内到现场查看。',
    language: 'zh-CN',
  },
  {
    keeper: 'overseer',
    title: '开头：感谢来信',
    text: '您好！您在政务开放日提出的问题收悉。感谢您对我们工作的关心，现答复如下：',
    language: 'zh-CN',
  },
  {
    keeper: 'overseer',
    title: '结尾：如有疑问',
    text: '如对以上答复有疑问，可凭查询码继续追问，也可拨打答复单位电话或 12345 政务服务便民热线。感谢您的理解和支持。',
    language: 'zh-CN',
  },
]
