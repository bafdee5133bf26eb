// Says what takes time. On stderr, so that the output of a command can be read by a program.

/** Shows a line while the work runs, with the seconds it has taken. */
export async function step(title, work) {
  const live = process.stderr.isTTY === true
  const startedAt = Date.now()
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  process.stderr.write(`${title} …${live ? '' : '\n'}`)
  const timer = setInterval(
    () => process.stderr.write(live ? `\r${title} … ${elapsed()}` : `  still at it, ${elapsed()}\n`),
    live ? 1000 : 20_000,
  )
  try {
    const result = await work()
    process.stderr.write(`${live ? `\r${title} … ` : '  '}done in ${elapsed()}\n`)
    return result
  } catch (error) {
    process.stderr.write(`${live ? `\r${title} … ` : '  '}failed after ${elapsed()}\n`)
    throw error
  } finally {
    clearInterval(timer)
  }
}
