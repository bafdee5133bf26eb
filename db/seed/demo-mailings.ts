// Letters that organisers of the sample events have written.
export type DemoMailing = {
  event: string
  audience: string
  subject: string
  body: string
  sms: string
  /** sent, or still a draft */
  sent: boolean
}

export const DEMO_MAILINGS: readonly DemoMailing[] = [
  {
    event: 'jimo-water-open-day',
    audience: 'confirmed',
    subject: '集合地点提示：{活动}',
    body: '请于{时间}前十五分钟，到智慧水务调度中心一楼大厅的服务台集合，出示入场码。\n\n当天展厅有台阶，请穿平底鞋；需要轮椅的，请提前致电 {电话}。',
    sms: '请提前十五分钟到{地点}集合，入场码 {入场码}。咨询 {电话}',
    sent: false,
  },
  {
    event: 'jimo-waterworks-autumn',
    audience: 'came',
    subject: '感谢参加“{活动}”',
    body: '感谢您到水厂参观。现场提出的问题已全部登记，答复后会在网上公开，您也可以用查询码查看进度。\n\n还有补充的，请联系{部门}，电话 {电话}。',
    sms: '感谢参加“{活动}”。您现场提的问题会在网上公开答复。咨询 {电话}',
    sent: true,
  },
]
