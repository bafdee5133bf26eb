/** For how many days a preview link may be made. */
export const PREVIEW_DAYS = [1, 7, 30] as const
export type PreviewDays = (typeof PREVIEW_DAYS)[number]
export const USUAL_PREVIEW_DAYS: PreviewDays = 7

export const isPreviewDays = (value: number): value is PreviewDays => PREVIEW_DAYS.some((one) => one === value)
