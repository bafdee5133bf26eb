// What people agree to when they register (个人信息保护法 arts. 14, 17, 31): who keeps what, for what, how long, which rights.
// A new wording is a new version: a registration stores the version that was shown.
import type { Language } from '#app/platform/language.ts'

/** Days after the event when contacts are deleted. */
export const RETENTION_DAYS = 30

export type ConsentText = { version: string; text: Record<Language, string> }

/** What a guardian agrees to for a child under 14 (art. 31): a notice of its own. */
export const GUARDIAN_NOTICE: ConsentText = {
  version: '1',
  text: {
    'zh-CN':
      '我是儿童的父母或者其他监护人，同意主办部门为本次活动的入场和安全联系使用儿童的姓名（如填写）和我的姓名、电话；不询问儿童的出生日期和证件号码。我会陪同或安排成年人陪同儿童参加，可以随时取消并要求删除。',
    en: 'I am the child’s parent or guardian and agree that the department uses the child’s name (if given) and my name and telephone number for entry and safety at this event. The child’s date of birth and identity number are not asked for. The child will be accompanied by an adult. I can cancel and have the data deleted at any time.',
  },
}

export const CURRENT_CONSENT: ConsentText = {
  version: '2',
  text: {
    'zh-CN': [
      '为办理本次活动的报名、通知和入场，主办部门收集您填写的姓名、手机号码或电子邮箱、同行人姓名、需要的帮助和对本次活动提问的回答，不作其他用途，不提供给他人。身份证号码只在活动页写明理由时询问，须另行同意，活动结束次日删除。',
      `活动结束 ${RETENTION_DAYS} 天后，上述信息自动删除，只保留不含个人信息的人数统计。`,
      '带未满 14 周岁的儿童参加的，由监护人另行同意；只记录监护人的姓名和电话，不询问儿童的出生日期和证件号码。',
      '您可以随时在报名页查看、更正、取消，也可以请主办部门删除您的信息。不同意不影响您通过电话咨询本次活动。',
    ].join('\n'),
    en: [
      'To handle registration, notices and entry for this event, the hosting department collects the name, mobile number or e-mail address, names of companions, requests for help and answers to the questions of this event that you enter. It uses the data for nothing else and passes it to nobody. An identity number is only asked for where the event states why, needs an agreement of its own, and is deleted the day after the event.',
      `${RETENTION_DAYS} days after the event these data are deleted automatically; only counts without personal data are kept.`,
      'For children under 14 the guardian agrees separately; only the guardian’s name and telephone number are recorded, never the child’s date of birth or identity number.',
      'You can view, correct or cancel your registration at any time on its page, and ask the department to delete your data. If you do not agree, you can still ask about the event by telephone.',
    ].join('\n'),
  },
}
