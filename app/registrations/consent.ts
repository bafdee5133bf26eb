// What people agree to when they register (个人信息保护法 arts. 14, 17, 31): who keeps what, for what, how long, which rights.
// A new wording is a new version: a registration stores the version that was shown.
import type { Language } from '#app/platform/language.ts'

/** Days after the event when contacts are deleted. */
export const RETENTION_DAYS = 30

export type ConsentText = { version: string; text: Record<Language, string> }

export const CURRENT_CONSENT: ConsentText = {
  version: '1',
  text: {
    'zh-CN': [
      '为办理本次活动的报名、通知和入场，主办部门收集您填写的姓名、手机号码或电子邮箱、同行人姓名和需要的帮助；不收集身份证号码，不作其他用途，不提供给他人。',
      `活动结束 ${RETENTION_DAYS} 天后，上述信息自动删除，只保留不含个人信息的人数统计。`,
      '带未满 14 周岁的儿童参加的，由监护人填写并同意；只记录监护人的姓名。',
      '您可以随时在报名页查看、更正、取消，也可以请主办部门删除您的信息。不同意不影响您通过电话咨询本次活动。',
    ].join('\n'),
    en: [
      'To handle registration, notices and entry for this event, the hosting department collects the name, mobile number or e-mail address, names of companions and requests for help that you enter. It does not ask for an identity number, uses the data for nothing else and passes it to nobody.',
      `${RETENTION_DAYS} days after the event these data are deleted automatically; only counts without personal data are kept.`,
      'For children under 14 the guardian fills in the form and agrees; only the guardian’s name is recorded.',
      'You can view, correct or cancel your registration at any time on its page, and ask the department to delete your data. If you do not agree, you can still ask about the event by telephone.',
    ].join('\n'),
  },
}
