// What a poster asks of those who scan it.
export const POSTER_KINDS = ['signUp', 'checkIn', 'ask', 'all'] as const
export type PosterKind = (typeof POSTER_KINDS)[number]
export const PAPERS = ['a4', 'a3'] as const
export type Paper = (typeof PAPERS)[number]

/** The kind and the paper of an address; everything on A4 when it says nothing that is known. */
export function readPoster(params: URLSearchParams): { kind: PosterKind; paper: Paper } {
  return {
    kind: POSTER_KINDS.find((kind) => kind === params.get('kind')) ?? 'all',
    paper: PAPERS.find((paper) => paper === params.get('paper')) ?? 'a4',
  }
}
