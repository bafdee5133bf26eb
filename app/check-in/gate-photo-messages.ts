// Words about reading a code from a photograph.
import { defineMessages } from '#app/platform/messages.ts'

export const gatePhotoMessages = defineMessages('gatePhoto', {
  'zh-CN': {
    fromPhoto: '拍照或选照片识别',
    reading: '正在识别照片',
    noCode: '照片里没有找到二维码。请靠近一些、对正再拍，或输入 8 位入场码。',
    noPicture: '打不开这个文件。请选一张照片。',
  },
  en: {
    fromPhoto: 'Take or choose a photo',
    reading: 'Reading the photo',
    noCode: 'No QR code was found in the photo. Come closer, hold it straight, or type the 8 digits.',
    noPicture: 'This file cannot be opened. Choose a photo.',
  },
})
