// Lets a bench load the letters: Node strips types but knows no JSX. Import this before anything that leads to a .tsx file,
// and that with a dynamic import.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

// React reads it once, when it is loaded; development mode takes twice the time.
process.env.NODE_ENV = 'production'

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('.tsx')) return nextLoad(url, context)
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), { loader: 'tsx', jsx: 'automatic' })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
