// Starts the built server. Everything it does is inside the build: it holds the only copy of the domains.
import { pathToFileURL } from 'node:url'
import { inRoot } from './project.mjs'

const build = await import(pathToFileURL(inRoot('build/server/index.js')).href)
await build.entry.module.serve({ build })
