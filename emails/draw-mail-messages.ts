// Texts of the letters that tell what the draw came to.
import { defineMessages } from '#app/platform/messages.ts'

export const drawMailMessages = defineMessages('drawMail', {
  'zh-CN': {
    number: '摇号编号',
    numberValue: '{{number}} 号',
    result: '查看摇号结果和核验办法',
    drawnSubject: '摇号中签：{{time}} {{event}}',
    drawnHeading: '中签了，名额已为您留好',
    drawnLead: '这一场已公开摇号，您的编号中签，名额已经确认，请按时到场。',
    drawnSms: '摇号中签：{{time}}“{{event}}”，入场码{{code}}。不能来请取消：{{link}}',
    notDrawnSubject: '摇号结果：{{time}} {{event}}',
    notDrawnHeading: '这次没有中签，已进入候补',
    notDrawnLead: '这一场已公开摇号，您的编号没有中签，已按摇出的次序进入候补。有人取消时按次序通知您。',
    notDrawnSms: '“{{event}}”{{time}}摇号未中签，已按摇出次序候补第{{position}}号。查看：{{link}}',
  },
  en: {
    number: 'Number in the draw',
    numberValue: 'No. {{number}}',
    result: 'See the result and how to check it',
    drawnSubject: 'Drawn: you have a place on {{time}}, {{event}}',
    drawnHeading: 'Your number was drawn: you have a place',
    drawnLead:
      'The draw for this session has been held and your number was drawn. Your place is confirmed; please come on time.',
    drawnSms: 'Drawn: "{{event}}", {{time}}. Entry code {{code}}. Cannot come? Please cancel: {{link}}',
    notDrawnSubject: 'Result of the draw: {{time}}, {{event}}',
    notDrawnHeading: 'Not drawn this time; you are on the waiting list',
    notDrawnLead:
      'The draw for this session has been held. Your number was not among the places; you are on the waiting list in the order drawn and will hear when a place is free.',
    notDrawnSms: '"{{event}}", {{time}}: not drawn, number {{position}} on the waiting list. See: {{link}}',
  },
})
