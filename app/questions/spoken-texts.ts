// Texts of an answer given on the spot (现场即答): shared by the wall's host, the case page and the form that takes a question
// down; what only the console says of it stands apart, as the wall is public.
import { messageTexts } from '#app/platform/messages.ts'

export const spokenTexts = messageTexts({
  'zh-CN': {
    spokenTitle: '记录现场答复',
    speaker: '答复人（单位和职务）',
    speakerHint: '例如：区水利局供水科负责人',
    speakerNeeded: '请填写答复人的单位和职务，最多 60 字',
    summary: '答复内容',
    summaryNeeded: '请填写答复内容，最多 3000 字',
    record: '保存现场答复',
    done_recorded: '已记录现场答复，并作为答复初稿，等待审核',
    done_recordedOnly: '已记录现场答复。这个问题已有答复稿，没有改动',
    done_alreadyRecorded: '这条现场答复已经记录过了',
  },
  en: {
    spokenTitle: 'Record a spoken answer',
    speaker: 'Who answered (unit and post)',
    speakerHint: 'For example: head of water supply, Water Bureau',
    speakerNeeded: 'Enter unit and post, at most 60 characters',
    summary: 'What was answered',
    summaryNeeded: 'Enter what was answered, at most 3000 characters',
    record: 'Save the spoken answer',
    done_recorded: 'The spoken answer is on record and is the first draft, to be reviewed',
    done_recordedOnly: 'The spoken answer is on record. The draft that existed was left as it is',
    done_alreadyRecorded: 'This spoken answer is on record already',
  },
})

export const spokenCaseTexts = messageTexts({
  'zh-CN': {
    done_askedAndAnswered: '已登记，查询码 {{code}}，请告诉来信人。现场答复已作为答复初稿，审核后公开。',
    problem_notAtEvent: '这个问题不是在活动上提的，没有现场答复可记。',
    spokenCaseLead:
      '活动上当场答过的，在这里写下谁答的、怎么答的。没有答复稿的，作为初稿进入审核；应在活动结束后 5 日内公开。',
    spokenPrivateLead: '来信人不同意公开：记录后作为不公开的初稿，审核后来信人凭链接查看。',
    spokenCopyFirst: '请先保存公开件，再记录现场答复。',
    newText: '问题（按原话记）',
    newDisplayName: '公开时的称呼',
    newMayPublish: '来信人同意把问题和答复公开',
    newSpokenTitle: '当场已经答复的，一并记下（选填）',
    newSpokenLead: '没有当场答复就留空。填写后作为答复初稿进入审核，通过后公开。',
    newPublicText: '公开件',
    newPublicTextHint: '不填就用上面的问题原文。请去掉姓名、电话、门牌号等个人信息。',
    newPersonalText: '问题里有像个人信息的内容，请在公开件里去掉；确认可以公开的，勾选“已逐处核对”',
    newPersonalSummary: '答复里有像个人信息的内容，请删除；确认可以公开的，勾选“已逐处核对”',
    newCopyTooLong: '公开件请控制在 1200 字以内',
    spokenNeedsEvent: '记录现场答复，请选择在哪场活动、哪个咨询台',
    spokenNotYours: '这个咨询台的问题由其他部门办理，现场答复请该部门的答复员记录。可以只登记问题。',
  },
  en: {
    done_askedAndAnswered:
      'Recorded. Give the asker the tracking code {{code}}. The spoken answer is the first draft and is published after review.',
    problem_notAtEvent: 'This question was not asked at an event, so there is no spoken answer to record.',
    spokenCaseLead:
      'If it was answered at the event, write down who answered and what. Where there is no draft yet, this becomes the first; it is due to be public within 5 days after the event.',
    spokenPrivateLead:
      'The asker does not want it published: it becomes a draft that is withheld, and the asker reads it with their link after review.',
    spokenCopyFirst: 'Save the public copy first, then record the spoken answer.',
    newText: 'The question, as it was put',
    newDisplayName: 'Name to show in public',
    newMayPublish: 'The asker lets the question and its answer be published',
    newSpokenTitle: 'Already answered on the spot (optional)',
    newSpokenLead:
      'Leave this empty if nobody answered. What you enter becomes the first draft, which is reviewed and then published.',
    newPublicText: 'Public copy',
    newPublicTextHint: 'Left empty, the question above is used as it is. Take out names, phone numbers, addresses.',
    newPersonalText:
      'Something in the question looks like personal data. Take it out of the public copy, or confirm below that it may stay',
    newPersonalSummary:
      'Something in the answer looks like personal data. Take it out, or confirm below that it may stay',
    newCopyTooLong: 'Keep the public copy under 1200 characters',
    spokenNeedsEvent: 'Choose the event and the desk where it was answered',
    spokenNotYours:
      'Another department handles the questions of this desk; its answer officer records what was said. You can record the question alone.',
  },
})
