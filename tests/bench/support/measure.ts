// What every bench shares: rounds that alternate product and control, medians, and the one line of JSON at the end.

export type Row = {
  job: string
  metric: string
  value?: number
  unit?: string
  floor?: number
  target?: number
  better: 'higher' | 'lower'
  gates?: Record<string, boolean>
  note?: string
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}

/** `0.52–0.71`, the spread of the rounds. */
export function spread(values: readonly number[]): string {
  return `${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)}`
}

/** Runs product and control in turns, changing who goes first; the first round only warms up. */
export async function rounds<Product, Control>(
  count: number,
  product: (round: number) => Promise<Product>,
  control: (round: number) => Promise<Control>,
): Promise<{ product: Product; control: Control }[]> {
  const all: { product: Product; control: Control }[] = []
  for (let round = 0; round <= count; round++) {
    const productFirst = round % 2 === 0
    const early = productFirst ? await product(round) : undefined
    const controlled = await control(round)
    all.push({ product: early ?? (await product(round)), control: controlled })
  }
  return all.slice(1)
}

export function say(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

export function report(rows: Row[]): void {
  process.stdout.write(`${JSON.stringify(rows)}\n`)
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number
}
