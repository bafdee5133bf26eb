// Structured logs. Only the fields named here are ever written, so that no personal data can slip in.
import pino from 'pino'

const FIELDS = [
  'requestId',
  'method',
  'route',
  'status',
  'milliseconds',
  'job',
  'count',
  'kind',
  'code',
  'id',
  'error',
  'address',
  'port',
  'state',
] as const
export type LogFields = Partial<Record<(typeof FIELDS)[number], string | number | boolean | undefined>>

// Lines go out together: a system call for each would cost as much as answering a request. A warning goes out at once.
const output = pino.destination({ fd: 1, sync: true, minLength: 4096, periodicFlush: 500 })
process.on('exit', () => output.flushSync())

const writer = (level: string, into: pino.DestinationStream) =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, into)
let target = writer('info', output)

/** From this level on lines are written, to the standard output unless somebody else wants them. */
export function configureLog(level: string, into: pino.DestinationStream = output): void {
  target = writer(level, into)
}

function write(level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
  if (!target.isLevelEnabled(level)) return
  const allowed: LogFields = {}
  for (const field of FIELDS) if (fields[field] !== undefined) allowed[field] = fields[field]
  target[level](allowed, message)
  if (level === 'warn' || level === 'error') output.flushSync()
}

/** `message` is a fixed sentence of ours; values go into the allowed fields. */
export const log = {
  debug: (message: string, fields?: LogFields) => write('debug', message, fields),
  info: (message: string, fields?: LogFields) => write('info', message, fields),
  warn: (message: string, fields?: LogFields) => write('warn', message, fields),
  error: (message: string, fields?: LogFields) => write('error', message, fields),
}

/** Kind and place of an error, without its text: texts of database and mail errors may quote what people typed. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = (error as { code?: unknown }).code
  const place =
    error.stack
      ?.split('\n')
      .find((line) => line.trim().startsWith('at '))
      ?.trim() ?? ''
  return `${error.name}${typeof code === 'string' ? ` ${code}` : ''} ${place}`
}
