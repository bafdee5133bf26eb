import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { DrawFacts } from '../components/draw-parts.tsx'
import { drawLots } from '../draw-lots.server.ts'
import { drawMessages } from '../draw-messages.ts'
import { readDrawPage } from '../draw-page.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    if (!frame.rights.organise) throw new NotFound()
    const slotId = args.params.slotId ?? ''
    const page = await readDrawPage(reader(), { slug: event.slug, slotId, language, now: now() }, { page: 1 })
    return json({ frame, page, done: new URL(args.request.url).searchParams.get('done') === 'drawn' })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const { id = '', slotId = '' } = args.params
    const { event } = await readEventFrame(reader(), actor, id, languageOf(args.request))
    if (!event.slots.some((slot) => slot.id === slotId)) throw new NotFound()
    const outcome = await inTransaction(actor, (work) => drawLots(work, slotId), { lane: slotId })
    if (outcome.outcome === 'drawn') return seeOther(`/console/events/${id}/slots/${slotId}/draw?done=drawn`)
    return conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

const REFUSALS = {
  alreadyDrawn: 'alreadyDrawn',
  stillOpen: 'stillOpen',
  cancelled: 'drawCancelled',
  notALottery: 'notALottery',
} as const

export default function ConsoleDrawPage() {
  const { frame, page, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { outcome?: keyof typeof REFUSALS } | undefined
  const text = useMessages(drawMessages)
  return (
    <ConsolePage {...useEventFrame(frame, 'slots')}>
      {answer?.outcome ? <Banner result tone="error" title={text(REFUSALS[answer.outcome] ?? 'stillOpen')} /> : null}
      {done && page.state === 'drawn' && !answer ? <Banner result tone="success" title={text('consoleDone')} /> : null}
      <Panel title={text('consoleTitle')}>
        <DrawFacts page={page} />
        {page.state === 'open' ? <p>{text('consoleOpen', { at: page.closesAt })}</p> : null}
        {page.state === 'closed' ? (
          <>
            <p>{text('consoleAuto', { at: page.drawAt })}</p>
            <p className="hint">{text('consoleTold', { count: page.parties })}</p>
          </>
        ) : null}
        <Form>
          <Buttons>
            {page.state === 'closed' ? <Button variant="primary">{text('consoleDraw')}</Button> : null}
            <ButtonLink href={page.path}>{text('consolePage')}</ButtonLink>
          </Buttons>
        </Form>
      </Panel>
    </ConsolePage>
  )
}
