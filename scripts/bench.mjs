// Runs the benchmarks, tests/bench/*.bench.ts, one after the other, and prints their figures beside the floors.
//   npm run bench                       all of them
//   npm run bench -- B1 B3              those whose file name begins with one of these (b1-registration.bench.ts)
//   npm run bench -- --json FILE        writes the figures as JSON too
//   npm run bench -- --list             names them, with the first lines of each
//
// A bench is a program. It says what it does on stderr and writes one line of JSON to stdout, a list of rows:
//   { job, metric, value, unit?, floor?, target?, better: 'higher' | 'lower', gates?: { [name]: boolean }, note? }
// `value` is a ratio to a control measured in the same run wherever it is a speed. A row fails below its floor (above
// it when lower is better) or with a gate that does not hold; a run whose gates fail has no speed.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inRoot, ROOT } from './project.mjs'

const FOLDER = inRoot('tests', 'bench')

function runBench(file) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot('tests', 'bench', file)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('close', (code) => {
      try {
        if (code !== 0) throw new Error(`ended with exit code ${code}`)
        resolve(JSON.parse(output.trim().split('\n').at(-1)))
      } catch (error) {
        resolve([{ job: file, metric: 'did not finish', gates: { finished: false }, note: error.message }])
      }
    })
  })
}

/** What a bench says of itself: the comment it begins with. */
function aboutOf(file) {
  const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n')
  const end = lines.findIndex((line) => !line.startsWith('//'))
  return lines
    .slice(0, end)
    .map((line) => line.slice(3))
    .join('\n  ')
}

export function verdictOf(row) {
  if (Object.values(row.gates ?? {}).includes(false)) return 'FAILED GATE'
  const reaches = (limit) => (row.better === 'lower' ? row.value <= limit : row.value >= limit)
  if (row.floor !== undefined && !reaches(row.floor)) return 'BELOW FLOOR'
  return row.target === undefined || reaches(row.target) ? 'ok' : 'ok, below target'
}

const figure = (value) => (value === undefined ? '' : Number(value.toPrecision(3)).toString())

function printTable(rows) {
  const head = ['job', 'metric', 'value', 'floor', 'target', 'verdict']
  const lines = rows.map((row) => {
    const broken = Object.entries(row.gates ?? {}).filter(([, holds]) => !holds)
    const about = [...broken.map(([name]) => name), row.note].filter(Boolean).join('; ')
    const value = [figure(row.value), row.unit].filter(Boolean).join(' ')
    return [row.job, row.metric, value, figure(row.floor), figure(row.target), verdictOf(row) + (about && `: ${about}`)]
  })
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i].length)))
  for (const line of [head, ...lines])
    console.log(
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
}

async function main(args) {
  const options = { json: { type: 'string' }, list: { type: 'boolean' } }
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const wanted = positionals.map((name) => name.toLowerCase())
  const chosen = (file) => wanted.length === 0 || wanted.some((name) => file === name || file.startsWith(`${name}-`))
  const files = (existsSync(FOLDER) ? readdirSync(FOLDER) : [])
    .filter((file) => file.endsWith('.bench.ts') && chosen(file))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  if (files.length === 0) {
    console.error('No such bench in tests/bench.')
    return 2
  }
  if (values.list) {
    for (const file of files) console.log(`${file.replace('.bench.ts', '')}\n  ${aboutOf(file)}`)
    return 0
  }
  const rows = []
  for (const file of files) {
    console.error(`${file} …`)
    rows.push(...(await runBench(file)))
  }
  printTable(rows)
  if (values.json) {
    const about = {
      node: process.version,
      cores: cpus().length,
      processor: cpus()[0]?.model,
      at: new Date().toISOString(),
    }
    writeFileSync(values.json, `${JSON.stringify({ about, rows }, null, 2)}\n`)
  }
  return rows.every((row) => verdictOf(row).startsWith('ok')) ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
