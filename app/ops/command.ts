// The shape of an operator's command.
import type { ServerBuild } from '#app/web/route-table.server.ts'

/** 0 done, 1 found a fault, 2 wrong use. */
export type ExitCode = 0 | 1 | 2
export type Command = {
  /** arguments as shown in the help */
  usage: string
  about: string
  /** false: runs with configuration and keys, without opening the store */
  store?: false
  run: (args: string[], context: { build: ServerBuild }) => Promise<ExitCode>
}
