// What stands in the form when an organiser begins to write. Without an entry the form is empty.
import type { Audience } from './mailing.ts'

export type StartingText = { subject: string; body: string; sms: string }

const COMING: StartingText = {
  subject: '活动提示：{活动}',
  body: '您报名的“{活动}”将于{时间}在{地点}举行。\n\n请携带身份证件，提前十分钟到场。如不能前来，请尽早取消，把名额让给候补的市民。',
  sms: '{活动}，{时间}，{地点}。入场码 {入场码}。查看：{链接}',
}

const WAITING: StartingText = {
  subject: '候补情况说明：{活动}',
  body: '您在“{活动}”的候补名单中。有人取消时，系统会按顺序通知您。\n\n没有收到确认通知前，请不要到场。',
  sms: '您在“{活动}”的候补名单中，有名额会通知您。查看：{链接}',
}

const CAME: StartingText = {
  subject: '感谢参加“{活动}”',
  body: '感谢您参加本次活动。您在现场提出的问题，我们会逐一答复并在网上公开。\n\n如有补充，请联系{部门}，电话 {电话}。',
  sms: '感谢参加“{活动}”。如有补充，请致电 {电话}。',
}

const MISSING: StartingText = {
  subject: '没有见到您：{活动}',
  body: '您报名了“{活动}”，很遗憾当天没有见到您。\n\n今后如不能前来，请提前取消，让候补的市民参加。欢迎关注下一次开放活动。',
  sms: '很遗憾没有在“{活动}”见到您。今后如不能前来，请提前取消。',
}

export function startingText(audience: Audience): StartingText {
  if (audience === 'confirmed') return COMING
  if (audience === 'waiting') return WAITING
  if (audience === 'came') return CAME
  if (audience === 'missing') return MISSING
  return { subject: '', body: '', sms: '' }
}
