// Reports of sample events: one whose three reports are all filed, the summary in a second version.
export const DEMO_REPORTS = {
  slug: 'jimo-property-face-to-face',
  organiser: 'housing-officer',
  implementation: {
    conduct:
      '活动由区住建局主办，通济街道和六家物业企业参加。现场设物业收费、维修资金、加装电梯三个咨询台，局长和三个科室负责人到场答复。\n上午九点开始集中介绍政策，九点半起分台咨询，十一点半结束。',
    shown:
      '展示了物业服务收费公示样本、住宅专项维修资金使用流程图和已完工的加装电梯案例；开放了维修资金查询系统，业主可当场查询本小区资金余额。',
    links: '区政府网站“政务公开”栏目：活动现场图片 12 张\n即墨融媒：《物业的事，当面说清楚》',
    problems: '加装电梯咨询台人多，部分业主等候超过二十分钟；个别小区的维修资金账目还没有录入系统，当场查不到。',
  },
  questionList: { remarks: '能够当场答复的已当场答复，需要核实的由承办单位在期限内答复。' },
  summary: {
    overview: '本次活动围绕业主反映集中的物业收费、维修资金和加装电梯，由主管部门和企业当面回应。',
    results:
      '一是把政策讲明白，收费标准、资金使用条件和加装电梯程序各印一张明白纸，现场发放。\n二是把账目摆出来，业主可以当场查询本小区维修资金余额。\n三是把问题接下来，现场提出的问题全部登记，逐件明确承办单位和期限。',
    problems: '咨询台设置和实际需求不够匹配；系统数据还不完整。',
    next: '下一场增加加装电梯咨询台；年底前把全部小区的维修资金账目录入系统。',
  },
  correctedNext: '下一场增加加装电梯咨询台；年底前把全部小区的维修资金账目录入系统，并在小区公示栏张贴查询方法。',
} as const
