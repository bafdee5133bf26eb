// How large an uploaded picture may be. A page is read on phones and old lines: what is kept is what they load.

/** The browser of whoever uploads makes a picture at most so long, in pixels; twice what the widest page shows. */
export const PICTURE_SIDE = 1600
export const PICTURE_BYTES = 600 * 1024
/** More cannot be meant for a page, and costs the memory of a phone. */
export const PICTURE_PIXELS = 6_000_000

export const PICTURE_FIELD = { longestSide: PICTURE_SIDE, bytes: PICTURE_BYTES }
export const PICTURE_SCRIPT = '/pictures.js?v=1'
