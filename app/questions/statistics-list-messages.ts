// Texts of the lists behind the public figures.
import { defineMessages } from '#app/platform/messages.ts'

export const statisticsListMessages = defineMessages('statisticsList', {
  'zh-CN': {
    title: '数字背后的名单',
    of: '{{month}} · {{department}} · {{figure}}',
    lead_other: '共 {{count}} 件，数据截至 {{moment}}。已公开的可以打开看；尚未公开的只列单位、日期和办理情况。',
    leadOfSpread_other: '共 {{count}} 件，数据截至 {{moment}}。这里列出其中已经公开答复的 {{open}} 件。',
    kept_other: '还有 {{count}} 件没有公开答复或者内容不公开，只计数，不列出，以免看出是谁提的。',
    share: '{{rate}} {{percent}}，等于',
    shareBy: '除以',
    named_other: '{{name}} {{count}} 件',
    none: '没有提问',
    noneText: '这个数字现在没有对应的提问。',
    noneOpen: '还没有公开的提问',
    noneOpenText: '公开答复以后会列在这里。',
    question: '提问',
    notPublic: '（尚未公开）',
    withheld: '（内容不公开）',
    receivedOn: '收到日期',
    state: '办理情况',
    publishedOn: '答复日期',
  },
  en: {
    title: 'The list behind a number',
    of: '{{month}} · {{department}} · {{figure}}',
    lead_one:
      '{{count}} question, as of {{moment}}. What is public can be opened; of what is not, only department, days and state are listed.',
    lead_other:
      '{{count}} questions, as of {{moment}}. What is public can be opened; of what is not, only department, days and state are listed.',
    leadOfSpread_one: '{{count}} question, as of {{moment}}. Of it, {{open}} answered in public is listed here.',
    leadOfSpread_other: '{{count}} questions, as of {{moment}}. Listed here: those answered in public, {{open}}.',
    kept_one:
      '{{count}} more, unanswered or with its text withheld, is counted and not listed, so that nobody can be recognised.',
    kept_other:
      '{{count}} more, unanswered or with their text withheld, are counted and not listed, so that nobody can be recognised.',
    share: '{{rate}} {{percent}} is',
    shareBy: 'out of',
    named_one: '{{name}}: {{count}}',
    named_other: '{{name}}: {{count}}',
    none: 'No questions',
    noneText: 'Nothing stands behind this number now.',
    noneOpen: 'Nothing public yet',
    noneOpenText: 'Questions are listed here once their answers are public.',
    question: 'Question',
    notPublic: '(not public yet)',
    withheld: '(content not public)',
    receivedOn: 'Received',
    state: 'State',
    publishedOn: 'Answered',
  },
})
