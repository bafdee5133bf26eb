// Texts of the public pages about questions and answers, one file a capability.
import { defineMessages } from '#app/platform/messages.ts'
import { answerLibraryTexts } from './answer-library-texts.ts'
import { askTexts } from './ask-texts.ts'
import { questionWordsTexts } from './question-words-texts.ts'
import { trackingTexts } from './tracking-texts.ts'

export const questionsMessages = defineMessages('questions', {
  'zh-CN': {
    ...questionWordsTexts['zh-CN'],
    ...askTexts['zh-CN'],
    ...trackingTexts['zh-CN'],
    ...answerLibraryTexts['zh-CN'],
  },
  en: {
    ...questionWordsTexts.en,
    ...askTexts.en,
    ...trackingTexts.en,
    ...answerLibraryTexts.en,
  },
})
