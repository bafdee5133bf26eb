// The list of the inbox as its page shows it, and as it stands beside a case.
import type { StaffActor } from '#app/platform/actor.ts'
import type { Reader } from '#db/store.ts'
import { aimOf } from './due-date.ts'
import { listInbox, readInbox } from './inbox.server.ts'
import { type InboxAddress, isNarrowed } from './inbox-address.ts'
import { listInboxChoices } from './inbox-choices.server.ts'
import { countInboxViews, MOST_COUNTED } from './inbox-counts.server.ts'
import { INBOX_VIEWS } from './inbox-views.ts'
import { readReadyAnswers } from './ready-answers.server.ts'

const PAGE_SIZE = 30

/** What an address of the inbox shows to this person. */
export async function readInboxPane(reader: Reader, actor: StaffActor, address: InboxAddress, at: Date) {
  const counts = await countInboxViews(reader, actor, at)
  const offset = (address.page - 1) * PAGE_SIZE
  const page = { ...address, limit: PAGE_SIZE, offset }
  const { cases, total, more } = isNarrowed(address)
    ? await readInbox(reader, actor, page, at)
    : { cases: await listInbox(reader, actor, page, at), total: counts[address.view], more: false }
  const waiting = address.view === 'toPublish' ? cases.map(({ id }) => id) : []
  const ready = await readReadyAnswers(reader, waiting)
  return {
    address,
    at,
    cases: cases.map((one) => ({
      ...one,
      aim: one.owed && one.doneAt === null ? aimOf(one) : null,
      ready: ready.get(one.id) ?? null,
    })),
    total,
    pages: Math.ceil(total / PAGE_SIZE),
    pageSize: PAGE_SIZE,
    most: MOST_COUNTED,
    more,
    choices: await listInboxChoices(reader, actor, at),
    views: INBOX_VIEWS.map((name) => ({
      name,
      count: counts[name] > MOST_COUNTED ? `${MOST_COUNTED}+` : counts[name],
    })),
  }
}
