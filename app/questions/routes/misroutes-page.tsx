import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { figureMessages } from '#app/reports/figure-messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { MISROUTE_DAYS, readMisroutes, scopeDepartments } from '../oversight-page.server.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { ROUTE_RULES, readRules } from '../route-question.ts'
import { ledgerScope } from '../supervision-policy.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** All misroutes, or those of `rule` and `word` (empty where no word was found), or of them those sent as proposed. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const rule = ROUTE_RULES.find((one) => one === query.get('rule')) ?? null
    const word = query.get('word') ?? ''
    const onlyProposed = query.has('proposed')
    const scope = await ledgerScope(reader(), actor)
    const places = new Map((await scopeDepartments(reader(), scope)).map((place) => [place.id, place]))
    const rows = (await readMisroutes(reader(), scope, now()))
      .filter(({ rules }) => rule === null || isOf(rules, rule, word))
      .filter(({ wasProposed }) => !onlyProposed || wasProposed)
      .map(({ trackingCode, departmentId, wasProposed, cause, reason }) => {
        const place = places.get(departmentId)
        return {
          trackingCode,
          unit: place ? localName(language, place.name, place.nameEn) : '',
          wasProposed,
          cause,
          reason,
        }
      })
    return json({ days: MISROUTE_DAYS, rule, word, onlyProposed, rows })
  })
}

const isOf = (kept: string, rule: string, word: string) =>
  readRules(kept).some(
    (fired) => fired.rule === rule && (word === '' ? fired.words.length === 0 : fired.words.includes(word)),
  )

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, figureMessages)('misroutes'), matches, { robots: 'noindex' })
}

/** The questions behind the misroutes of the overview. */
export default function MisroutesPage() {
  const { days, rule, word, onlyProposed, rows } = useLoaderData<typeof loader>()
  const text = useMessages(figureMessages)
  const oversight = useMessages(oversightMessages)
  const named = rule === null ? null : oversight(`misroute_${rule}`)
  return (
    <ConsolePage
      current="oversight"
      title={text('misroutes')}
      lead={text('misroutesLead', { days: days, count: rows.length })}
      actions={
        <ButtonLink icon="flag" href="/console/oversight">
          {text('toOverview')}
        </ButtonLink>
      }
    >
      {named ? (
        <p className="my-4">
          {word === '' ? named : text('misroutesOf', { rule: named, word })}
          {onlyProposed ? ` · ${text('misroutesProposed')}` : null}
        </p>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title={text('misroutesNone')} icon="search">
          <p>{text('misroutesNoneText')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={text('misroutes')}
          captionHidden
          rows={rows.map((row, index) => ({ ...row, index }))}
          rowKey={({ index }) => String(index)}
          empty=""
          columns={[
            { key: 'code', label: text('code'), rowHeader: true, cell: (row) => groupedCode(row.trackingCode) },
            { key: 'unit', label: text('wrongUnit'), cell: (row) => row.unit },
            { key: 'cause', label: text('cause'), nowrap: true, cell: (row) => text(`cause_${row.cause}`) },
            { key: 'proposed', label: text('wasProposed'), cell: (row) => text(row.wasProposed ? 'yes' : 'no') },
            { key: 'reason', label: text('reason'), cell: (row) => row.reason ?? '—' },
          ]}
        />
      )}
    </ConsolePage>
  )
}
