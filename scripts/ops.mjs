// Runs a command of operations inside the built server: the same domains, store and keys as the service.
import { pathToFileURL } from 'node:url'
import { inRoot } from './project.mjs'

const build = await import(pathToFileURL(inRoot('build/server/index.js')).href)
process.exit(await build.entry.module.ops(process.argv.slice(2), { build }))
