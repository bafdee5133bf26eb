// Pictures for the sample data where a department would upload photographs: drawn here, the same on every run.
import { crc32, deflateSync } from 'node:zlib'

const [WIDTH, HEIGHT] = [960, 640]
export type DemoScene = 'hall' | 'waterworks' | 'desk' | 'steps' | 'entrance' | 'map'

type Colour = readonly [number, number, number]
type Canvas = { palette: Colour[]; dots: Uint8Array }

function colourOf(canvas: Canvas, colour: Colour): number {
  const known = canvas.palette.findIndex((one) => one.every((part, index) => part === colour[index]))
  return known >= 0 ? known : canvas.palette.push(colour) - 1
}

function box(canvas: Canvas, [x, y, width, height]: readonly [number, number, number, number], colour: Colour): void {
  const dot = colourOf(canvas, colour)
  const [from, to] = [Math.max(0, x), Math.min(WIDTH, x + width)]
  for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row++) {
    canvas.dots.fill(dot, row * WIDTH + from, row * WIDTH + to)
  }
}

function disc(canvas: Canvas, [x, y, radius]: readonly [number, number, number], colour: Colour): void {
  for (let row = -radius; row <= radius; row++) {
    const half = Math.round(Math.sqrt(radius * radius - row * row))
    box(canvas, [x - half, y + row, half * 2 + 1, 1], colour)
  }
}

/** Bands from one colour to another, as light falls. */
function fade(canvas: Canvas, from: Colour, to: Colour, top: number, bottom: number): void {
  const bands = 24
  for (let band = 0; band < bands; band++) {
    const share = band / (bands - 1)
    const mixed = from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share))
    const y = top + Math.floor(((bottom - top) * band) / bands)
    box(canvas, [0, y, WIDTH, Math.ceil((bottom - top) / bands) + 1], mixed as unknown as Colour)
  }
}

const CLOTHES: readonly Colour[] = [
  [52, 84, 128],
  [163, 62, 58],
  [88, 118, 84],
  [196, 158, 92],
  [92, 84, 110],
  [216, 216, 210],
]

/** Somebody seen from behind: nobody can be recognised. */
function person(canvas: Canvas, x: number, y: number, size: number, index: number): void {
  const clothes = CLOTHES[index % CLOTHES.length] as Colour
  disc(canvas, [x, y + size, Math.round(size * 0.95)], clothes)
  box(canvas, [x - Math.round(size * 0.95), y + size, Math.round(size * 1.9), size * 3], clothes)
  disc(
    canvas,
    [x, y - Math.round(size * 0.45), Math.round(size * 0.55)],
    index % 4 === 3 ? [150, 150, 150] : [42, 36, 34],
  )
}

function crowd(canvas: Canvas, y: number, size: number, count: number, shift: number): void {
  const step = Math.floor(WIDTH / count)
  for (let index = 0; index < count; index++) {
    person(canvas, shift + index * step, y + ((index * 37) % 23), size, index * 5 + shift)
  }
}

const SCENES: Record<DemoScene, (canvas: Canvas) => void> = {
  hall: (canvas) => {
    fade(canvas, [236, 232, 222], [214, 206, 192], 0, 420)
    box(canvas, [0, 420, WIDTH, 220], [150, 118, 88])
    box(canvas, [170, 60, 620, 250], [178, 34, 40])
    for (let line = 0; line < 2; line++)
      box(canvas, [250 + line * 60, 130 + line * 70, 460 - line * 120, 26], [248, 232, 190])
    box(canvas, [250, 350, 460, 80], [112, 72, 48])
    for (let index = 0; index < 4; index++) {
      person(canvas, 310 + index * 115, 310, 26, index + 2)
      box(canvas, [290 + index * 115, 352, 40, 16], [246, 244, 236])
    }
    box(canvas, [250, 372, 460, 60], [112, 72, 48])
    crowd(canvas, 480, 38, 9, 40)
    crowd(canvas, 560, 50, 7, 90)
  },
  waterworks: (canvas) => {
    fade(canvas, [150, 192, 226], [226, 238, 244], 0, 300)
    for (let index = 0; index < 3; index++) {
      disc(canvas, [180 + index * 300, 250, 96], [206, 214, 218])
      box(canvas, [84 + index * 300, 250, 193, 130], [188, 198, 204])
      box(canvas, [84 + index * 300, 300, 193, 10], [140, 152, 160])
    }
    box(canvas, [0, 370, WIDTH, 270], [120, 132, 126])
    fade(canvas, [64, 132, 158], [38, 96, 124], 400, 520)
    for (let index = 0; index < 16; index++) box(canvas, [index * 62, 384, 8, 50], [224, 226, 222])
    box(canvas, [0, 394, WIDTH, 8], [224, 226, 222])
    crowd(canvas, 540, 42, 8, 70)
  },
  /** A graphic: three steps, each higher and fuller than the one before. */
  steps: (canvas) => {
    box(canvas, [0, 0, WIDTH, HEIGHT], [244, 248, 251])
    const water: readonly Colour[] = [
      [142, 196, 226],
      [72, 148, 196],
      [28, 92, 150],
    ]
    for (const [index, colour] of water.entries()) {
      const [x, height] = [90 + index * 270, 150 + index * 140]
      box(canvas, [x, 580 - height, 240, height], colour)
      for (let drop = 0; drop <= index; drop++) disc(canvas, [x + 60 + drop * 60, 540 - height, 20], colour)
    }
    box(canvas, [60, 580, 840, 6], [60, 72, 84])
  },
  /** A gate-house from the street: steps, a ramp beside them, glass doors, a board with the name. */
  entrance: (canvas) => {
    fade(canvas, [158, 198, 228], [232, 240, 244], 0, 430)
    box(canvas, [0, 430, WIDTH, 114], [208, 206, 198])
    for (const [x, size] of [
      [60, 70],
      [900, 84],
    ] as const) {
      box(canvas, [x - 9, 300, 18, 180], [98, 76, 58])
      for (const [dx, dy] of [
        [-40, 20],
        [36, 12],
        [0, -30],
      ] as const)
        disc(canvas, [x + dx, 270 + dy, size], [84, 128, 86])
    }
    box(canvas, [140, 130, 680, 350], [224, 216, 200])
    box(canvas, [110, 100, 740, 44], [120, 60, 52])
    box(canvas, [110, 144, 740, 8], [196, 186, 168])
    for (const x of [190, 300, 640, 750]) {
      box(canvas, [x, 200, 62, 120], [120, 152, 172])
      box(canvas, [x + 29, 200, 4, 120], [232, 230, 222])
      box(canvas, [x - 6, 320, 74, 10], [180, 170, 152])
    }
    for (const x of [378, 566]) box(canvas, [x, 152, 22, 328], [206, 196, 178])
    box(canvas, [400, 180, 166, 300], [70, 96, 112])
    for (const x of [408, 487]) box(canvas, [x, 250, 71, 230], [146, 182, 198])
    box(canvas, [478, 340, 10, 70], [232, 228, 214])
    box(canvas, [412, 190, 142, 46], [178, 34, 40])
    for (let letter = 0; letter < 5; letter++) box(canvas, [424 + letter * 25, 203, 17, 20], [248, 226, 170])
    for (let step = 0; step < 4; step++)
      box(
        canvas,
        [380 - step * 16, 480 + step * 16, 206 + step * 32, 16],
        [200 - step * 12, 194 - step * 12, 184 - step * 12],
      )
    for (let part = 0; part < 150; part++)
      box(canvas, [634 + part, 480 + Math.round(part * 0.42), 1, 70 - Math.round(part * 0.42)], [186, 180, 168])
    box(canvas, [634, 444, 6, 40], [90, 96, 100])
    box(canvas, [0, 544, WIDTH, 96], [138, 142, 144])
    for (let mark = 0; mark < 8; mark++) box(canvas, [20 + mark * 124, 600, 70, 8], [226, 228, 226])
    box(canvas, [250, 400, 60, 84], [178, 34, 40])
    box(canvas, [258, 412, 44, 30], [250, 244, 230])
  },
  /** A sketch of the way: two roads, a stop, a car park, and the house with a pin; the line to walk is dotted. */
  map: (canvas) => {
    box(canvas, [0, 0, WIDTH, HEIGHT], [243, 241, 234])
    const houses: readonly (readonly [number, number, number, number])[] = [
      [40, 40, 180, 120],
      [260, 50, 120, 110],
      [40, 400, 150, 190],
      [240, 410, 200, 90],
      [760, 40, 160, 150],
      [780, 400, 150, 180],
    ]
    for (const place of houses) box(canvas, place, [224, 220, 208])
    box(canvas, [240, 520, 300, 90], [200, 222, 192])
    box(canvas, [0, 270, WIDTH, 76], [255, 255, 255])
    box(canvas, [440, 0, 64, HEIGHT], [255, 255, 255])
    for (let mark = 0; mark < 16; mark++) box(canvas, [12 + mark * 62, 306, 34, 5], [206, 204, 196])
    for (let mark = 0; mark < 11; mark++) box(canvas, [469, 10 + mark * 62, 5, 34], [206, 204, 196])
    // The bus stop.
    box(canvas, [236, 356, 44, 44], [11, 92, 173])
    box(canvas, [244, 364, 28, 18], [255, 255, 255])
    for (const x of [251, 265]) disc(canvas, [x, 390, 5], [255, 255, 255])
    // The house, its yard with places for cars, its gate to the road.
    box(canvas, [560, 60, 170, 150], [198, 16, 46])
    box(canvas, [572, 72, 146, 126], [244, 226, 226])
    box(canvas, [560, 210, 170, 46], [214, 214, 208])
    for (let place = 0; place < 5; place++) box(canvas, [570 + place * 32, 216, 4, 34], [255, 255, 255])
    disc(canvas, [645, 120, 26], [198, 16, 46])
    for (let row = 0; row < 34; row++)
      box(canvas, [645 - Math.round((34 - row) * 0.62), 128 + row, Math.round((34 - row) * 1.24), 1], [198, 16, 46])
    disc(canvas, [645, 120, 10], [255, 255, 255])
    for (let dot = 0; dot < 14; dot++) disc(canvas, [290 + dot * 27, 330, 5], [11, 92, 173])
    for (let dot = 0; dot < 4; dot++) disc(canvas, [645, 318 - dot * 24, 5], [11, 92, 173])
  },
  desk: (canvas) => {
    fade(canvas, [222, 230, 232], [196, 208, 212], 0, 400)
    box(canvas, [0, 400, WIDTH, 240], [170, 164, 156])
    for (let index = 0; index < 3; index++) {
      const x = 50 + index * 300
      box(canvas, [x, 70, 250, 190], CLOTHES[index] as Colour)
      for (let line = 0; line < 4; line++) box(canvas, [x + 30, 100 + line * 36, 190 - line * 24, 14], [240, 240, 234])
      person(canvas, x + 125, 300, 28, index + 3)
      box(canvas, [x, 350, 250, 100], [232, 228, 218])
      box(canvas, [x + 30, 340, 70, 12], [250, 250, 248])
      person(canvas, x + 80, 470, 46, index)
      person(canvas, x + 190, 490, 44, index + 1)
    }
  },
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A PNG with a palette, 960 × 640, about ten kilobytes. */
export function demoPhoto(scene: DemoScene): Uint8Array {
  const canvas: Canvas = { palette: [], dots: new Uint8Array(WIDTH * HEIGHT) }
  SCENES[scene](canvas)
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let row = 0; row < HEIGHT; row++)
    rows.set(canvas.dots.subarray(row * WIDTH, (row + 1) * WIDTH), row * (WIDTH + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits a dot, by palette (W3C PNG, §11.2.1).
  header.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(canvas.palette.flat())),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
