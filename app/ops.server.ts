// The operator's commands: `npm run ops -- COMMAND`. Each runs in its own process on the service's own domains and store.
import type { ServerBuild } from '@remix-run/node'
import { useStore } from '#db/work.ts'
import { endOnBadSetting, prepare, prepareWithoutStore } from './boot.server.ts'
import type { Command, ExitCode } from './ops/command.ts'
import { createAdminCommand } from './ops/create-admin.server.ts'
import {
  backupCommand,
  eraseCommand,
  restoreCommand,
  retentionCommand,
  rotateKeysCommand,
  seedDemoCommand,
  verifyCommand,
} from './ops/data-commands.server.ts'
import { pairGateCommand } from './ops/pair-gate.server.ts'
import { routesCommand } from './ops/routes.server.ts'

export const COMMANDS: Readonly<Record<string, Command>> = {
  'create-admin': createAdminCommand,
  'seed-demo': seedDemoCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
  retention: retentionCommand,
  erase: eraseCommand,
  'rotate-keys': rotateKeysCommand,
  'pair-gate': pairGateCommand,
  routes: routesCommand,
}

function help(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { usage, about }]) => `  ${`${name} ${usage}`.padEnd(34)} ${about}`,
  )
  return ['Usage: npm run ops -- COMMAND', ...lines].join('\n')
}

/** Runs one command and says how the process ends. */
export function ops(argv: string[], context: { build: ServerBuild }): Promise<ExitCode> {
  return endOnBadSetting(() => run(argv, context))
}

async function run(argv: string[], context: { build: ServerBuild }): Promise<ExitCode> {
  const [name = '', ...args] = argv
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    console.error(help())
    return 2
  }
  if (command.store === false) {
    prepareWithoutStore()
    return command.run(args, context)
  }
  const { store } = await prepare()
  try {
    return await command.run(args, context)
  } finally {
    await store.close()
    useStore(undefined)
  }
}
