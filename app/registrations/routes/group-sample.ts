import type { LoaderFunctionArgs } from '@remix-run/node'
import { readFormat } from '#app/platform/spreadsheet.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { sampleList } from '../list-sample.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader({ request }: LoaderFunctionArgs) {
  const format = readFormat(new URL(request.url).searchParams.get('format'))
  const { body, headers } = await sampleList('group', languageOf(request), format, [])
  return new Response(body, { headers })
}
