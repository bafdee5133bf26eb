// What a comment on an event can be about.
export const COMMENT_PARTS = ['whole', 'texts', 'time', 'place', 'slots', 'agenda', 'plan'] as const
export type CommentPart = (typeof COMMENT_PARTS)[number]
