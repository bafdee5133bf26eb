// Running other programs: with their output on the screen, or kept back and shown only when they fail.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Problem, ROOT } from './project.mjs'

/** The exit code by which shells tell that a signal ended a program. */
const exitCodeOf = (signal) => 128 + (constants.signals[signal] ?? 15)

/**
 * npm passes a signal to the shell it started, and the shell ends without passing it on. So when the shell is gone, we
 * were meant. Without npm a parent may go for other reasons (`nohup node scripts/run.mjs start &`), and nobody watches.
 */
function whenNpmIsStopped(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return undefined
  const shell = process.ppid
  return setInterval(() => process.ppid !== shell && stop('SIGTERM'), 500)
}

/** Runs a program on this terminal. Resolves with its exit code; a signal sent to us reaches it. */
export function runHere(program, args, env) {
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' })
  const pass = (signal) => child.kill(signal)
  // The terminal sends Ctrl-C to the child as well; a second one could cut its orderly stop short.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  process.on('SIGTERM', pass).on('SIGHUP', pass).on('SIGINT', interrupt)
  const watch = whenNpmIsStopped(pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      process.off('SIGTERM', pass).off('SIGHUP', pass).off('SIGINT', interrupt)
      resolve(code ?? exitCodeOf(signal))
    })
  })
}

/**
 * Runs a program without showing its output. Refuses with that output when it fails. `onStart` is told its process
 * number. A signal sent to us is passed on and ends us at once: npm may take a minute to stop.
 */
export function runQuietly(program, args, env, { shell = false, onStart = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid) onStart(child.pid)
    let output = ''
    const keep = (text) => {
      output += text
    }
    const stop = (signal) => {
      child.kill(signal)
      process.exit(exitCodeOf(signal))
    }
    process.on('SIGTERM', stop).on('SIGHUP', stop).on('SIGINT', stop)
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => reject(new Problem(`${program} could not be started: ${error.message}`)))
    child.on('close', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGHUP', stop).off('SIGINT', stop)
      const command = [program, ...args].join(' ')
      if (code === 0) resolve(output)
      else if (signal) reject(new Problem(`${output.trimEnd()}\n\n${command} was stopped (${signal}).`))
      else reject(new Problem(`${output.trimEnd()}\n\n${command} failed (exit code ${code}).`))
    })
  })
}
