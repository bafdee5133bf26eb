import { defineMessages } from '#app/platform/messages.ts'

export const registrationMailMessages = defineMessages('registrationMail', {
  'zh-CN': {
    event: '活动',
    time: '时间',
    entryFrom: '{{time}} 开始入场',
    venue: '地点',
    transport: '交通',
    group: '面向群体',
    people: '人数',
    peopleCount_other: '{{count}} 人',
    bring: '请携带',
    host: '主办单位',
    position: '候补序号',
    positionNumber: '第 {{position}} 号',
    confirmBy: '确认期限',
    drawAt: '抽签时间',
    title: '活动名称',

    codeLabel: '入场码',
    qrAlt: '入场二维码，入场码 {{code}}',
    ticketCaption_other: '入场时出示此码，{{count}} 人共用。扫不出来时，请把入场码念给工作人员。',
    ticketLink: '打开电子票',
    manage: '查看或更改报名',
    manageNote: '更改人数、更换场次、取消报名都在这一页。这个链接只属于您，请不要转发。',
    cannotCome: '如果不能来，请尽早取消，名额会留给候补的人。',
    ownCodes: '几个人分开到场的，可以在报名页面里给每位同行人一个自己的码（每人一码）。',
    calendarNote: '随信附有日历邀请，可以加入您的日历。',
    eventPage: '活动页面',
    registerAgain: '重新报名',
    reason: '您收到这封邮件，是因为有人用这个邮箱报名了上述活动。如果不是您本人，请打开报名页面取消，或者不予理会。',
    reasonAfterwards: '您收到这封邮件，是因为您曾用这个邮箱报名上述活动。',
    statusMoved: '在这封邮件之后，您的报名状态已有变化，现在是“{{status}}”，请以此为准。',
    'status.pendingApproval': '等待审核',
    'status.inLottery': '等待抽签',
    'status.confirmed': '报名成功',
    'status.waiting': '候补中',
    'status.offered': '有名额，待您确认',
    'status.cancelled': '已取消',
    'status.expired': '名额已过期',

    confirmedSubject: '报名成功：{{time}} {{event}}',
    confirmedHeading: '报名成功',
    confirmedLead: '您的名额已经留好，请按时到场。',
    confirmedSms: '您已报名{{time}}“{{event}}”，入场码{{code}}。查看或更改：{{link}}',

    confirmSubject: '请在 {{deadline}} 前确认报名：{{event}}',
    confirmHeading: '请确认是您本人报名',
    confirmLead:
      '有人用这个邮箱报名了下面的活动。是您本人的，请点下面的按钮确认；{{deadline}} 前没有确认的，名额让给下一位。',
    confirmAction: '确认是我报名',
    confirmNotYou: '不是您本人的，不必理会这封邮件，到时会自动取消。',
    confirmSms: '请在{{deadline}}前打开链接，确认报名“{{event}}”：{{link}} 不是您本人的，不必理会。',

    waitingSubject: '已进入候补：{{time}} {{event}}',
    waitingHeading: '已进入候补',
    waitingLead: '这一场名额已满，我们已为您登记候补。',
    waitingRule:
      '有人取消时，我们按候补序号从小到大依次通知，为您保留名额并写明确认期限；期限不会落在夜间 21:00 至次日 8:00。逾期未确认，名额让给下一位。',
    waitingRuleReview: '有人取消时，按候补序号从小到大依次转入审核，由主办单位决定，结果会通知您。',
    waitingDoNotCome: '候补不等于报名成功，收到确认邮件之前请先不要到场。',
    waitingSms: '“{{event}}”{{time}}名额已满，您在候补第{{position}}号，有名额时通知您。查看或取消：{{link}}',

    pendingSubject: '报名已收到，等待审核：{{time}} {{event}}',
    pendingHeading: '报名已收到，等待审核',
    pendingLead: '这一场由主办单位审核报名。审核结果会发到这个邮箱，收到确认邮件之前请先不要到场。',
    pendingSms: '您报名的{{time}}“{{event}}”已收到，正在审核，结果会通知您。查看：{{link}}',

    turnSubject: '有名额空出，已转入审核：{{time}} {{event}}',
    turnHeading: '有名额空出，已转入审核',
    turnLead: '候补轮到您了，主办单位正在审核您的报名。审核结果会发到这个邮箱，收到确认邮件之前请先不要到场。',
    turnFewer: '您登记 {{asked}} 人，这次空出 {{people}} 席，按 {{people}} 人审核。',
    turnSms: '“{{event}}”{{time}}有名额空出，您的候补已转入审核，结果会通知您。查看：{{link}}',

    lotterySubject: '已登记抽签：{{time}} {{event}}',
    lotteryHeading: '已登记抽签',
    lotteryLead: '这一场以抽签确定名额，与报名先后无关。无论是否抽中，结果都会发到这个邮箱。',
    lotterySms: '您已登记参加“{{event}}”{{time}}的抽签，结果会通知您。查看：{{link}}',

    offeredSubject: '有名额了，请在{{deadline}}前确认：{{event}}',
    offeredHeading: '有名额了，请您确认',
    offeredLead: '候补轮到您了，名额已为您保留。请在{{deadline}}前确认是否参加。',
    offeredFewer: '您登记 {{asked}} 人，这次空出 {{people}} 席，确认后按 {{people}} 人入场。',
    offeredAction: '去确认',
    offeredNote: '打开链接不会自动确认，请在页面上选择“确认参加”或“放弃”。逾期未确认，名额让给下一位。',
    offeredSms: '“{{event}}”{{time}}有名额了，请在{{deadline}}前确认：{{link}}',

    promotedSubject: '候补成功：{{time}} {{event}}',
    promotedHeading: '候补成功，名额已确认',
    promotedLead: '您的名额已经确认，请按时到场。',
    promotedSms: '候补成功：{{time}}“{{event}}”，入场码{{code}}。不能来请取消：{{link}}',

    offerExpiredSubject: '名额已过期：{{time}} {{event}}',
    offerExpiredHeading: '名额已过期',
    offerExpiredLead: '为您保留的名额到{{deadline}}为止，因未确认，不再保留。',
    offerExpiredAgain: '如果仍想参加，可以在活动页面看看还有没有名额，或重新登记候补。',
    offerExpiredSms: '为您保留的“{{event}}”名额已过确认期限。重新报名：{{link}}',

    contactChangedSubject: '报名的联系方式已更换：{{event}}',
    contactChangedHeading: '报名的联系方式已更换',
    contactChangedLead: '这次报名的联系方式已按要求更换，今后的通知发到新的联系方式。名额不变。',
    contactChangedNotYou: '不是您本人要求更换的，请尽快与主办单位联系。',
    contactChangedSms: '“{{event}}”报名的联系方式已更换。不是您更换的，请致电{{phone}}。{{link}}',

    changedSubject: '报名已更改：{{time}} {{event}}',
    changedHeading: '报名已更改',
    changedLead: '您的报名已经更改，以下为更改后的内容。',
    changedSms: '您的报名已更改：{{time}}“{{event}}”。查看：{{link}}',

    cancelledSubject: '报名已取消：{{time}} {{event}}',
    cancelledHeading: '报名已取消',
    cancelledByCitizen: '已按您的要求取消报名，原来的入场码不再有效。',
    cancelledByOthers: '很抱歉，您的报名已被取消，原来的入场码不再有效。',
    cancelReason: '原因：{{reason}}',
    cancelledCalendar: '随信附有日历取消通知，您日历中的这一项会随之取消。',
    cancelledSms: '您的报名已取消：{{time}}“{{event}}”。活动页面：{{link}}',

    refusedSubject: '报名未通过审核：{{time}} {{event}}',
    refusedHeading: '报名未通过审核',
    refusedLead: '很抱歉，您的报名没有通过审核。',
    refusedSms: '很抱歉，您报名的{{time}}“{{event}}”未通过审核。查看：{{link}} 原因：{{reason}}',

    eventChangedSubject: '活动有变动：{{time}} {{event}}',
    eventChangedHeading: '活动有变动，请留意',
    eventChangedLead: '您报名的活动有以下变动，请以新的安排为准。',
    eventChangedStill: '您的报名继续有效，入场码不变。',
    eventChangedSms: '活动有变动：“{{event}}”现为{{time}}，{{place}}。详情：{{link}}',

    eventCancelledSubject: '活动已取消：{{time}} {{event}}',
    eventCancelledHeading: '活动已取消',
    eventCancelledLead: '很抱歉，您报名的活动已取消，请不要前往。给您带来不便，敬请谅解。',
    eventCancelledSms: '很抱歉，{{time}}“{{event}}”已取消，请不要前往。详情：{{link}} 原因：{{reason}}',

    slotCancelledSubject: '场次已取消：{{time}} {{event}}',
    slotCancelledHeading: '您报名的场次已取消',
    slotCancelledLead: '很抱歉，您报名的这一场已取消，请不要前往。给您带来不便，敬请谅解。',
    slotCancelledOthers: '本次活动的其他场次照常举行，想参加的可以在活动页面改报。',
    slotCancelledSms: '很抱歉，“{{event}}”{{time}}这一场已取消，请不要前往。其他场次：{{link}} 原因：{{reason}}',

    reminderSubject: '活动提醒：{{time}} {{event}}',
    reminderHeading: '活动快到了',
    reminderLead: '您报名的活动将于{{time}}开始，请按时到场。',
    reminderSms: '提醒：{{time}}“{{event}}”，{{place}}，入场码{{code}}。不能来请取消：{{link}}',

    thanksSubject: '感谢您参加“{{event}}”',
    thanksHeading: '感谢您的参加',
    thanksLead: '感谢您参加本次活动。还有想问的，可以继续提出，答复会发给您并在网上公开。',
    thanksAsk: '继续提问',
    thanksFeedback: '评价这次活动',
    thanksSms: '感谢您参加“{{event}}”。请花一分钟评价：{{link}}',
  },
  en: {
    event: 'Event',
    time: 'Time',
    entryFrom: 'Doors open at {{time}}',
    venue: 'Place',
    transport: 'Transport',
    group: 'Group',
    people: 'Party',
    peopleCount_one: '{{count}} person',
    peopleCount_other: '{{count}} people',
    bring: 'Bring',
    host: 'Organiser',
    position: 'Waiting list',
    positionNumber: 'No. {{position}}',
    confirmBy: 'Confirm by',
    drawAt: 'Draw',
    title: 'Name of event',

    codeLabel: 'Entry code',
    qrAlt: 'QR code for entry, entry code {{code}}',
    ticketCaption_one: 'Show this at the entrance. If it does not scan, read the entry code to the staff.',
    ticketCaption_other:
      'Show this at the entrance; it is good for all {{count}} of you. If it does not scan, read the entry code to the staff.',
    ticketLink: 'Open the ticket',
    manage: 'View or change your registration',
    manageNote:
      'Change the party size or the session, or cancel, all on this page. The link is yours alone: please do not pass it on.',
    cannotCome: 'If you cannot come, please cancel early: your place goes to the next person waiting.',
    ownCodes: 'Arriving at different times? The page of the registration gives each companion a code of their own.',
    calendarNote: 'A calendar invitation is attached.',
    eventPage: 'Event page',
    registerAgain: 'Register again',
    reason:
      'You get this mail because somebody registered for this event with your address. If it was not you, open the page and cancel, or ignore this mail.',
    reasonAfterwards: 'You get this mail because you registered for this event with this address.',
    statusMoved:
      'Your registration has moved on since this message was written. It now stands at: {{status}}. That is what counts.',
    'status.pendingApproval': 'awaiting approval',
    'status.inLottery': 'in the draw',
    'status.confirmed': 'confirmed',
    'status.waiting': 'on the waiting list',
    'status.offered': 'a place is held for you to confirm',
    'status.cancelled': 'cancelled',
    'status.expired': 'offer expired',

    confirmedSubject: 'You are registered: {{event}}, {{time}}',
    confirmedHeading: 'You are registered',
    confirmedLead: 'Your place is reserved. Please come on time.',
    confirmedSms: 'You are registered for "{{event}}", {{time}}. Entry code {{code}}. View or change: {{link}}',

    confirmSubject: 'Please confirm by {{deadline}}: {{event}}',
    confirmHeading: 'Please confirm that this is you',
    confirmLead:
      'Somebody registered for the event below with this address. If it was you, press the button; a place not confirmed by {{deadline}} goes to the next person.',
    confirmAction: 'Confirm my registration',
    confirmNotYou: 'If it was not you, ignore this mail; the registration lapses by itself.',
    confirmSms: 'Confirm your place at "{{event}}" by {{deadline}}: {{link}} Not you? Ignore this.',

    waitingSubject: 'On the waiting list: {{event}}, {{time}}',
    waitingHeading: 'You are on the waiting list',
    waitingLead: 'This session is full. We have put you on the waiting list.',
    waitingRule:
      'When somebody cancels, we write to the lowest number first, hold the place, and name a time by which to confirm, never between 21:00 and 08:00. What is not confirmed in time goes to the next person.',
    waitingRuleReview:
      'When somebody cancels, applications move up in the order of the waiting list; the organiser decides on them and tells you.',
    waitingDoNotCome: 'You do not have a place yet. Please come only after we have confirmed it.',
    waitingSms:
      '"{{event}}", {{time}} is full. You are no. {{position}} on the waiting list; we will tell you. View or cancel: {{link}}',

    pendingSubject: 'Received, awaiting approval: {{event}}, {{time}}',
    pendingHeading: 'Received, awaiting approval',
    pendingLead:
      'The organiser approves registrations for this session. We will mail you the result; please come only after we have confirmed your place.',
    pendingSms:
      'We have your registration for "{{event}}", {{time}}. The organiser will decide; we will tell you: {{link}}',

    turnSubject: 'A place is free, your application is being decided on: {{event}}, {{time}}',
    turnHeading: 'A place is free: your application is being decided on',
    turnLead:
      'It is your turn on the waiting list. The organiser decides on your application and the result comes to this address. Please do not come before you have a confirmation.',
    turnFewer: 'You asked for {{asked}} places; {{people}} are free, and the decision is about {{people}}.',
    turnSms:
      'A place is free for "{{event}}", {{time}}. Your application is being decided on; we will tell you. View: {{link}}',

    lotterySubject: 'You are in the draw: {{event}}, {{time}}',
    lotteryHeading: 'You are in the draw',
    lotteryLead:
      'Places in this session are drawn by lot; it does not matter who came first. We will mail you the result either way.',
    lotterySms: 'You are in the draw for "{{event}}", {{time}}. We will tell you the result: {{link}}',

    offeredSubject: 'A place is free, confirm by {{deadline}}: {{event}}',
    offeredHeading: 'A place is free: please confirm',
    offeredLead: 'It is your turn on the waiting list and we hold a place for you. Please confirm by {{deadline}}.',
    offeredFewer: 'You asked for {{asked}} places; {{people}} are free. Confirm to come with {{people}}.',
    offeredAction: 'Go and confirm',
    offeredNote:
      'Opening the link confirms nothing: choose on the page whether you take the place. If you do not by then, it goes to the next person.',
    offeredSms: 'A place is free for "{{event}}", {{time}}. Confirm by {{deadline}}: {{link}}',

    promotedSubject: 'You have a place: {{event}}, {{time}}',
    promotedHeading: 'You have a place',
    promotedLead: 'Your place is confirmed. Please come on time.',
    promotedSms: 'You have a place: "{{event}}", {{time}}. Entry code {{code}}. Cannot come? Please cancel: {{link}}',

    offerExpiredSubject: 'The offer has expired: {{event}}, {{time}}',
    offerExpiredHeading: 'The offer has expired',
    offerExpiredLead: 'We held a place for you until {{deadline}}. It was not confirmed in time and is no longer held.',
    offerExpiredAgain:
      'If you still want to come, the event page shows whether there is room, or a waiting list to join.',
    offerExpiredSms: 'The place held for you at "{{event}}" was not confirmed in time. Register again: {{link}}',

    contactChangedSubject: 'Contact replaced: {{event}}',
    contactChangedHeading: 'The contact of your registration has been replaced',
    contactChangedLead:
      'The contact of this registration was replaced as asked; messages go to the new one from now on. The place stays the same.',
    contactChangedNotYou: 'If you did not ask for this, please call or write to us soon.',
    contactChangedSms: 'Contact replaced: "{{event}}". Not you? Call {{phone}}. {{link}}',

    changedSubject: 'Registration changed: {{event}}, {{time}}',
    changedHeading: 'Your registration has been changed',
    changedLead: 'Your registration has been changed. This is how it stands now.',
    changedSms: 'Your registration has been changed: "{{event}}", {{time}}. View: {{link}}',

    cancelledSubject: 'Registration cancelled: {{event}}, {{time}}',
    cancelledHeading: 'Your registration is cancelled',
    cancelledByCitizen: 'We have cancelled your registration as you asked. The entry code is no longer valid.',
    cancelledByOthers: 'We are sorry: your registration has been cancelled. The entry code is no longer valid.',
    cancelReason: 'Reason: {{reason}}',
    cancelledCalendar: 'A calendar cancellation is attached and takes the entry out of your calendar.',
    cancelledSms: 'Your registration is cancelled: "{{event}}", {{time}}. Event page: {{link}}',

    refusedSubject: 'Registration not approved: {{event}}, {{time}}',
    refusedHeading: 'Your registration was not approved',
    refusedLead: 'We are sorry: the organiser could not approve your registration.',
    refusedSms: 'Sorry, your registration for "{{event}}", {{time}} was not approved. See: {{link}} Reason: {{reason}}',

    eventChangedSubject: 'Event changed: {{event}}, {{time}}',
    eventChangedHeading: 'The event has changed',
    eventChangedLead: 'The event you registered for has changed. Please go by the new arrangements.',
    eventChangedStill: 'Your registration stands and the entry code stays the same.',
    eventChangedSms: 'Event changed: "{{event}}" is now {{time}}, {{place}}. Details: {{link}}',

    eventCancelledSubject: 'Event cancelled: {{event}}, {{time}}',
    eventCancelledHeading: 'The event is cancelled',
    eventCancelledLead:
      'We are sorry: the event you registered for has been cancelled. Please do not come. We apologise for the inconvenience.',
    eventCancelledSms:
      'Sorry, "{{event}}", {{time}} is cancelled. Please do not come. Details: {{link}} Reason: {{reason}}',

    slotCancelledSubject: 'Session cancelled: {{event}}, {{time}}',
    slotCancelledHeading: 'Your session is cancelled',
    slotCancelledLead:
      'We are sorry: the session you registered for is cancelled. Please do not come. We apologise for the inconvenience.',
    slotCancelledOthers: 'The other sessions of this event take place; you can register for one on the event page.',
    slotCancelledSms:
      'Sorry: the session of "{{event}}", {{time}} is cancelled. Please do not come. Other sessions: {{link}} Reason: {{reason}}',

    reminderSubject: 'Reminder: {{event}}, {{time}}',
    reminderHeading: 'See you soon',
    reminderLead: 'The event you registered for begins on {{time}}. Please come on time.',
    reminderSms:
      'Reminder: "{{event}}", {{time}}, {{place}}. Entry code {{code}}. Cannot come? Please cancel: {{link}}',

    thanksSubject: 'Thank you for coming to {{event}}',
    thanksHeading: 'Thank you for coming',
    thanksLead:
      'Thank you for taking part. If you have more to ask, please do: the answer comes to you and is published for everybody.',
    thanksAsk: 'Ask a question',
    thanksFeedback: 'Say how you liked it',
    thanksSms: 'Thank you for coming to "{{event}}". Please take a minute to tell us how you liked it: {{link}}',
  },
})
