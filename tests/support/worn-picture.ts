// What becomes of a printed or shown code before a camera sees it: made small, turned, out of focus, on grey paper.
export type Grey = { data: Uint8Array; width: number; height: number }

const WHITE = 255

const at = ({ data, width, height }: Grey, x: number, y: number) =>
  x < 0 || y < 0 || x >= width || y >= height ? WHITE : (data[y * width + x] as number)

/** Light between four pixels. */
function between(picture: Grey, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - left, y - top]
  const upper = at(picture, left, top) * (1 - right) + at(picture, left + 1, top) * right
  const lower = at(picture, left, top + 1) * (1 - right) + at(picture, left + 1, top + 1) * right
  return upper * (1 - down) + lower * down
}

function drawn(width: number, height: number, light: (x: number, y: number) => number): Grey {
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = Math.round(light(x, y))
  return { data, width, height }
}

/** Every pixel has the mean light of the square it covers. */
export function shrunkTo(side: number, picture: Grey): Grey {
  const FINE = 6
  const scale = picture.width / side
  return drawn(side, side, (x, y) => {
    let sum = 0
    for (let row = 0; row < FINE; row++)
      for (let column = 0; column < FINE; column++)
        sum += at(
          picture,
          Math.floor((x + (column + 0.5) / FINE) * scale),
          Math.floor((y + (row + 0.5) / FINE) * scale),
        )
    return sum / FINE ** 2
  })
}

/** Turned clockwise, on paper as wide as it needs. */
export function turned(degrees: number, picture: Grey): Grey {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const side = Math.ceil(picture.width * (Math.abs(cos) + Math.abs(sin)))
  const [middle, centre] = [(side - 1) / 2, (picture.width - 1) / 2]
  return drawn(side, side, (x, y) => {
    const [dx, dy] = [x - middle, y - middle]
    return between(picture, centre + dx * cos + dy * sin, centre - dx * sin + dy * cos)
  })
}

/** Out of focus: a bell curve of this many pixels. */
export function blurred(sigma: number, picture: Grey): Grey {
  const reach = Math.ceil(3 * sigma)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma ** 2)),
  )
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const along = (source: Grey, dx: 0 | 1, dy: 0 | 1) =>
    drawn(
      source.width,
      source.height,
      (x, y) =>
        weights.reduce((sum, weight, index) => {
          const step = index - reach
          return sum + weight * at(source, x + dx * step, y + dy * step)
        }, 0) / total,
    )
  return along(along(picture, 1, 0), 0, 1)
}

/** A cheap printer on recycled paper: ink that is not black, paper that is not white, and a grain in both. */
export function printedGrey(picture: Grey): Grey {
  const [ink, paper, grain] = [95, 185, 14]
  let state = 20_261_205
  return drawn(picture.width, picture.height, (x, y) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ink + (at(picture, x, y) / WHITE) * (paper - ink) + (state / 2 ** 32 - 0.5) * 2 * grain
  })
}
