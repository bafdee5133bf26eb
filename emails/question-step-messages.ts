// Texts of letters about steps on the way: more is needed, later than promised, joined with another.
import { defineMessages } from '#app/platform/messages.ts'

export const questionStepMessages = defineMessages('questionStepMail', {
  'zh-CN': {
    track: '查看办理进度',
    clarifySubject: '请补充您的提问（查询码 {{reference}}）',
    clarifyHeading: '请补充几句',
    clarifyLead: '{{department}}正在办理您的提问，还需要您补充一些情况。收到补充之前，办理期限暂停计算。',
    clarifyWhat: '需要补充的内容',
    clarifyAgainSubject: '提醒：请补充您的提问（查询码 {{reference}}）',
    clarifyAgainHeading: '还没有收到您的补充',
    clarifyUntil: '补充期限',
    clarifyAfter: '到期没有收到补充的，办理期限恢复计算，承办单位按现有情况答复，或者说明理由不予受理。',
    clarifyAction: '去补充',
    clarifyNote: '只需补充一次，不用登录。',
    clarifySms: '{{department}}请您补充提问（查询码{{reference}}）的有关情况：{{link}}',
    extendedSubject: '您的提问延期答复（查询码 {{reference}}）',
    extendedHeading: '答复需要多几天',
    extendedLead: '很抱歉，{{department}}不能在原定期限内答复，经批准延期，将于{{deadline}}前答复您。',
    extendedReason: '延期原因',
    newDue: '新的答复期限',
    extendedSms: '您的提问（查询码{{reference}}）经批准延期，{{department}}将于{{deadline}}前答复。{{link}}',
    mergedSubject: '您的提问已与相同事项合并办理（查询码 {{reference}}）',
    mergedHeading: '已合并办理',
    mergedLead: '您提出的事项与另一件提问相同，由{{department}}合并办理。答复公开时会同时告诉您，查询码继续有效。',
    withheldSubject: '您的提问的答复不再公开（查询码 {{reference}}）',
    withheldHeading: '答复不再公开',
    withheldLead: '{{department}}把您这件提问的答复从公开页面撤下了。查询码继续有效，办理情况仍可查看。',
    withheldReason: '撤下的原因',
    withheldSms: '您的提问（查询码{{reference}}）的答复已从公开页面撤下，原因和办理情况见：{{link}}',
    withdrawnSubject: '您的提问已撤回（查询码 {{reference}}）',
    withdrawnHeading: '提问已撤回',
    withdrawnLead: '您的提问已撤回，{{department}}不再为您办理。需要时可以重新提问。',
    withdrawnReason: '撤回的原因',
    withdrawnNotYours:
      '这次撤回由工作人员按提问人的要求办理。如果您没有这样要求，请致电承办单位或者政务服务便民热线 12345。',
    withdrawnData: '您的联系方式和提问原文将在 {{days}} 天后从系统中删除。',
    withdrawnGoesOn: '还有其他人提出同样的问题，将继续办理；您的联系方式已从这件提问中删除，以后不再打扰您。',
    withdrawnSms: '您的提问（查询码{{reference}}）已撤回，不再办理。{{link}}',
    splitSubject: '您的提问分为两件办理（查询码 {{reference}}、{{other}}）',
    splitHeading: '分为两件办理',
    splitLead: '您的来信问到两件事，{{department}}分为两件办理，分别答复您。收到时间和办理期限不变，您不用再提交。',
    splitOther: '另一件查询码',
    splitTrackOther: '查看另一件的进度',
    splitSms: '您的提问分为两件办理，查询码{{reference}}和{{other}}，分别答复，期限不变。{{link}}',
    mergedSms: '您的提问（查询码{{reference}}）已与相同事项合并办理，答复时会告诉您。{{link}}',
  },
  en: {
    track: 'Follow your question',
    clarifySubject: 'Please tell us more about your question (reference {{reference}})',
    clarifyHeading: 'A little more is needed',
    clarifyLead:
      '{{department}} is working on your question and needs to know a little more. Until you answer, the time limit stands still.',
    clarifyWhat: 'What is needed',
    clarifyAgainSubject: 'Reminder: please tell us more about your question (reference {{reference}})',
    clarifyAgainHeading: 'We still wait for you',
    clarifyUntil: 'Please add it by',
    clarifyAfter:
      'If nothing has come by then, the time limit runs again and the department answers with what it has, or declines and says why.',
    clarifyAction: 'Add it',
    clarifyNote: 'Once is enough; no account is needed.',
    clarifySms: '{{department}} needs to know more about your question (reference {{reference}}): {{link}}',
    extendedSubject: 'The answer to your question takes longer (reference {{reference}})',
    extendedHeading: 'The answer takes longer',
    extendedLead:
      'We are sorry: {{department}} cannot answer within the first limit. An extension was approved; the answer is due by {{deadline}}.',
    extendedReason: 'Why',
    newDue: 'New due day',
    extendedSms: 'Your question (reference {{reference}}): {{department}} will answer by {{deadline}}. {{link}}',
    mergedSubject: 'Your question was joined with another about the same matter (reference {{reference}})',
    mergedHeading: 'Handled together',
    mergedLead:
      'Somebody else asked about the same matter; {{department}} answers both together. You will be told when the answer is published, and your reference stays valid.',
    withheldSubject: 'The answer to your question is no longer public (reference {{reference}})',
    withheldHeading: 'The answer is no longer public',
    withheldLead:
      '{{department}} took the answer to your question out of public reading. Your reference stays valid, and you can still see how it was handled.',
    withheldReason: 'Why',
    withheldSms:
      'The answer to your question (reference {{reference}}) is no longer public. Why, and how it was handled: {{link}}',
    withdrawnSubject: 'Your question was withdrawn (reference {{reference}})',
    withdrawnHeading: 'Withdrawn',
    withdrawnLead:
      'Your question was withdrawn; {{department}} does not work on it for you any more. You can ask again at any time.',
    withdrawnReason: 'Why',
    withdrawnNotYours:
      'Staff withdrew it as the asker wished. If you did not ask for that, please call the office in charge or the hotline 12345.',
    withdrawnData: 'Your contact and the wording of your question will be deleted in {{days}} days.',
    withdrawnGoesOn:
      'Others asked the same, and they are answered. Your contact is deleted from the question; you will not be written to again.',
    withdrawnSms: 'Your question (reference {{reference}}) was withdrawn; nobody works on it any more. {{link}}',
    splitSubject: 'Your question is handled as two (references {{reference}} and {{other}})',
    splitHeading: 'Handled as two questions',
    splitLead:
      'You asked about two things. {{department}} handles and answers them one by one. When they were received and are due stays the same, and you need not do anything.',
    splitOther: 'Reference of the other',
    splitTrackOther: 'Follow the other one',
    splitSms:
      'Your question is handled as two, references {{reference}} and {{other}}; the time limit stays the same. {{link}}',
    mergedSms:
      'Your question (reference {{reference}}) is handled together with the same matter; we will tell you. {{link}}',
  },
})
