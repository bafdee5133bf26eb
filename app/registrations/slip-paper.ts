// Paper that slips are printed on: a sheet of A6, or the roll of a receipt printer, 80 or 58 mm wide.
export const SLIP_PAPERS = ['a6', '80', '58'] as const
export type SlipPaper = (typeof SLIP_PAPERS)[number]

export const readSlipPaper = (asked: string | null): SlipPaper => SLIP_PAPERS.find((paper) => paper === asked) ?? 'a6'
