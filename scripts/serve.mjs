// Starts the built server. Everything it does is inside the build: it holds the only copy of the domains.
import { enableCompileCache } from 'node:module'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { inRoot } from './project.mjs'

// What the engine compiled is kept beside the other caches: the second start need not do it again.
enableCompileCache(inRoot('.cache', 'compiled'))

// The space for young objects grows by this factor and hardly shrinks again. Starting makes many objects that stay, and
// would leave 25 MB of it empty for the rest of an idle server's life; it may grow once there are visitors.
const growYoungSpace = (factor) => setFlagsFromString(`--semi-space-growth-factor=${factor}`)
growYoungSpace(1)
const build = await import(pathToFileURL(inRoot('build/server/index.js')).href)
await build.entry.module.serve({ build })
growYoungSpace(2)
