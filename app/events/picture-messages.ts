// Texts of an event's pictures: its cover, the map of its place, its entrance.
import { defineMessages } from '#app/platform/messages.ts'

export const pictureMessages = defineMessages('event-pictures', {
  'zh-CN': {
    cover: '封面图片',
    entrance: '入口照片',
    entranceHint: '站在门口能看到的样子，帮助第一次来的人找到地方。请不要拍到能认出的人和车牌。',
    entranceNone: '还没有入口照片。',
    entranceNow: '现在的入口照片',
    entranceRemove: '不放入口照片',
    coverHint: 'PNG、JPEG 或 WebP。建议横图。大图会自动缩小：长边不超过 1600 像素、600 KB。',
    coverChange: '更换封面、位置图和入口照片',
    coverRemove: '不用图片，用主题插图',
    coverNone: '现在用的是主题插图。',
    coverNow: '现在的封面',
    map: '位置图',
    mapHint:
      '标明路口、车站、停车场和入口的示意图，可以手画、可以截取本单位的图。保存在本站，不用联网也能看。请用有审图号或不需要审图的示意图。',
    mapNone: '还没有位置图。',
    mapNow: '现在的位置图',
    mapRemove: '不放位置图',
    mapAlt: '位置图文字说明',
    entranceAlt: '入口照片文字说明',
    mapAltHint:
      '用一两句话说清图上的路线，看不见图的人靠它找到地方。例如“地铁 11 号线鳌山湾站 B 口出，沿鹤山路向东 200 米，路北”。',
    entranceAltHint: '用一句话说照片里有什么，例如“灰色大楼，正门朝南，门前有坡道”。',
    changeKeeps: '只改文字、不换图片的，不用再选图片。',
    save: '保存',
    numbered: '图片 {{number}}',
    english: '{{field}}（英文）',
  },
  en: {
    cover: 'Cover picture',
    entrance: 'Photograph of the entrance',
    entranceHint:
      'What people see when they stand before it, so that they find it. No faces or number plates that can be recognised.',
    entranceNone: 'There is no photograph of the entrance yet.',
    entranceNow: 'The entrance now',
    entranceRemove: 'Show no photograph of the entrance',
    coverHint: 'PNG, JPEG or WebP, best wide. Large pictures are made smaller: 1600 pixels on the longer side, 600 KB.',
    coverChange: 'Change cover, map and entrance',
    coverRemove: 'Use the drawing of the theme instead',
    coverNone: 'The drawing of the theme is shown.',
    coverNow: 'The cover now',
    map: 'Map of the place',
    mapHint:
      'A sketch with crossings, stops, parking and entrance: drawn by hand, or cut from a plan of your own. It is kept here and needs no other service. Use an approved map, or a sketch that needs no approval.',
    mapNone: 'There is no map yet.',
    mapNow: 'The map now',
    mapRemove: 'Show no map',
    mapAlt: 'The map in words',
    entranceAlt: 'The entrance in words',
    mapAltHint:
      'Tell the way in a sentence or two, for people who do not see the picture: “Metro line 11, exit B of Aoshanwan, 200 metres east along Heshan Road, north side”.',
    entranceAltHint: 'Say what the photograph shows: “grey building, main door to the south, ramp in front”.',
    changeKeeps: 'To change only the words, choose no picture.',
    save: 'Save',
    numbered: 'picture {{number}}',
    english: '{{field}} (English)',
  },
})
