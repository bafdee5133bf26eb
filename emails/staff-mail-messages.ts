import { defineMessages } from '#app/platform/messages.ts'

export const staffMailMessages = defineMessages('staffMail', {
  'zh-CN': {
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    validUntil: '有效期至',
    account: '登录邮箱',
    onceOnly: '这个链接只能用一次，请不要转发。',

    invitationSubject: '请启用您在“{{site}}”的工作账号',
    invitationHeading: '请启用您的工作账号',
    invitationLead: '管理员已为您开通“{{site}}”工作台的账号。请打开下面的链接设置密码，之后就可以登录。',
    invitationAction: '设置密码',
    invitationReason: '您收到这封邮件，是因为管理员为这个邮箱开通了工作账号。如果与您无关，可以不予理会。',
    invitationSms: '请在{{until}}前启用“{{site}}”工作账号：{{url}}',

    resetSubject: '重设“{{site}}”的登录密码',
    resetHeading: '重设登录密码',
    resetLead: '有人为这个账号申请重设密码。如果是您本人，请打开下面的链接设置新密码；设置后，已登录的设备都会退出。',
    resetAction: '设置新密码',
    resetReason: '如果不是您本人申请，请不要打开链接，原来的密码仍然有效；若多次收到，请告知系统管理员。',
    resetSms: '重设“{{site}}”密码的链接（{{until}}前有效）：{{url}}',

    testSubject: '测试邮件：{{site}}',
    testHeading: '测试邮件',
    testLead: '如果您看到这封邮件，说明“{{site}}”能够正常发送邮件。',
    testSentAt: '发出时间',
    testSender: '发件地址',
    testReason: '您收到这封邮件，是因为您在工作台上选择了“给我发一封测试邮件”。',
  },
  en: {
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    validUntil: 'Valid until',
    account: 'Account',
    onceOnly: 'The link works once. Please do not pass it on.',

    invitationSubject: 'Set up your account for {{site}}',
    invitationHeading: 'Set up your account',
    invitationLead:
      'An administrator has opened an account for you at {{site}}. Please follow the link and choose a password; then you can sign in.',
    invitationAction: 'Choose a password',
    invitationReason:
      'You get this mail because an administrator opened an account with this address. If it is not meant for you, ignore it.',
    invitationSms: 'Set up your account for {{site}} before {{until}}: {{url}}',

    resetSubject: 'Choose a new password for {{site}}',
    resetHeading: 'Choose a new password',
    resetLead:
      'Somebody asked for a new password for this account. If it was you, follow the link; every device that is signed in will be signed out.',
    resetAction: 'Choose a new password',
    resetReason:
      'If you did not ask for it, do not follow the link: your password stays as it is. If this happens again, tell the administrator.',
    resetSms: 'A new password for {{site}} (until {{until}}): {{url}}',

    testSubject: 'Test mail: {{site}}',
    testHeading: 'Test mail',
    testLead: 'If you can read this, {{site}} can send mail.',
    testSentAt: 'Sent at',
    testSender: 'Sender',
    testReason: 'You get this mail because you chose "Send me a test mail" in the console.',
  },
})
