// Messages that an event may leave out; all others are owed to the people. Pure.
export const OPTIONAL_MESSAGES = ['reminderDays', 'reminderDay', 'reminderHours', 'thanks'] as const
export type OptionalMessage = (typeof OPTIONAL_MESSAGES)[number]
