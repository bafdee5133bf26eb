/** What the host can do with a question. 上墙、隐藏、置顶、取消置顶、正在回答、回答结束、转书面答复 */
export const WALL_STEPS = ['show', 'hide', 'pin', 'unpin', 'answering', 'stop', 'written'] as const
export type WallStep = (typeof WALL_STEPS)[number]
