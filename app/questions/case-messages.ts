// Texts of the console about questions, one file a capability: inbox, history, copies, steps, answer, what a step led to.
import { defineMessages } from '#app/platform/messages.ts'
import { caseAnswerTexts } from './case-answer-texts.ts'
import { caseCopiesTexts } from './case-copies-texts.ts'
import { caseHandlingTexts } from './case-handling-texts.ts'
import { caseHistoryTexts } from './case-history-texts.ts'
import { caseInboxTexts } from './case-inbox-texts.ts'
import { caseNoteTexts } from './case-note-texts.ts'
import { caseResultTexts } from './case-result-texts.ts'
import { spokenCaseTexts, spokenTexts } from './spoken-texts.ts'

export const caseMessages = defineMessages('case', {
  'zh-CN': {
    ...caseInboxTexts['zh-CN'],
    ...caseHistoryTexts['zh-CN'],
    ...caseCopiesTexts['zh-CN'],
    ...caseHandlingTexts['zh-CN'],
    ...caseAnswerTexts['zh-CN'],
    ...caseResultTexts['zh-CN'],
    ...caseNoteTexts['zh-CN'],
    ...spokenTexts['zh-CN'],
    ...spokenCaseTexts['zh-CN'],
  },
  en: {
    ...caseInboxTexts.en,
    ...caseHistoryTexts.en,
    ...caseCopiesTexts.en,
    ...caseHandlingTexts.en,
    ...caseAnswerTexts.en,
    ...caseResultTexts.en,
    ...caseNoteTexts.en,
    ...spokenTexts.en,
    ...spokenCaseTexts.en,
  },
})
