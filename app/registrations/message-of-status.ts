/** What tells a newcomer of the place they got. */
export const MESSAGE_OF = {
  confirmed: 'registration-confirmed',
  waiting: 'registration-waiting',
  pendingApproval: 'registration-pending',
  inLottery: 'registration-in-lottery',
} as const
