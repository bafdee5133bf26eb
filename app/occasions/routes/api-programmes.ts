import { config } from '#app/config.server.ts'
import { apiJson } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { toApiProgramme } from '../programme-feed.server.ts'
import { listProgrammes } from '../programme-queries.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** GET /api/v1/programmes: every programme on the air. */
export async function loader() {
  const { publicOrigin } = config()
  return apiJson({ items: (await listProgrammes(reader())).map((one) => toApiProgramme(one, publicOrigin)) })
}
