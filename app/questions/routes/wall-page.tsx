import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { askUrl } from '#app/events/ask-url.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { cookieOf } from '#app/web/language.server.ts'
import { wallDevicesByNetwork, wallVotesByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { QuestionWall } from '../components/question-wall.tsx'
import { deviceOf, newDeviceMark, voteOnWall, votesOfDevice } from '../vote-on-wall.server.ts'
import { DEVICE_COOKIE, deviceCookie } from '../wall-device.server.ts'
import { publicWallEvent } from '../wall-event.server.ts'
import { voteForm } from '../wall-forms.ts'
import { type WallMessageKey, wallMessages } from '../wall-messages.ts'
import { wallContent } from '../wall-queries.server.ts'
import '../wall.css'

export const handle: RouteHandle = { audience: 'public', live: true }

const SAID: Record<string, WallMessageKey> = {
  counted: 'voted',
  alreadyCounted: 'votedAlready',
  notShown: 'notShown',
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const event = await publicWallEvent(reader(), params.slug ?? '')
  const mark = cookieOf(request, DEVICE_COOKIE)
  const device = deviceOf(mark)
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  if (!device && request.method === 'GET') {
    // Given with the page and not with the vote: two quick taps are then one device.
    await wallDevicesByNetwork.take(networkOf(context.address))
    headers.append('Set-Cookie', deviceCookie(newDeviceMark()))
  }
  const address = askUrl(config().publicOrigin, event.slug)
  return json(
    {
      event,
      wall: await wallContent(reader(), event.id),
      voted: device ? await votesOfDevice(reader(), event.id, device) : [],
      qr: qrSvg(address),
      askHref: `/ask?event=${encodeURIComponent(event.slug)}`,
      said: SAID[new URL(request.url).searchParams.get('done') ?? ''] ?? null,
    },
    { headers },
  )
}

/** A vote. Counts once per device; a browser without our mark is given one and votes again. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const event = await publicWallEvent(reader(), params.slug ?? '')
  const form = checkForm(await formValues(request), voteForm)
  if (!form.ok) return json({ said: 'notShown' as const }, { status: 422 })
  const here = `/wall/${event.slug}`
  const device = deviceOf(cookieOf(request, DEVICE_COOKIE))
  if (!device) return seeOther(here)
  await wallVotesByNetwork.take(networkOf(context.address))
  const outcome = await inTransaction(
    citizen(context),
    (work) => voteOnWall(work, { eventId: event.id, questionId: form.value.vote, device }),
    { lane: `wall ${event.id}` },
  )
  return seeOther(`${here}?done=${outcome.outcome}`)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = data ? localName(language, data.event.title, data.event.titleEn) : ''
  return pageMeta(`${translator(language, wallMessages)('wall')} · ${title}`, matches)
}

export default function WallPage() {
  const data = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { said?: WallMessageKey } | undefined
  return <QuestionWall {...data} said={answer?.said ?? data.said} />
}
