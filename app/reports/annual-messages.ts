// Texts of the paragraphs for the yearly report on openness (政府信息公开工作年度报告), part 总体情况.
import { defineMessages } from '#app/platform/messages.ts'

export const annualMessages = defineMessages('annual', {
  'zh-CN': {
    link: '年度报告文字',
    title: '{{year}}年政务公开工作年度报告：开放日和回应关切',
    name: '年度报告文字',
    lead: '供写年度报告“总体情况”用。数字按 {{moment}} 的情况统计，可以点开看名单。',
    docx: '下载 DOCX',
    toYear: '年度安排',
    figures: '数字',
    text: '文字',
    openDays: '政府开放日',
    questions: '公众提问和答复',
    concerns: '回应关切',
    openDaysLine:
      '{{year}}年，共举办政府开放日活动 {{held}} 场，{{units}} 个单位参与，到场 {{visitors}} 人次。{{ahead}}{{idle}}',
    ahead: '已经公布、尚未举办的还有 {{count}} 场。',
    idle: '全年没有安排活动的单位 {{count}} 个。',
    questionsLine:
      '全年收到公众提问 {{received}} 件，其中在活动现场和报名时提出 {{atEvents}} 件。已公开答复 {{answered}} 件（含说明理由不公开内容的 {{withheld}} 件），答复率 {{answeredRate}}，按时率 {{onTimeRate}}；逾期未答 {{overdueOpen}} 件。{{ratings}}',
    ratings: '提问人评价 {{rated}} 件，内容满意率 {{satisfactionRate}}，速度满意率 {{speedRate}}。',
    suggestions: '收到建议 {{asked}} 件，采纳 {{adopted}} 件，部分采纳 {{partly}} 件，未采纳并说明理由 {{not}} 件。',
    concernsLine:
      '从媒体、热线等渠道发现并登记社会关切 {{entered}} 件，已公开回应 {{answered}} 件；列入重点回应事项的提问 {{kinds}} 件。',
    supervisionLine: '对办理不及时的发出催办 {{nudge}} 次、督办单 {{orders}} 件。',
    apart: '以上提问不是政府信息公开申请，不计入年度报告第三部分“收到和处理政府信息公开申请情况”的表格。',
    foot: '数据截至 {{moment}}',
    figurePlanned: '安排的活动',
    figureHeld: '已办的活动',
    figureVisitors: '到场人次',
    figureWithout: '没有安排活动的单位',
  },
  en: {
    link: 'Text for the yearly report',
    title: 'Yearly report on openness {{year}}: open days and public concerns',
    name: 'Text for the yearly report',
    lead: 'For the part “General situation” of the yearly report. Figures as of {{moment}}; each opens its list.',
    docx: 'Download DOCX',
    toYear: 'The year',
    figures: 'Figures',
    text: 'Text',
    openDays: 'Open days',
    questions: 'Questions and answers',
    concerns: 'Public concerns',
    openDaysLine:
      'In {{year}}, open days held: {{held}}; departments: {{units}}; visitors: {{visitors}}. {{ahead}}{{idle}}',
    ahead: 'Announced and still to come: {{count}}. ',
    idle: 'Departments without any: {{count}}.',
    questionsLine:
      'Questions received: {{received}}, of them at events and with registrations: {{atEvents}}. Answered in public: {{answered}} (text withheld with a reason: {{withheld}}), a share of {{answeredRate}}; in time: {{onTimeRate}}; overdue: {{overdueOpen}}. {{ratings}}',
    ratings: 'Rated: {{rated}}; satisfied with the content: {{satisfactionRate}}, with the speed: {{speedRate}}.',
    suggestions:
      'Suggestions: {{asked}}; adopted: {{adopted}}; adopted in part: {{partly}}; not adopted, with the reason: {{not}}.',
    concernsLine:
      'Concerns found in media, hotlines and elsewhere: {{entered}}, answered in public: {{answered}}; questions of the kinds that must be answered: {{kinds}}.',
    supervisionLine: 'Urgings: {{nudge}}; supervision orders: {{orders}}.',
    apart:
      'These questions are no applications for government information and do not belong into the table of applications (part 3 of the yearly report).',
    foot: 'Figures as of {{moment}}',
    figurePlanned: 'Events planned',
    figureHeld: 'Events held',
    figureVisitors: 'Visitors',
    figureWithout: 'Departments without an event',
  },
})
