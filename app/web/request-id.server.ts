// Names a request in logs and on error pages: short enough to be read out over the telephone.
import { newSecret } from '#app/platform/tokens.server.ts'

export function newRequestId(): string {
  return newSecret(10)
}
