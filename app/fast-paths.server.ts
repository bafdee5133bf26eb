// Endpoints that answer before Remix, one line each. What belongs here is measured (docs, benches), not guessed.
import type { FastPath } from './web/fast-path.server.ts'

export const FAST_PATHS: readonly FastPath[] = []
