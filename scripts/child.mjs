// Running other programs: with their output on the screen, or kept back and shown only when they fail.
import { spawn } from 'node:child_process'
import { Problem, ROOT } from './project.mjs'

/** Runs a program on this terminal. Resolves with its exit code; a signal sent to us reaches it. */
export function runHere(program, args, env) {
  const child = spawn(program, args, { cwd: ROOT, env, stdio: 'inherit' })
  const pass = (signal) => child.kill(signal)
  // The terminal sends Ctrl-C to the child as well; a second one could cut its orderly stop short.
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  process.on('SIGTERM', pass).on('SIGHUP', pass).on('SIGINT', interrupt)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGTERM', pass).off('SIGHUP', pass).off('SIGINT', interrupt)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** Runs a program without showing its output. Refuses with that output when it fails. */
export function runQuietly(program, args, env, { shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (text) => {
      output += text
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => reject(new Problem(`${program} could not be started: ${error.message}`)))
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Problem(`${output.trimEnd()}\n\n${[program, ...args].join(' ')} failed (exit code ${code}).`))
    })
  })
}
