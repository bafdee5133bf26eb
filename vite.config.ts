import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  // Bundled: drizzle is hundreds of small files, and loading them one by one is half of the start and of the memory.
  ssr: { noExternal: ['drizzle-orm'] },
  build: {
    target: 'es2022',
    cssTarget: 'chrome99',
    rollupOptions: {
      onwarn(warning, warn) {
        // Comments of dependencies that Rollup cannot place; nothing of ours.
        if (warning.code === 'INVALID_ANNOTATION' || warning.code === 'MODULE_LEVEL_DIRECTIVE') return
        warn(warning)
      },
    },
  },
})
