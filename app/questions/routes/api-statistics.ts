import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { apiJson, problem } from '#app/web/api.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { monthStatistics } from '../statistics.server.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** GET /api/v1/statistics?month=YYYY-MM: the monthly table by department; the current month when none is named. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    const month = new URL(args.request.url).searchParams.get('month') || monthOf(at)
    const statistics = await monthStatistics(reader(), month, at)
    if (!statistics) {
      return problem(422, 'invalid', 'the query does not fit', {
        errors: [{ path: 'month', code: 'invalid_format', message: 'expects YYYY-MM' }],
      })
    }
    const language = languageOf(args.request)
    return apiJson({
      month: statistics.month,
      items: statistics.departments.map(({ department: { code, name, nameEn }, ...figures }) => ({
        department: { code, name: localName(language, name, nameEn) },
        ...figures,
      })),
      total: statistics.total,
    })
  })
}
