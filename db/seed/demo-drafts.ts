// What somebody was in the middle of writing.
export const DEMO_DRAFTS = {
  event: {
    slug: 'jimo-water-bills-explained',
    writer: 'organiser',
    typed: {
      summary: '阶梯水价怎么算，一户多人口怎么申请，账单上的每一行是什么。',
      description:
        '营业厅的工作人员带您逐行读懂一张水费账单：\n\n- 阶梯水价的三档从哪一方开始算\n- 五口以上的家庭怎样申请',
    },
  },
  answer: {
    /** its public copy */
    question: '烟青路南段下雨就积水，排水口经常被落叶堵住，反映过两次都没彻底解决。',
    writer: 'answerer',
    takenOverBy: 'colleague',
    typed: '您好。烟青路南段共有雨水口 38 个，已于上周逐个清掏。其中 6 个口径偏小，计划在入冬前改造，',
  },
}
