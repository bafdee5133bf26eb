// What the overseer wrote into the briefings of the last three months, the earliest first.
export const DEMO_BRIEFINGS = [
  {
    remarks: '本月各单位总体能够按期答复，个别单位签收偏慢。请各单位明确专人，每天上午查看待办。',
    practice:
      '区水利局把开放日现场提出的供水问题逐件登记，能当场答复的当场答复，其余当天分给承办科室，按期答复率保持较高水平。',
  },
  {
    remarks: '本月提问集中在物业服务和养老保险。请有关单位对同类问题集中研究，统一口径后公开。',
    practice:
      '区住房和城乡建设局在“物业服务面对面”活动后，把维修资金的使用条件和流程整理成图解公开，同类提问明显减少。',
  },
  {
    remarks: '逾期未答的，请承办单位主要负责同志过问，尽快答复；活动报告逾期未报的，请尽快补报。',
    practice: '区人力资源和社会保障局对欠薪类提问当天核实、当天约谈，办理情况随时告知提问人。',
  },
] as const
