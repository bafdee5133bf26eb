// The operator's commands: `npm run ops -- COMMAND`. Each runs in its own process on the service's own domains and store.
import type { ServerBuild } from '@remix-run/node'
import { useStore } from '#db/work.ts'
import { prepare } from './boot.server.ts'
import { createAdminCommand } from './ops/create-admin.server.ts'
import { routesCommand } from './ops/routes.server.ts'

/** 0 done, 1 found a fault, 2 wrong use. */
export type ExitCode = 0 | 1 | 2
export type Command = {
  /** arguments as shown in the help */
  usage: string
  about: string
  /** false: runs without opening the store */
  store?: false
  run: (args: string[], context: { build: ServerBuild }) => Promise<ExitCode>
}

export const COMMANDS: Readonly<Record<string, Command>> = {
  'create-admin': createAdminCommand,
  routes: routesCommand,
}

function help(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, { usage, about }]) => `  ${`${name} ${usage}`.padEnd(34)} ${about}`,
  )
  return ['Usage: npm run ops -- COMMAND', ...lines].join('\n')
}

/** Runs one command and says how the process ends. */
export async function ops(argv: string[], context: { build: ServerBuild }): Promise<ExitCode> {
  const [name = '', ...args] = argv
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    console.error(help())
    return 2
  }
  if (command.store === false) return command.run(args, context)
  const { store } = await prepare()
  try {
    return await command.run(args, context)
  } finally {
    await store.close()
    useStore(undefined)
  }
}
