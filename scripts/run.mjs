// The door to every command of package.json: `node scripts/run.mjs COMMAND [arguments]`. Sets up what is missing, then
// runs the command on the pinned Node. Builtin modules only: it works before anything is installed.
import { runHere } from './child.mjs'
import { environmentWith, inRoot, Problem, SERVE } from './project.mjs'
import { setUp } from './setup.mjs'

const tool = (path) => inRoot('node_modules', path)
const script = (name) => inRoot('scripts', name)
const biome = tool('@biomejs/biome/bin/biome')
const production = () => ({ NODE_ENV: 'production' })
const demo = () => ({ ...production(), OPEN_DAY_DEMO: '1', DATA_DIR: process.env.DATA_DIR || 'data/demo' })

/** Per command: whether it needs the build, its environment, and the programs to run one after the other. */
const COMMANDS = {
  demo: { build: true, env: demo, programs: (args) => [[...SERVE, ...args]] },
  start: { build: true, env: production, programs: (args) => [[...SERVE, ...args]] },
  ops: { build: true, env: production, programs: (args) => [[script('ops.mjs'), ...args]] },
  bench: { build: true, env: production, programs: (args) => [[script('bench.mjs'), ...args]] },
  test: { build: true, programs: (args) => [[script('test.mjs'), 'all', ...args]] },
  check: { build: false, programs: (args) => [[script('test.mjs'), 'quick', ...args]] },
  build: { build: true, programs: () => [] },
  dev: { build: true, env: demo, programs: () => [[script('dev.mjs')]] },
  format: { build: false, programs: (args) => [[biome, 'check', '--write', ...args]] },
  'db:generate': {
    build: false,
    programs: (args) =>
      ['sqlite', 'postgresql'].map((dialect) => [
        tool('drizzle-kit/bin.cjs'),
        'generate',
        `--config=db/drizzle.${dialect}.config.ts`,
        ...args,
      ]),
  },
}

async function main([name, ...args]) {
  const command = COMMANDS[name]
  if (!command)
    throw new Problem(`Usage: npm run COMMAND, where COMMAND is one of ${Object.keys(COMMANDS).join(', ')}.`)
  const node = await setUp({ build: command.build })
  for (const program of command.programs(args)) {
    const code = await runHere(node, program, environmentWith(node, command.env?.()))
    if (code !== 0) return code
  }
  return 0
}

const given = process.argv.slice(2).filter((argument, i) => !(i === 1 && argument === '--'))
try {
  process.exitCode = await main(given)
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  // Whoever reads the last line of a test run finds it also when nothing could be run.
  if (given[0] === 'test' || given[0] === 'check') console.log('0 passed, 1 failed')
  process.exitCode = 2
}
