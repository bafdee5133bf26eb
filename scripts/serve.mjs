// Starts the built server. Everything it does is inside the build: it holds the only copy of the domains.
import { enableCompileCache } from 'node:module'
import { pathToFileURL } from 'node:url'
import { inRoot } from './project.mjs'

// What the engine compiled is kept beside the other caches: the second start need not do it again.
enableCompileCache(inRoot('.cache', 'compiled'))

const build = await import(pathToFileURL(inRoot('build/server/index.js')).href)
await build.entry.module.serve({ build })
